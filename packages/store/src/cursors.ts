import { StoreError } from './store-error.js';

/** Kinds of the parts of a position in a list. */
type PartKinds = readonly ('string' | 'number')[];

/** A position in a list, by the kinds of its parts. */
type PositionOf<Kinds extends PartKinds> = {
  -readonly [Index in keyof Kinds]: Kinds[Index] extends 'number' ? number : string;
};

/** Turns positions in a list into cursors and back. */
export interface Cursors<Position> {
  encode(position: Position): string;
  /** @throws {StoreError} `invalid-cursor` when it is no cursor of this list. */
  decode(cursor: string): Position;
}

/**
 * For the stores: cursors that name a position, that of the last item of a page, by what the list is ordered by. They
 * stay right while items come and go, as an offset would not.
 *
 * @param list names the list, so that the cursor of another list is refused.
 * @param kinds are those of the parts of a position.
 *
 * @example
 * const cursors = cursorsOf('calls', 'number', 'string');
 * const [createdAtMs, callId] = cursors.decode(cursors.encode([0, 'a']));
 */
export function cursorsOf<const Kinds extends PartKinds>(
  list: string,
  ...kinds: Kinds
): Cursors<PositionOf<Kinds>> {
  return {
    encode: (position) => Buffer.from(JSON.stringify([list, ...position])).toString('base64url'),
    decode(cursor) {
      const [name, ...position] = partsOf(cursor);
      if (name !== list || !isPosition(position, kinds)) {
        throw new StoreError('invalid-cursor', `expected a cursor of the list of ${list}`);
      }
      return position;
    },
  };
}

function partsOf(cursor: string): readonly unknown[] {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    return Array.isArray(parts) ? parts : [];
  } catch {
    return [];
  }
}

function isPosition<Kinds extends PartKinds>(
  position: readonly unknown[],
  kinds: Kinds,
): position is PositionOf<Kinds> {
  return position.length === kinds.length && kinds.every((kind, index) => typeof position[index] === kind);
}
