import { type Certificate, readCertificate } from './certificate.js';

/** Bounds of what is read as PEM. */
export interface PemBounds {
  readonly maxLength: number;
  readonly maxCertificates: number;
}

/** Why a text holds no certificates that can be read. */
export type PemFlaw =
  /** It is longer, or holds more of them, than it may. */
  | 'too-large'
  /** It holds none. */
  | 'empty'
  /** A block is no base64, or what it holds is no certificate. */
  | 'malformed';

const block = /-----BEGIN CERTIFICATE-----([^-]*)-----END CERTIFICATE-----/g;
const base64 = /^[A-Za-z0-9+/]+={0,2}$/;

/** Reads every certificate of a text (PEM, RFC 7468), in its order; what stands between them doesn't matter. */
export function readPem(text: string, { maxLength, maxCertificates }: PemBounds): Certificate[] | PemFlaw {
  if (text.length > maxLength) return 'too-large';
  const blocks = [...text.matchAll(block)];
  if (blocks.length > maxCertificates) return 'too-large';
  // A block that is cut off or has another label is a fault, not skipped.
  if (blocks.length !== text.split('-----BEGIN').length - 1) return 'malformed';
  if (blocks.length === 0) return 'empty';
  try {
    return blocks.map(([, body = '']) => readCertificate(decode(body)));
  } catch {
    return 'malformed';
  }
}

function decode(body: string): Uint8Array {
  const compact = body.replace(/\s/g, '');
  if (!base64.test(compact)) throw new TypeError('expected base64');
  return new Uint8Array(Buffer.from(compact, 'base64'));
}
