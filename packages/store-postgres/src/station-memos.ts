import type { Codec } from '@csms/store';
import type { Queries } from './database.js';
import { keyOf } from './keys.js';

/** What the rules of one kind of records have to remember of a station. Only within `inStation`. */
export interface StationMemos<Memo> {
  read(queries: Queries, stationId: string): Promise<Memo | undefined>;
  write(queries: Queries, stationId: string, memo: Memo): Promise<void>;
}

/** Makes the memos of a kind. */
export function createStationMemos<Memo>(kind: string, codec: Codec<Memo>): StationMemos<Memo> {
  return {
    async read(queries, stationId) {
      const [row] = await queries.query<{ memo: string }>(
        'select memo::text as memo from station_memos where station_id = $1 and kind = $2',
        [keyOf(stationId), kind],
      );
      return row && codec.decode(row.memo);
    },

    async write(queries, stationId, memo) {
      await queries.query(
        `insert into station_memos (station_id, kind, memo) values ($1, $2, $3::text::json)
         on conflict (station_id, kind) do update set memo = excluded.memo`,
        [keyOf(stationId), kind, codec.encode(memo)],
      );
    },
  };
}
