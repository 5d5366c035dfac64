import type { Cursors } from './cursors.js';
import { limitOf, type Page, type PageRequest } from './page.js';

/** Where an item stands in a list, compared part by part. */
type Position = readonly (string | number)[];

/** What a list is ordered by, and in which direction it is read. */
export interface PageOrder<Item, P extends Position> {
  readonly cursors: Cursors<P>;
  readonly positionOf: (item: Item) => P;
  readonly direction: 'ascending' | 'descending';
}

/**
 * The page that is asked for, out of all items: for records of which a station has few, so that all are read anyway.
 *
 * @throws {StoreError} `invalid-cursor`
 */
export function pageOf<Item, P extends Position>(
  items: readonly Item[],
  { cursors, positionOf, direction }: PageOrder<Item, P>,
  request: PageRequest,
): Page<Item> {
  const limit = limitOf(request);
  const after = request.cursor === undefined ? undefined : cursors.decode(request.cursor);
  const sign = direction === 'ascending' ? 1 : -1;
  const rest = items
    .filter((item) => !after || sign * compare(positionOf(item), after) > 0)
    .toSorted((a, b) => sign * compare(positionOf(a), positionOf(b)));
  const found = rest.slice(0, limit);
  const last = found.at(-1);
  return rest.length > limit && last !== undefined
    ? { items: found, next: cursors.encode(positionOf(last)) }
    : { items: found };
}

function compare(a: Position, b: Position): number {
  for (const [index, part] of a.entries()) {
    const other = b[index];
    if (other === undefined || part === other) continue;
    return part < other ? -1 : 1;
  }
  return 0;
}
