import type { Queries } from './database.js';
import type { Position } from './pages.js';
import type { StationRecords } from './station-records.js';

/** How records change when something is told of them. */
export interface Change<T, P extends Position, Told> {
  readonly told: readonly Told[];
  readonly keyOf: (told: Told) => P;
  /** The record after something was told of it; `undefined` for none. */
  readonly merge: (known: T | undefined, told: Told) => T | undefined;
}

/**
 * Changes records of a station by what is told, in that order. Only within `inStation`: it reads, merges and writes.
 */
export async function changeRecords<T, P extends Position, Told>(
  queries: Queries,
  records: StationRecords<T, P>,
  stationId: string,
  { told, keyOf, merge }: Change<T, P, Told>,
): Promise<void> {
  const keys = new Map(told.map((each) => [nameOf(keyOf(each)), keyOf(each)]));
  const found = await records.findAll(queries, stationId, [...keys.values()]);
  const known = new Map(found.map((record) => [nameOf(records.keyOf(record)), record]));
  const changed = new Map(known);
  for (const each of told) {
    const name = nameOf(keyOf(each));
    const record = merge(changed.get(name), each);
    if (record) changed.set(name, record);
    else changed.delete(name);
  }
  const put = [...changed].filter(([name, record]) => record !== known.get(name));
  const gone = [...known].filter(([name]) => !changed.has(name));
  await records.put(
    queries,
    stationId,
    put.map(([, record]) => record),
  );
  await records.remove(
    queries,
    stationId,
    gone.map(([, record]) => records.keyOf(record)),
  );
  if (put.some(([name]) => !known.has(name))) await records.trim(queries, stationId);
}

function nameOf(key: Position): string {
  return JSON.stringify(key);
}
