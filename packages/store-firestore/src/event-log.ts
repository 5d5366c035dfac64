import { type Codec, cursorsOf, type Page, type PageRequest } from '@csms/store';
import { ofStation, type StationCollection } from './collections.js';
import { createDocuments } from './create-documents.js';
import type { Database } from './database.js';
import { documentId } from './document-ids.js';
import { type ListOrder, readPage } from './pages.js';
import { isTrimDue, trim } from './trim.js';

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

/** The collection of a log. */
export interface EventCollection<Event> {
  readonly name: StationCollection;
  readonly codec: Codec<Event>;
  /** How many events of a station are kept. */
  readonly max: number;
}

/** Makes the log of a collection. */
export function createEventLog<Event extends LoggedEvent>(
  database: Database,
  { name, codec, max }: EventCollection<Event>,
): EventLog<Event> {
  const byArrival: ListOrder<Event, [number, string]> = {
    cursors: cursorsOf(name, 'number', 'string'),
    positionOf: ({ receivedAt, id }) => [receivedAt.getTime(), id],
    direction: 'descending',
  };

  return {
    async add(stationId, events) {
      const collection = ofStation(stationId, name);
      const created = await createDocuments(
        database,
        events.map((event) => ({
          path: [...collection, documentId(event.id)],
          content: { fields: { atMs: event.receivedAt.getTime() }, record: codec.encode(event) },
        })),
      );
      const ids = events.map(({ id }) => id);
      if (created && isTrimDue(ids, { max })) await trim(database, collection, { max });
    },

    page: (stationId, request) =>
      readPage(
        database,
        {
          collection: ofStation(stationId, name),
          orderBy: 'atMs',
          decode: ({ record }) => codec.decode(record),
        },
        byArrival,
        request,
      ),
  };
}
