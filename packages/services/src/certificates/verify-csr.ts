import type { KeyObject } from 'node:crypto';
import { CertificationRequest, type RelativeDistinguishedNames } from 'pkijs';
import { CsrError } from '../csr-error.js';
import { isSignedWith, readPublicKey, signedBy } from './signature.js';

/** What a CSR asks for, once its signature and the strength of its key are checked. */
export interface VerifiedCsr {
  readonly subject: RelativeDistinguishedNames;
  readonly publicKey: KeyObject;
}

/** Curves of OCPP's cipher suites and of ISO 15118, in OpenSSL's words. */
const curves: ReadonlySet<string | undefined> = new Set(['prime256v1', 'secp384r1', 'secp521r1']);

/** Fewer bits of RSA are too weak (2.0.1 part 2, A00); more would take too long to check. */
const rsaBits = { min: 2_048, max: 8_192 } as const;

/**
 * Reads a CSR and checks its key and its signature, which proves that whoever made it has the key.
 *
 * @param der PKCS#10
 * @throws {CsrError} `malformed`, `weak-key` or `signature`.
 */
export function verifyCsr(der: Uint8Array): VerifiedCsr {
  const { csr, publicKey } = read(der);
  if (!isStrong(publicKey)) {
    throw new CsrError(
      'weak-key',
      'expected a key of P-256, P-384 or P-521, or of RSA with 2048 bits or more',
    );
  }
  if (!isSignedWith(signedBy(csr.tbsView, csr.signatureValue, csr.signatureAlgorithm), publicKey)) {
    throw new CsrError('signature', 'expected a CSR that is signed with its own key, by SHA-256 or better');
  }
  return { subject: csr.subject, publicKey };
}

function read(der: Uint8Array): { readonly csr: CertificationRequest; readonly publicKey: KeyObject } {
  try {
    const csr = CertificationRequest.fromBER(new Uint8Array(der));
    return { csr, publicKey: readPublicKey(new Uint8Array(csr.subjectPublicKeyInfo.toSchema().toBER())) };
  } catch (cause) {
    throw new CsrError('malformed', 'expected a PKCS#10 request', { cause });
  }
}

function isStrong({ asymmetricKeyType, asymmetricKeyDetails }: KeyObject): boolean {
  if (asymmetricKeyType === 'ec') return curves.has(asymmetricKeyDetails?.namedCurve);
  const bits = asymmetricKeyDetails?.modulusLength ?? 0;
  return asymmetricKeyType === 'rsa' && bits >= rsaBits.min && bits <= rsaBits.max;
}
