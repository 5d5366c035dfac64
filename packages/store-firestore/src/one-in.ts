import { createHash } from 'node:crypto';

/** Whether a text is chosen by chance, one in `count` (256 at most): the same for every copy of the text. */
export function isOneIn(count: number, text: string): boolean {
  return (createHash('sha256').update(text).digest()[0] ?? 0) % count === 0;
}
