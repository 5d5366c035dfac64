import { type Cursors, limitOf, type Page, type PageOrder, type PageRequest, StoreError } from '@csms/store';
import type { Column, ColumnsOf } from './columns.js';
import type { Queries, Value } from './database.js';

/** Where an item stands in a list, part by part. */
export type Position = readonly (string | number)[];

/** What the lists of one kind are ordered by. */
export interface ListOrder<Item, P extends Position> extends PageOrder<Item, P> {
  readonly columns: ColumnsOf<P>;
}

/** Which rows are in a list, and how to read them. */
export interface ListSource<Item, Row> {
  /** The selected columns. */
  readonly select: string;
  readonly from: string;
  /** Conditions on parameters `$1`, `$2`..., all of which hold. */
  readonly where: readonly string[];
  /** The values of these parameters. */
  readonly values: readonly Value[];
  readonly decode: (row: Row) => Item;
}

/**
 * The page of a list that is asked for, by one statement. It begins after the position in the cursor, so it needs an
 * index on what `where` fixes, followed by the columns of the order.
 */
export async function readPage<Item, P extends Position, Row>(
  queries: Queries,
  { select, from, where, values, decode }: ListSource<Item, Row>,
  { cursors, columns, positionOf, direction }: ListOrder<Item, P>,
  request: PageRequest,
): Promise<Page<Item>> {
  const limit = limitOf(request);
  const after = request.cursor === undefined ? [] : positionIn(request.cursor, cursors, columns);
  const names = (columns as readonly Column[]).map(({ name }) => name);
  const isAscending = direction === 'ascending';
  const conditions = [...where];
  if (after.length > 0) {
    const parameters = (columns as readonly Column[]).map(
      ({ type }, index) => `$${values.length + index + 1}::${type}`,
    );
    conditions.push(`(${names.join(', ')}) ${isAscending ? '>' : '<'} (${parameters.join(', ')})`);
  }
  const order = names.map((name) => `${name} ${isAscending ? 'asc' : 'desc'}`);
  const rows = await queries.query<Row>(
    `select ${select} from ${from}
     ${conditions.length > 0 ? `where ${conditions.join(' and ')}` : ''}
     order by ${order.join(', ')} limit $${values.length + after.length + 1}::bigint`,
    [...values, ...after, limit + 1],
  );
  const items = rows.slice(0, limit).map(decode);
  const last = items.at(-1);
  return rows.length > limit && last !== undefined
    ? { items, next: cursors.encode(positionOf(last)) }
    : { items };
}

function positionIn<P extends Position>(
  cursor: string,
  cursors: Cursors<P>,
  columns: ColumnsOf<P>,
): readonly Value[] {
  const position = cursors.decode(cursor);
  return (columns as readonly Column[]).map((column, index) => {
    const part = position[index];
    if (part === undefined || !column.has(part)) {
      throw new StoreError('invalid-cursor', `expected a cursor with another ${column.name}`);
    }
    return column.valueOf(part);
  });
}
