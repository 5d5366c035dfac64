import type { X509Certificate } from 'node:crypto';
import type { CertificateSigner, SigningRequest } from '../certificate-signer.js';
import { CsrError } from '../csr-error.js';
import type { AuthorizedRequest } from '../outside/authorized-request.js';
import { OutsideError } from '../outside/outside-error.js';
import { chainOf, chainPem, isOfKey } from './certificate-chain.js';
import { certificatesIn } from './pkcs7.js';
import { type VerifiedCsr, verifyCsr } from './verify-csr.js';

/** Which EST server signs, and how it is asked. */
export interface EstSignerOptions {
  /** What stands before `/cpo/simpleenroll`. */
  readonly url: string;
  readonly request: AuthorizedRequest;
}

/**
 * Has certificates for ISO 15118-2 signed by an EST server (RFC 7030) of the Open Plug & Charge Protocol. Its answer
 * counts when the certificate is for the key of the CSR, valid now, and signed by the authorities that the server
 * names.
 */
export function createEstSigner({ url, request }: EstSignerOptions): CertificateSigner {
  const base = url.replace(/\/+$/, '');

  async function enroll(csr: Uint8Array): Promise<readonly X509Certificate[]> {
    const body = Buffer.from(csr).toString('base64');
    const asked = { method: 'POST', contentType: 'application/pkcs10', body } as const;
    try {
      return certificatesIn(await request(`${base}/cpo/simpleenroll/ISO15118-2`, asked));
    } catch (cause) {
      if (!(cause instanceof OutsideError) || cause.code !== 'refused') throw cause;
      throw new CsrError('refused', 'expected a CSR that the EST server signs', { cause });
    }
  }

  return {
    async check(asked) {
      verified(asked);
    },
    async sign(asked) {
      const { publicKey } = verified(asked);
      const enrolled = await enroll(asked.csr);
      const leaf = enrolled.find((certificate) => isOfKey(certificate, publicKey));
      if (!leaf) throw new OutsideError('malformed', 'expected a certificate for the key of the CSR');
      if (new Date(leaf.validTo) <= asked.at) {
        throw new OutsideError('malformed', 'expected a certificate that has not expired');
      }
      const authorities = certificatesIn(await request(`${base}/cpo/cacerts/ISO15118-2`));
      const chain = chainOf(leaf, [...enrolled, ...authorities]);
      if (!chain) throw new OutsideError('malformed', 'expected a certificate that an authority has signed');
      return chainPem(chain);
    },
  };
}

function verified({ use, csr }: SigningRequest): VerifiedCsr {
  if (use !== 'v2g') throw new CsrError('use', 'expected a certificate for ISO 15118');
  return verifyCsr(csr);
}
