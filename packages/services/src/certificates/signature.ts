import { createPublicKey, type KeyObject, verify } from 'node:crypto';
import type { AlgorithmIdentifier } from 'pkijs';

/** Something signed: a certificate, or the data of an OCSP answer. */
export interface Signed {
  readonly data: Uint8Array;
  readonly signature: Uint8Array;
  /** The object identifier of the algorithm. */
  readonly algorithm: string;
}

/**
 * The accepted algorithms and their digests; `undefined` for those with a digest of their own. Older digests are not
 * accepted.
 */
const digests: ReadonlyMap<string, string | undefined> = new Map([
  ['1.2.840.10045.4.3.2', 'sha256'],
  ['1.2.840.10045.4.3.3', 'sha384'],
  ['1.2.840.10045.4.3.4', 'sha512'],
  ['1.2.840.113549.1.1.11', 'sha256'],
  ['1.2.840.113549.1.1.12', 'sha384'],
  ['1.2.840.113549.1.1.13', 'sha512'],
  ['1.3.101.112', undefined],
  ['1.3.101.113', undefined],
]);

/** Takes apart what pkijs has read of something signed. */
export function signedBy(
  data: Uint8Array,
  signature: { readonly valueBlock: { readonly valueHexView: Uint8Array } },
  { algorithmId }: AlgorithmIdentifier,
): Signed {
  return { data, signature: signature.valueBlock.valueHexView, algorithm: algorithmId };
}

/** The key in a SubjectPublicKeyInfo (DER). Throws when it is none. */
export function readPublicKey(der: Uint8Array): KeyObject {
  return createPublicKey({ key: Buffer.from(der), format: 'der', type: 'spki' });
}

/** Whether a key made a signature, by an algorithm that counts and fits the key. */
export function isSignedWith({ data, signature, algorithm }: Signed, key: KeyObject): boolean {
  if (!digests.has(algorithm)) return false;
  try {
    return verify(digests.get(algorithm), data, key, signature);
  } catch {
    // A key of another kind than the algorithm's.
    return false;
  }
}
