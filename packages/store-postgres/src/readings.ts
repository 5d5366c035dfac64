import { cursorsOf, type Page, type PageRequest, type Reading } from '@csms/store';
import { text, time } from './columns.js';
import type { Queries, Value } from './database.js';
import { keyOf, textOf } from './keys.js';
import { type ListOrder, readPage } from './pages.js';
import { msOf, timeOf, timestampOf } from './times.js';

// Readings are most of what is kept, so they are stored compactly: the number of the transaction's row stands for
// station and transaction, and id and time are columns only.

interface ReadingRow {
  readonly reading_id: string;
  readonly at_ms: string | number;
  readonly sampled_values: string;
}

const byTime: ListOrder<Reading, [number, string]> = {
  cursors: cursorsOf('readings', 'number', 'string'),
  columns: [time('at'), text('reading_id')],
  positionOf: ({ at, id }) => [at.getTime(), id],
  direction: 'ascending',
};

const latestFirst: typeof byTime = { ...byTime, direction: 'descending' };

/**
 * SQL that adds readings, each once, to the transaction whose number the table expression `target` has. In a fixed
 * order, so that two callers can't deadlock; of two with one id the first stays.
 *
 * @param first the number of the first of the three parameters that {@link readingValues} makes
 */
export function insertReadings(target: string, first: number): string {
  return `insert into readings (transaction_number, reading_id, at, sampled_values)
    select transaction_number, reading_id, at, sampled_values::json
    from ${target}, unnest($${first}::text[], $${first + 1}::timestamptz[], $${first + 2}::text[])
      with ordinality as told (reading_id, at, sampled_values, place)
    order by reading_id, place
    on conflict (transaction_number, reading_id) do nothing`;
}

/** The parameters of {@link insertReadings}. */
export function readingValues(readings: readonly Reading[]): readonly Value[] {
  return [
    readings.map(({ id }) => keyOf(id)),
    readings.map(({ at }) => timestampOf(at)),
    readings.map(({ sampledValues }) => JSON.stringify(sampledValues)),
  ];
}

/** Readings of a transaction, in order of their time. */
export function listReadings(
  queries: Queries,
  stationId: string,
  transactionId: string,
  request: PageRequest,
): Promise<Page<Reading>> {
  return readReadings(queries, stationId, transactionId, byTime, request);
}

/** The latest readings of a transaction, the latest first. */
export async function findLatestReadings(
  queries: Queries,
  stationId: string,
  transactionId: string,
  limit: number,
): Promise<readonly Reading[]> {
  const { items } = await readReadings(queries, stationId, transactionId, latestFirst, { limit });
  return items;
}

function readReadings(
  queries: Queries,
  stationId: string,
  transactionId: string,
  order: typeof byTime,
  request: PageRequest,
): Promise<Page<Reading>> {
  return readPage(
    queries,
    {
      select: `reading_id, ${msOf('at')} as at_ms, sampled_values::text as sampled_values`,
      from: 'readings',
      where: [
        `transaction_number = (
           select transaction_number from transactions where station_id = $1 and transaction_id = $2
         )`,
      ],
      values: [keyOf(stationId), keyOf(transactionId)],
      decode: ({ reading_id, at_ms, sampled_values }: ReadingRow): Reading => ({
        id: textOf(reading_id),
        at: timeOf(at_ms),
        sampledValues: JSON.parse(sampled_values) as Reading['sampledValues'],
      }),
    },
    order,
    request,
  );
}
