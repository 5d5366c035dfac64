import {
  addRefusal,
  codecOf,
  cursorsOf,
  maxRefusalAgeMs,
  maxRefusedIdentities,
  type RefusedConnectionStore,
  type RefusedIdentity,
  refusedIdentityKey,
} from '@csms/store';
import { changeDocument } from './change-document.js';
import type { Database, Path } from './database.js';
import { documentId } from './document-ids.js';
import { groupBy } from './group-by.js';
import { type ListOrder, readPage } from './pages.js';
import { removeAll } from './remove-all.js';
import { trim } from './trim.js';

const codec = codecOf<RefusedIdentity>({ firstAt: 'date', lastAt: 'date', latest: [{ at: 'date' }] });

const byLastRefusal: ListOrder<RefusedIdentity, [number, string]> = {
  cursors: cursorsOf('refused connections', 'number', 'string'),
  positionOf: (identity) => [identity.lastAt.getTime(), refusedIdentityKey(identity)],
  direction: 'descending',
};

/** Makes a store of refused connections, a document for each identity. */
export function createRefusedConnectionStore(database: Database): RefusedConnectionStore {
  const collection: Path = ['refusedIdentities'];
  const pathOf = (key: string): Path => [...collection, documentId(key)];

  return {
    async record(refusals) {
      if (refusals.length === 0) return;
      const known = await Promise.all(
        [...groupBy(refusals, refusedIdentityKey)].map(([key, [first, ...others]]) =>
          changeDocument(database, pathOf(key), (document) => {
            const before = document && codec.decode(document.record);
            const identity = others.reduce(addRefusal, addRefusal(before, first));
            const fields = { atMs: identity.lastAt.getTime() };
            return { content: { fields, record: codec.encode(identity) }, result: before };
          }),
        ),
      );
      const latestMs = Math.max(...refusals.map(({ at }) => at.getTime()));
      await removeAll(database, {
        collection,
        orderBy: 'atMs',
        direction: 'descending',
        range: { before: latestMs - maxRefusalAgeMs },
      });
      if (known.includes(undefined)) await trim(database, collection, { max: maxRefusedIdentities });
    },

    async find(stationId) {
      const [document] = await database.get([
        pathOf(refusedIdentityKey(stationId === undefined ? {} : { stationId })),
      ]);
      return document && codec.decode(document.record);
    },

    list: (request) =>
      readPage(
        database,
        { collection, orderBy: 'atMs', decode: ({ record }) => codec.decode(record) },
        byLastRefusal,
        request,
      ),
  };
}
