import type { MadeQuery, MadeWrite } from './recorded-database.js';

/** As `firestore.indexes.json` writes it. */
type Order = 'ASCENDING' | 'DESCENDING';

interface IndexField {
  readonly fieldPath: string;
  readonly order: Order;
}

/** What `firestore.indexes.json` holds. */
export interface Indexes {
  readonly indexes: readonly {
    readonly collectionGroup: string;
    readonly queryScope: 'COLLECTION';
    readonly fields: readonly IndexField[];
  }[];
  readonly fieldOverrides: readonly {
    readonly collectionGroup: string;
    readonly fieldPath: string;
    readonly indexes: readonly { readonly order: Order; readonly queryScope: 'COLLECTION' }[];
  }[];
}

/** The documents beneath one that hold what does not fit into it. */
const pieces: MadeWrite = { collectionGroup: 'pieces', fields: ['key', 'record'] };

/**
 * The indexes that queries need, and no others.
 *
 * - Documents by their ids need none, whatever range they are of.
 * - Documents by a field need an index of that field. Firestore makes one of every field in both directions, unless a field
 *   is taken out: so all that is written is named here, with what is needed of it.
 * - Documents with equal fields, by another field, need an index of each equal field with that other; Firestore merges those
 *   for queries with several.
 */
export function neededIndexes(queries: readonly MadeQuery[], writes: readonly MadeWrite[]): Indexes {
  const composite = new Map<string, Indexes['indexes'][number]>();
  const single = new Map<string, Set<Order>>();

  for (const { collection, equal = {}, orderBy, direction } of queries) {
    const collectionGroup = collection.at(-1) ?? '';
    const order: Order = direction === 'descending' ? 'DESCENDING' : 'ASCENDING';
    const equalFields = Object.keys(equal);
    if (orderBy === undefined) {
      for (const field of equalFields) add(single, `${collectionGroup}/${field}`, 'ASCENDING');
    } else if (equalFields.length === 0) {
      add(single, `${collectionGroup}/${orderBy}`, order);
    } else {
      for (const field of equalFields) {
        composite.set(`${collectionGroup}/${field}/${orderBy}/${order}`, {
          collectionGroup,
          queryScope: 'COLLECTION',
          fields: [
            { fieldPath: field, order: 'ASCENDING' },
            { fieldPath: orderBy, order },
          ],
        });
      }
    }
  }

  const written = [...writes, pieces].flatMap(({ collectionGroup, fields }) =>
    fields.map((fieldPath) => `${collectionGroup}/${fieldPath}`),
  );
  return {
    indexes: [...composite].toSorted(byKey).map(([, index]) => index),
    fieldOverrides: [...new Set(written)].toSorted().map((key) => {
      const [collectionGroup = '', fieldPath = ''] = key.split('/');
      const orders = [...(single.get(key) ?? [])].toSorted();
      return {
        collectionGroup,
        fieldPath,
        indexes: orders.map((order) => ({ order, queryScope: 'COLLECTION' }) as const),
      };
    }),
  };
}

function add(orders: Map<string, Set<Order>>, key: string, order: Order): void {
  orders.set(key, (orders.get(key) ?? new Set()).add(order));
}

function byKey([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1;
}
