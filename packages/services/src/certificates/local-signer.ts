import type { X509Certificate } from 'node:crypto';
import { Certificate } from 'pkijs';
import type { CertificateSigner, SigningRequest } from '../certificate-signer.js';
import { CsrError } from '../csr-error.js';
import { chainOf, chainPem } from './certificate-chain.js';
import { issueCertificate, type Validity } from './issue-certificate.js';
import { type PemSource, readAuthority, readIssuers, SigningAuthorityError } from './signing-authority.js';
import { textsIn } from './subject.js';
import { type VerifiedCsr, verifyCsr } from './verify-csr.js';

/** What an authority of our own signs with. */
export interface LocalSignerOptions {
  /** Its certificate, which those above it may follow. */
  readonly cert: PemSource;
  /** Its key: PKCS#8, PKCS#1 or SEC 1, without a password. */
  readonly key: PemSource;
  /** Who owns the stations; by default whoever the authority's certificate names, if anybody. */
  readonly organization?: string;
  /** How long a certificate is good, in milliseconds; a year by default, and never longer than the authority's. */
  readonly validityMs?: number;
}

/** How far stations' clocks may be behind, in milliseconds. */
const clockToleranceMs = 60 * 60_000;

const yearMs = 365 * 24 * 60 * 60_000;

/**
 * Signs the certificates with which stations connect, with an authority of our own, which is read anew for each. A CSR
 * has one common name, the station's id, and the organization of who owns it (2.0.1 A00.FR.404, A00.FR.405). The serial
 * number that a station tells of itself counts for nothing: it could be the id that another one gets.
 *
 * `check` and `sign` throw a {@link SigningAuthorityError} when the authority can't be used.
 */
export function createLocalSigner({
  cert,
  key,
  organization,
  validityMs = yearMs,
}: LocalSignerOptions): CertificateSigner {
  function verified({ use, csr, stationId }: SigningRequest, authority: X509Certificate): VerifiedCsr {
    if (use === 'v2g') throw new CsrError('use', 'expected a certificate for the connection to the CSMS');
    const read = verifyCsr(csr);
    const [commonName, ...others] = textsIn(read.subject, 'commonName');
    if (commonName !== stationId || others.length > 0) {
      throw new CsrError('common-name', 'expected the id of the station as the common name');
    }
    const owners = organization === undefined ? organizationsOf(authority) : [organization];
    if (owners.length > 0 && !textsIn(read.subject, 'organization').some((name) => owners.includes(name))) {
      throw new CsrError('organization', 'expected the organization that owns the station');
    }
    return read;
  }

  return {
    async check(request) {
      const [certificate] = await readIssuers(cert);
      verified(request, certificate);
    },
    async sign(request) {
      const authority = await readAuthority(cert, key);
      const { certificate, issuers } = authority;
      const csr = verified(request, certificate);
      const leaf = issueCertificate(authority, csr, validityAt(request.at, validityMs, certificate));
      return chainPem(chainOf(leaf, issuers) ?? [leaf]);
    },
  };
}

function organizationsOf({ raw }: X509Certificate): readonly string[] {
  return textsIn(Certificate.fromBER(new Uint8Array(raw)).subject, 'organization');
}

function validityAt(at: Date, validityMs: number, authority: X509Certificate): Validity {
  const [from, to] = [new Date(authority.validFrom), new Date(authority.validTo)];
  if (at < from || at >= to) {
    throw new SigningAuthorityError('cert', 'expected the certificate of an authority that is valid now');
  }
  return {
    notBefore: new Date(Math.max(at.getTime() - clockToleranceMs, from.getTime())),
    notAfter: new Date(Math.min(at.getTime() + validityMs, to.getTime())),
  };
}
