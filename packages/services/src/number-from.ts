import { hash } from 'node:crypto';

/** A positive number of 31 bits that follows from a text, and is hardly ever that of another one. */
export function numberFrom(text: string): number {
  return hash('sha256', text, 'buffer').readUInt32BE() >>> 1 || 1;
}
