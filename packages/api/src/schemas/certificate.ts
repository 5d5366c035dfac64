import { X509Certificate } from 'node:crypto';
import { certificateHash } from '@csms/services';
import { ApiError } from '../api-error.js';
import type { JsonSchema, Parameter } from '../operation.js';

/** A client certificate, as MaEVe's API has it. */
export interface CertificateJson {
  readonly certificate: string;
}

/** Schema of {@link CertificateJson}. */
export const certificateSchema: JsonSchema = {
  type: 'object',
  required: ['certificate'],
  properties: { certificate: { type: 'string', minLength: 1, maxLength: 20_000, description: 'PEM' } },
};

/** The certificate that a path is about. */
export const hashInPath: Parameter = {
  name: 'hash',
  in: 'path',
  description: 'SHA-256 of its DER, in base64url or base64, padded or not',
  schema: {
    type: 'string',
    pattern: '^[A-Za-z0-9+/_-]{43}=?$',
    description: 'the base64url of the SHA-256 of a certificate in DER',
    examples: ['47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU'],
  },
};

/** A hash in the form that certificates are kept by. */
export function normalHash(hash: string): string {
  return hash.replaceAll('+', '-').replaceAll('/', '_').replace(/=$/, '');
}

/**
 * Reads one certificate.
 *
 * @throws {ApiError} 400 for what is none.
 */
export function fromCertificateJson({ certificate }: CertificateJson): {
  readonly hash: string;
  readonly certificate: string;
} {
  try {
    const read = new X509Certificate(certificate);
    return { hash: certificateHash(read), certificate: read.toString() };
  } catch {
    throw new ApiError(400, 'certificate must be an X.509 certificate in PEM');
  }
}
