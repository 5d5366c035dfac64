import { hash, type X509Certificate } from 'node:crypto';

/** What a client certificate is known by: the SHA-256 of its DER, in base64url without padding. */
export function certificateHash({ raw }: X509Certificate): string {
  return hash('sha256', raw, 'base64url');
}
