import { limitOf, type Page, type PageOrder, type PageRequest, StoreError } from '@csms/store';
import type { Database, Document, Path, Query } from './database.js';
import { documentId } from './document-ids.js';

/** Where an item stands in a list, part by part. */
export type Position = readonly (string | number)[];

/** What the lists of one kind are ordered by. */
export type ListOrder<Item, P extends Position> = PageOrder<Item, P>;

/** Which documents are in a list, and how to read them. */
export interface ListSource<Item> {
  readonly collection: Path;
  readonly equal?: Query['equal'];
  readonly range?: Query['range'];
  /** The field that holds the first part of positions; without it documents are ordered by their ids alone. */
  readonly orderBy?: string;
  /** The first parts of the ids of all documents, of which positions say nothing. */
  readonly idPrefix?: readonly string[];
  readonly decode: (document: Document) => Item;
}

/** The page of a list that is asked for, by one query. It begins after the position in the cursor. */
export async function readPage<Item, P extends Position>(
  database: Database,
  { decode, idPrefix = [], ...source }: ListSource<Item>,
  { cursors, positionOf, direction }: ListOrder<Item, P>,
  request: PageRequest,
): Promise<Page<Item>> {
  const limit = limitOf(request);
  const after =
    request.cursor === undefined
      ? undefined
      : placeOf(cursors.decode(request.cursor), source.orderBy !== undefined, idPrefix);
  const documents = await database.find({
    ...source,
    direction,
    ...(after && { after }),
    limit: limit + 1,
  });
  const items = documents.slice(0, limit).map(decode);
  const last = items.at(-1);
  return documents.length > limit && last !== undefined
    ? { items, next: cursors.encode(positionOf(last)) }
    : { items };
}

/**
 * Where a position is among documents, whose ids are made of all its parts, or of those after the one that is ordered
 * by.
 */
function placeOf(
  position: Position,
  isOrderedByField: boolean,
  idPrefix: readonly string[],
): NonNullable<Query['after']> {
  const [first, ...rest] = position;
  try {
    const id = documentId(...idPrefix, ...(isOrderedByField ? rest : position));
    return isOrderedByField ? { value: Number(first), id } : { id };
  } catch (cause) {
    throw new StoreError('invalid-cursor', 'expected a cursor with whole numbers', { cause });
  }
}
