import { codecOf, maxEvses, type Reading, type StationStore } from '@csms/store';
import type { Database } from './database.js';
import { keyOf } from './keys.js';
import { dropEarliest } from './station-records.js';
import { timestampOf } from './times.js';

/** The latest readings outside of transactions. */
export interface MeterValues {
  readonly record: StationStore['recordMeterValues'];
  readonly find: StationStore['findMeterValues'];
}

const dropReadings = dropEarliest({ name: 'meter_values', keyNames: ['evse_id'], max: maxEvses });

const codec = codecOf<Reading>({ at: 'date' });

/** Makes what keeps the latest reading of each EVSE. */
export function createMeterValues(database: Database): MeterValues {
  return {
    async record(stationId, evseId, reading) {
      const [row] = await database.query<{ readonly is_new: boolean }>(
        `insert into meter_values (station_id, evse_id, at, record) values ($1, $2, $3, $4::text::json)
         on conflict (station_id, evse_id) do update
         set at = excluded.at, record = excluded.record where meter_values.at <= excluded.at
         returning xmax = 0 as is_new`,
        [keyOf(stationId), evseId, timestampOf(reading.at), codec.encode(reading)],
      );
      // EVSEs with smaller numbers can't be too many by themselves.
      if (row?.is_new && !(evseId >= 0 && evseId < maxEvses))
        await database.query(dropReadings, [keyOf(stationId)]);
    },

    async find(stationId) {
      const rows = await database.query<{ evse_id: string | number; record: string }>(
        'select evse_id, record::text as record from meter_values where station_id = $1 order by evse_id',
        [keyOf(stationId)],
      );
      return new Map(rows.map(({ evse_id, record }) => [Number(evse_id), codec.decode(record)]));
    },
  };
}
