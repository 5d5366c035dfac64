import { randomUUID } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';

/** A document ends at 1,048,576 bytes, names and fields included. */
const maxPieceBytes = 900_000;

/** A record as documents hold it. */
export interface PackedRecord {
  /** In the document itself: the record as it is, or the first piece of what it is packed to. */
  readonly head: string | Buffer;
  /** In documents of their own. */
  readonly pieces: readonly Buffer[];
  /** Tells these pieces from earlier and later ones; absent for a record that is not packed. */
  readonly key?: string;
}

/** The pieces of a document that is gone. */
export const noPieces: PackedRecord = { head: '', pieces: [] };

/** A record that fits into a document as it is, or what it is packed to, in as many pieces as it takes. */
export function packRecord(record: string): PackedRecord {
  if (Buffer.byteLength(record) <= maxPieceBytes) return { head: record, pieces: [] };
  // As UTF-16, so that halves of surrogate pairs are not lost; compression makes up for the size.
  const packed = deflateRawSync(Buffer.from(record, 'utf16le'));
  const count = Math.ceil(packed.length / maxPieceBytes);
  const [head = packed, ...pieces] = Array.from({ length: count }, (_, index) =>
    packed.subarray(index * maxPieceBytes, (index + 1) * maxPieceBytes),
  );
  return { head, pieces, key: randomUUID() };
}

/** The record of a head and its pieces. */
export function unpackRecord(head: string | Uint8Array, pieces: readonly Uint8Array[]): string {
  if (typeof head === 'string') return head;
  return inflateRawSync(Buffer.concat([head, ...pieces])).toString('utf16le');
}
