import { codecOf, cursorsOf, maxTariffVersions, type Tariff, type TariffStore } from '@csms/store';
import { text } from './columns.js';
import type { Database } from './database.js';
import { keyOf } from './keys.js';
import { type ListOrder, readPage } from './pages.js';
import type { RecordRow } from './record-row.js';
import { timestampOf } from './times.js';

const codec = codecOf<Tariff>({ lastUpdated: 'date' });

const byId: ListOrder<Tariff, [string]> = {
  cursors: cursorsOf('tariffs', 'string'),
  columns: [text('tariff_id')],
  positionOf: ({ tariffId }) => [tariffId],
  direction: 'ascending',
};

/** Whether a version is the latest of its tariff. */
const isLatest = `not exists (
  select from tariffs as newer
  where newer.tariff_id = tariffs.tariff_id and newer.updated_at > tariffs.updated_at
)`;

/** Makes a store of tariffs, a row for each version. */
export function createTariffStore(database: Database): TariffStore {
  return {
    async set(tariff) {
      await database.query(
        `with added as (
           insert into tariffs (tariff_id, updated_at, record) values ($1, $2, $3::text::json)
           on conflict (tariff_id, updated_at) do nothing
         )
         delete from tariffs where tariff_id = $1 and updated_at < (
           select updated_at from tariffs where tariff_id = $1
           order by updated_at desc offset ${maxTariffVersions - 1} limit 1
         )`,
        [keyOf(tariff.tariffId), timestampOf(tariff.lastUpdated), codec.encode(tariff)],
      );
    },

    async find(tariffId, at) {
      const [row] = at
        ? await database.query<RecordRow>(
            `(select 1 as choice, record::text as record from tariffs where tariff_id = $1 and updated_at <= $2
              order by updated_at desc limit 1)
             union all
             (select 2 as choice, record::text as record from tariffs where tariff_id = $1 and updated_at > $2
              order by updated_at limit 1)
             order by choice limit 1`,
            [keyOf(tariffId), timestampOf(at)],
          )
        : await database.query<RecordRow>(
            `select record::text as record from tariffs where tariff_id = $1 order by updated_at desc limit 1`,
            [keyOf(tariffId)],
          );
      return row && codec.decode(row.record);
    },

    async remove(tariffId) {
      await database.query('delete from tariffs where tariff_id = $1', [keyOf(tariffId)]);
    },

    list: (request) =>
      readPage(
        database,
        {
          select: 'record::text as record',
          from: 'tariffs',
          where: [isLatest],
          values: [],
          decode: ({ record }: RecordRow) => codec.decode(record),
        },
        byId,
        request,
      ),
  };
}
