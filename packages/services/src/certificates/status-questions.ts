import { certificateName } from '@csms/store';
import type { CertificateHashes, CertificateInQuestion } from '../certificate-status.js';
import type { Path } from './build-path.js';
import type { Certificate } from './certificate.js';
import { hashesOf } from './certificate-hashes.js';
import type { StatusQuestion } from './status-checker.js';

/** A question, and the place among the certificates, or hashes, of the one that it is about. */
export interface PlacedQuestion extends StatusQuestion {
  readonly position: number;
}

/** What to ask about a path: the status of each certificate that names a responder. */
export function questionsOfPath(path: Path, at: Date): PlacedQuestion[] {
  return path.flatMap((certificate, position) => {
    const issuer = path[position + 1];
    const { responderUrls } = certificate;
    if (!issuer || responderUrls.length === 0) return [];
    return {
      position,
      certificate: hashesOf(certificate, issuer),
      responderUrls,
      at,
      findIssuer: () => issuer,
    };
  });
}

/** What questions about hashes are made with. */
export interface HashesContext {
  /** Of the chain that came with them. */
  readonly path: Path | undefined;
  readonly at: Date;
  /** The issuer that hashes name, which may be among others that came with an answer. */
  findIssuer(certificate: CertificateHashes, others: readonly Certificate[]): Certificate | undefined;
}

/**
 * What to ask about hashes: the status of each, but of those whose certificate is in the path and asked about anyway.
 */
export function questionsOfHashes(
  hashes: readonly CertificateInQuestion[],
  { path, at, findIssuer }: HashesContext,
): PlacedQuestion[] {
  return hashes.flatMap((certificate, position) => {
    if (path && isAsked(certificate, path)) return [];
    const { responderUrl } = certificate;
    return {
      position,
      certificate,
      responderUrls: responderUrl === undefined ? [] : [responderUrl],
      at,
      findIssuer: (others) => findIssuer(certificate, others),
    };
  });
}

function isAsked(hashes: CertificateInQuestion, path: Path): boolean {
  return path.some((certificate, position) => {
    const issuer = path[position + 1];
    return (
      issuer !== undefined &&
      certificate.responderUrls.length > 0 &&
      certificateName(hashesOf(certificate, issuer, hashes.hashAlgorithm)) === certificateName(hashes)
    );
  });
}
