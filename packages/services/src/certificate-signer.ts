import type { StationCertificateUse } from '@csms/store';
import { CsrError } from './csr-error.js';

/** A CSR, and what is known of the station that sent it. */
export interface SigningRequest {
  readonly use: StationCertificateUse;
  /** PKCS#10, DER; nothing of it is verified. */
  readonly csr: Uint8Array;
  /** Who asks: the only one whom its certificate may name. */
  readonly stationId: string;
  readonly at: Date;
}

/** Signs certificates for stations. */
export interface CertificateSigner {
  /**
   * Resolves when a CSR can be signed, as far as that can be told without signing it.
   *
   * @throws {CsrError} when it can't, now or ever. Any other error may be temporary.
   */
  check(request: SigningRequest): Promise<void>;
  /**
   * Signs a CSR. Resolves to the chain from the leaf to the last issuer that did not sign itself, PEM. The leaf has the
   * key of the CSR.
   *
   * @throws {CsrError} as {@link CertificateSigner.check} does, and when the authority refuses it. Any other error may
   * be temporary.
   */
  sign(request: SigningRequest): Promise<string>;
}

/** Who signs which certificates. */
export interface DelegatingSignerOptions {
  /** Signs those by which stations prove who they are to EVs (ISO 15118). */
  readonly v2g: CertificateSigner;
  /** Signs those by which stations prove who they are to the CSMS. */
  readonly cso: CertificateSigner;
}

/**
 * Asks one signer for certificates for ISO 15118, and another for those for the connection to the CSMS. The latter also
 * signs those that are for both: stations that know no other use ask for them (2.0.1 SignCertificateRequest).
 */
export function createDelegatingSigner({ v2g, cso }: DelegatingSignerOptions): CertificateSigner {
  const signerOf = ({ use }: SigningRequest) => (use === 'v2g' ? v2g : cso);
  return {
    check: (request) => signerOf(request).check(request),
    sign: (request) => signerOf(request).sign(request),
  };
}

/** A signer that refuses every CSR. */
export const noSigner: CertificateSigner = { check: refuse, sign: refuse };

async function refuse(): Promise<never> {
  throw new CsrError('use', 'expected a use for which there is a signer');
}
