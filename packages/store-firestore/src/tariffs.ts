import { codecOf, cursorsOf, maxTariffVersions, type Tariff, type TariffStore } from '@csms/store';
import { writeOf } from './change-document.js';
import type { Content, Database, Path } from './database.js';
import { documentId } from './document-ids.js';
import { type ListOrder, readPage } from './pages.js';
import { trim } from './trim.js';
import { untilDone } from './until-done.js';

const codec = codecOf<Tariff>({ lastUpdated: 'date' });

const byId: ListOrder<Tariff, [string]> = {
  cursors: cursorsOf('tariffs', 'string'),
  positionOf: ({ tariffId }) => [tariffId],
  direction: 'ascending',
};

/** Makes a store of tariffs: a document for the latest version of each, and one for every version. */
export function createTariffStore(database: Database): TariffStore {
  const pathOf = (tariffId: string): Path => ['tariffs', documentId(tariffId)];
  const versionsOf = (tariffId: string): Path => [...pathOf(tariffId), 'versions'];

  async function first(
    tariffId: string,
    direction: 'ascending' | 'descending',
    range?: { readonly upTo: number },
  ): Promise<Tariff | undefined> {
    const [version] = await database.find({
      collection: versionsOf(tariffId),
      orderBy: 'atMs',
      direction,
      range,
      limit: 1,
    });
    return version && codec.decode(version.record);
  }

  return {
    async set(tariff) {
      const { tariffId, lastUpdated } = tariff;
      const atMs = lastUpdated.getTime();
      const path = pathOf(tariffId);
      const versionPath = [...versionsOf(tariffId), documentId(atMs)];
      const content: Content = { fields: { atMs }, record: codec.encode(tariff) };
      await untilDone(async () => {
        const [latest, version] = await database.get([path, versionPath]);
        if (version) return { result: undefined };
        const isLatest = !latest || Number(latest.fields.atMs) < atMs;
        const done = await database.commit([
          { kind: 'create', path: versionPath, content },
          ...(isLatest ? [writeOf(path, latest, content)] : []),
        ]);
        return done && { result: undefined };
      });
      await trim(database, versionsOf(tariffId), { max: maxTariffVersions });
    },

    async find(tariffId, at) {
      if (at) {
        const version = await first(tariffId, 'descending', { upTo: at.getTime() });
        return version ?? first(tariffId, 'ascending');
      }
      const [latest] = await database.get([pathOf(tariffId)]);
      return latest && codec.decode(latest.record);
    },

    remove: (tariffId) =>
      untilDone(async () => {
        const [latest] = await database.get([pathOf(tariffId)]);
        const versions = await database.find({ collection: versionsOf(tariffId) });
        const known = latest ? [latest, ...versions] : versions;
        if (known.length === 0) return { result: undefined };
        const done = await database.commit(known.map((each) => ({ kind: 'remove', known: each })));
        return done && { result: undefined };
      }),

    list: (request) =>
      readPage(
        database,
        { collection: ['tariffs'], decode: ({ record }) => codec.decode(record) },
        byId,
        request,
      ),
  };
}
