import { type Codec, cursorsOf, type Page, type PageRequest } from '@csms/store';
import { text, time } from './columns.js';
import type { Database } from './database.js';
import { keyOf } from './keys.js';
import { type ListOrder, readPage } from './pages.js';
import type { RecordRow } from './record-row.js';
import { timestampOf } from './times.js';

/** What the events of a log have in common. */
interface LoggedEvent {
  readonly id: string;
  readonly receivedAt: Date;
}

/** Events of stations: each once, and of each station the latest. */
export interface EventLog<Event> {
  /** Keeps events, unless those of their ids are kept. */
  add(stationId: string, events: readonly Event[]): Promise<void>;
  /** The events of a station, the one that was received last first. */
  page(stationId: string, request: PageRequest): Promise<Page<Event>>;
}

/** The table of a log. */
export interface EventTable<Event> {
  readonly name: string;
  readonly codec: Codec<Event>;
  /** How many events of a station are kept. */
  readonly max: number;
}

/** Makes the log of a table. */
export function createEventLog<Event extends LoggedEvent>(
  database: Database,
  { name, codec, max }: EventTable<Event>,
): EventLog<Event> {
  const byArrival: ListOrder<Event, [number, string]> = {
    cursors: cursorsOf(name, 'number', 'string'),
    columns: [time('received_at'), text('event_id')],
    positionOf: ({ receivedAt, id }) => [receivedAt.getTime(), id],
    direction: 'descending',
  };

  return {
    async add(stationId, events) {
      if (events.length === 0) return;
      await database.query(
        `with added as (
           insert into ${name} (station_id, event_id, received_at, record)
           select $1, event_id, received_at, record::json
           from unnest($2::text[], $3::timestamptz[], $4::text[])
             with ordinality as told (event_id, received_at, record, place)
           order by event_id, place
           on conflict (station_id, event_id) do nothing
           returning event_id
         )
         delete from ${name} where exists (select from added) and station_id = $1
         and (received_at, event_id) < (
           select received_at, event_id from ${name} where station_id = $1
           order by received_at desc, event_id desc offset ${max - 1} limit 1
         )`,
        [
          keyOf(stationId),
          events.map(({ id }) => keyOf(id)),
          events.map(({ receivedAt }) => timestampOf(receivedAt)),
          events.map(codec.encode),
        ],
      );
    },

    page: (stationId, request) =>
      readPage(
        database,
        {
          select: 'record::text as record',
          from: name,
          where: ['station_id = $1'],
          values: [keyOf(stationId)],
          decode: ({ record }: RecordRow) => codec.decode(record),
        },
        byArrival,
        request,
      ),
  };
}
