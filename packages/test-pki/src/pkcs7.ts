import type { Certificate } from './authority.js';
import { openssl } from './openssl.js';

/** A PKCS#7 (DER) of certificates and nothing else, as EST servers answer (RFC 7030). */
export function pkcs7(certificates: readonly Pick<Certificate, 'certificateFile'>[]): Buffer {
  const files = certificates.flatMap(({ certificateFile }) => ['-certfile', certificateFile]);
  return openssl(['crl2pkcs7', '-nocrl', ...files, '-outform', 'DER']);
}
