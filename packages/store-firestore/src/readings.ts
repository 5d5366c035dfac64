import { codecOf, cursorsOf, type Page, type PageRequest, type Reading } from '@csms/store';
import { firstOfEach, type NewDocument } from './create-documents.js';
import type { Database, Path } from './database.js';
import { documentId } from './document-ids.js';
import { type ListOrder, readPage } from './pages.js';

const codec = codecOf<Reading>({ at: 'date' });

const byTime: ListOrder<Reading, [number, string]> = {
  cursors: cursorsOf('readings', 'number', 'string'),
  positionOf: ({ at, id }) => [at.getTime(), id],
  direction: 'ascending',
};

const latestFirst: typeof byTime = { ...byTime, direction: 'descending' };

/** The collection of the readings of a transaction. */
export function readingsOf(transactionPath: Path): Path {
  return [...transactionPath, 'readings'];
}

/** The documents of the readings of a transaction, each of its own: the next one costs the same however many there are. */
export function readingDocuments(
  transactionPath: Path,
  readings: readonly Reading[],
): readonly NewDocument[] {
  return firstOfEach(
    readings.map((reading) => ({
      path: [...readingsOf(transactionPath), documentId(reading.id)],
      content: { fields: { atMs: reading.at.getTime() }, record: codec.encode(reading) },
    })),
  );
}

/** Readings of a transaction, in order of their time. */
export function listReadings(
  database: Database,
  transactionPath: Path,
  request: PageRequest,
): Promise<Page<Reading>> {
  return readReadings(database, transactionPath, byTime, request);
}

/** The latest readings of a transaction, the latest first. */
export async function findLatestReadings(
  database: Database,
  transactionPath: Path,
  limit: number,
): Promise<readonly Reading[]> {
  const { items } = await readReadings(database, transactionPath, latestFirst, { limit });
  return items;
}

function readReadings(
  database: Database,
  transactionPath: Path,
  order: typeof byTime,
  request: PageRequest,
): Promise<Page<Reading>> {
  return readPage(
    database,
    {
      collection: readingsOf(transactionPath),
      orderBy: 'atMs',
      decode: ({ record }) => codec.decode(record),
    },
    order,
    request,
  );
}
