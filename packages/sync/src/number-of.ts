import { hash } from 'node:crypto';

/** A number from 0 to 2^31 - 1 that follows from a text, and is hardly ever that of another one. */
export function numberOf(text: string): number {
  return hash('sha256', text, 'buffer').readUInt32BE() >>> 1;
}
