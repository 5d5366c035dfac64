import { certificateName } from '@csms/store';
import { fromBER, OctetString } from 'asn1js';
import { BasicOCSPResponse, type CertID, OCSPResponse, type SingleResponse } from 'pkijs';
import type { CertificateHashes } from '../certificate-status.js';
import { type Certificate, certificateFrom, hexNumber, knownTime } from './certificate.js';
import { digestIds, ocspIds } from './ocsp-ids.js';
import { isSignedWith, type Signed, signedBy } from './signature.js';

/** Why an OCSP answer does not count. */
export type AnswerFlaw =
  /** It is no OCSP response. */
  | 'malformed'
  /** The responder says that it can't answer. */
  | 'unsuccessful'
  /** It is about other certificates only. */
  | 'other-certificate'
  /** It has a nonce that is not ours. */
  | 'nonce'
  /** It is from the future, or newer information is due. */
  | 'not-current'
  /** Nobody is known by the hashes of the issuer. */
  | 'issuer-unknown'
  /** It is signed neither by the issuer nor by a signer whom the issuer lets sign OCSP answers. */
  | 'signature'
  /** The responder does not know the certificate. */
  | 'unknown';

/** What an answer that counts says. */
export interface CertificateStatus {
  readonly status: 'good' | 'revoked';
  /** When there will be newer information; absent when there may be at any time. */
  readonly nextUpdate: Date | undefined;
}

/** What an OCSP answer is checked against. */
export interface AnswerExpectation {
  readonly certificate: CertificateHashes;
  readonly nonce: Uint8Array;
  readonly at: Date;
  /** The issuer of the certificate, which may be among the certificates that come with the answer. */
  findIssuer(others: readonly Certificate[]): Certificate | undefined;
}

/** How far clocks may differ, and how old an answer may be that names no next update. */
const toleranceMs = 5 * 60_000;
/** More certificates than any answer needs; they bound the work that a hostile answer makes. */
const maxCertificates = 6;

/** Judges an OCSP response (DER, RFC 6960, 3.2): what it says of a certificate, if it counts. Never throws. */
export function judgeOcspAnswer(
  response: Uint8Array,
  expectation: AnswerExpectation,
): CertificateStatus | AnswerFlaw {
  try {
    const answer = readAnswer(response);
    return typeof answer === 'string' ? answer : judge(answer, expectation);
  } catch {
    return 'malformed';
  }
}

interface Answer {
  readonly responses: readonly SingleResponse[];
  readonly nonce: Uint8Array | undefined;
  readonly certificates: readonly Certificate[];
  readonly signed: Signed;
}

function readAnswer(der: Uint8Array): Answer | AnswerFlaw {
  const { responseStatus, responseBytes } = OCSPResponse.fromBER(new Uint8Array(der));
  if (responseStatus.valueBlock.valueDec !== 0) return 'unsuccessful';
  if (responseBytes?.responseType !== ocspIds.basicResponse) return 'malformed';
  const basic = BasicOCSPResponse.fromBER(responseBytes.response.valueBlock.valueHexView);
  const { tbsResponseData, signature, signatureAlgorithm, certs = [] } = basic;
  if (certs.length > maxCertificates) return 'malformed';
  const { responses, responseExtensions = [], tbsView } = tbsResponseData;
  const nonce = responseExtensions.find(({ extnID }) => extnID === ocspIds.nonce)?.extnValue;
  return {
    responses,
    nonce: nonce && nonceOf(nonce.valueBlock.valueHexView),
    certificates: certs.map(certificateFrom),
    signed: signedBy(tbsView, signature, signatureAlgorithm),
  };
}

/** The nonce in its extension: an octet string (RFC 8954), though old responders write the bytes as they are. */
function nonceOf(value: Uint8Array): Uint8Array {
  const { result } = fromBER(new Uint8Array(value));
  return result instanceof OctetString ? result.valueBlock.valueHexView : value;
}

function judge(
  answer: Answer,
  { certificate, nonce, at, findIssuer }: AnswerExpectation,
): CertificateStatus | AnswerFlaw {
  const { responses, certificates, signed } = answer;
  const single = responses.find(({ certID }) => isAbout(certID, certificate));
  if (!single) return 'other-certificate';
  if (answer.nonce && Buffer.compare(answer.nonce, nonce) !== 0) return 'nonce';
  const nextUpdate = single.nextUpdate && knownTime(single.nextUpdate);
  if (!isCurrent(knownTime(single.thisUpdate), nextUpdate, at)) return 'not-current';
  const issuer = findIssuer(certificates);
  if (!issuer) return 'issuer-unknown';
  const signers = [issuer, ...certificates.filter((signer) => isDelegated(signer, issuer, at))];
  if (!signers.some(({ publicKey }) => isSignedWith(signed, publicKey))) return 'signature';
  const status = statusOf(single);
  return status === 'unknown' ? status : { status, nextUpdate };
}

function isAbout(certID: CertID, certificate: CertificateHashes): boolean {
  const { hashAlgorithm, issuerNameHash, issuerKeyHash, serialNumber } = certID;
  return (
    hashAlgorithm.algorithmId === digestIds[certificate.hashAlgorithm] &&
    certificateName(certificate) ===
      certificateName({
        hashAlgorithm: certificate.hashAlgorithm,
        issuerNameHash: Buffer.from(issuerNameHash.valueBlock.valueHexView).toString('hex'),
        issuerKeyHash: Buffer.from(issuerKeyHash.valueBlock.valueHexView).toString('hex'),
        serialNumber: hexNumber(serialNumber.valueBlock.valueHexView),
      })
  );
}

function isCurrent(thisUpdate: Date, nextUpdate: Date | undefined, at: Date): boolean {
  const [now, from] = [at.getTime(), thisUpdate.getTime()];
  const to = nextUpdate?.getTime() ?? from;
  return from - toleranceMs <= now && now <= to + toleranceMs;
}

/** Whether an issuer lets somebody sign OCSP answers (RFC 6960, 4.2.2.2). */
function isDelegated(signer: Certificate, issuer: Certificate, at: Date): boolean {
  const { extendedKeyUsage, keyUsage, validFrom, validTo, signed } = signer;
  return (
    extendedKeyUsage.includes(ocspIds.signingPurpose) &&
    (!keyUsage || keyUsage.has('digitalSignature')) &&
    validFrom <= at &&
    at <= validTo &&
    Buffer.compare(signer.issuer, issuer.subject) === 0 &&
    isSignedWith(signed, issuer.publicKey)
  );
}

/** CertStatus is a choice by tag: good, revoked, unknown. */
function statusOf({ certStatus }: SingleResponse): CertificateStatus['status'] | 'unknown' {
  const { tagNumber } = (certStatus as { readonly idBlock: { readonly tagNumber: number } }).idBlock;
  return (['good', 'revoked'] as const)[tagNumber] ?? 'unknown';
}
