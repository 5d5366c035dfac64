import {
  codecOf,
  cursorsOf,
  maxRecordedMessageAgeMs,
  maxRecordedMessages,
  type RecordedMessage,
  type RecordedMessageStore,
} from '@csms/store';
import { text, time } from './columns.js';
import type { Database, Queries } from './database.js';
import { keyOf } from './keys.js';
import { type ListOrder, readPage } from './pages.js';
import type { RecordRow } from './record-row.js';
import { type AgingTable, removeOldest } from './remove-oldest.js';
import { timestampOf } from './times.js';

const codec = codecOf<RecordedMessage>({ at: 'date' });

const byTime: ListOrder<RecordedMessage, [number, string]> = {
  cursors: cursorsOf('recorded messages', 'number', 'string'),
  columns: [time('at'), text('message_id')],
  positionOf: ({ at, id }) => [at.getTime(), id],
  direction: 'descending',
};

const table: AgingTable = { table: 'recorded_messages', key: ['station_id', 'message_id'], time: 'at' };

/** Makes a store of recorded messages. */
export function createRecordedMessageStore(database: Database): RecordedMessageStore {
  return {
    async record(messages) {
      const told = [...messages].flatMap(([stationId, ofStation]) =>
        ofStation.map((message) => [stationId, message] as const),
      );
      if (told.length === 0) return;
      const stationIds = [...new Set(told.map(([stationId]) => stationId))];
      // The messages of a station are bounded together, so one writer at a time adds some.
      await database.transaction(
        async (queries) => {
          await queries.query(
            `insert into recorded_messages (station_id, message_id, at, record)
             select station_id, message_id, at, record::json
             from unnest($1::text[], $2::text[], $3::timestamptz[], $4::text[])
               with ordinality as told (station_id, message_id, at, record, place)
             order by place
             on conflict (station_id, message_id) do nothing`,
            [
              told.map(([stationId]) => keyOf(stationId)),
              told.map(([, { id }]) => keyOf(id)),
              told.map(([, { at }]) => timestampOf(at)),
              told.map(([, message]) => codec.encode(message)),
            ],
          );
          for (const stationId of stationIds) {
            await trim(queries, stationId, latestOf(messages.get(stationId) ?? []));
          }
        },
        stationIds.map((stationId) => ['recorded messages', stationId] as const),
      );
    },

    list: (stationId, request) =>
      readPage(
        database,
        {
          select: 'record::text as record',
          from: 'recorded_messages',
          where: ['station_id = $1'],
          values: [keyOf(stationId)],
          decode: ({ record }: RecordRow) => codec.decode(record),
        },
        byTime,
        request,
      ),

    removeBefore: (before, limit) => removeOldest(database, table, before, limit),
  };
}

/** Drops the messages of a station that are too many or too old. Only under the lock of the station's messages. */
async function trim(queries: Queries, stationId: string, latestAt: Date): Promise<void> {
  await queries.query(
    `delete from recorded_messages where station_id = $1 and (
       at < $2 or (at, message_id) < (
         select at, message_id from recorded_messages where station_id = $1
         order by at desc, message_id desc offset ${maxRecordedMessages - 1} limit 1
       )
     )`,
    [keyOf(stationId), timestampOf(new Date(latestAt.getTime() - maxRecordedMessageAgeMs))],
  );
}

function latestOf(messages: readonly RecordedMessage[]): Date {
  return new Date(Math.max(...messages.map(({ at }) => at.getTime())));
}
