import { documentId } from './document-ids.js';
import type { Position } from './pages.js';
import type { StationRecords } from './station-records.js';
import type { StationUnit } from './station-unit.js';
import { isTrimDue } from './trim.js';

/** How records change when something is told of them. */
export interface Change<T, P extends Position, Told> {
  readonly told: readonly Told[];
  readonly keyOf: (told: Told) => P;
  /** The record after something was told of it; `undefined` for none. */
  readonly merge: (known: T | undefined, told: Told) => T | undefined;
}

/** Changes records of a station by what is told, in that order. */
export async function changeRecords<T, P extends Position, Told>(
  unit: StationUnit,
  records: StationRecords<T, P>,
  { told, keyOf, merge }: Change<T, P, Told>,
): Promise<void> {
  const idOf = (key: P) => documentId(...key);
  const keys = new Map(told.map((each) => [idOf(keyOf(each)), keyOf(each)]));
  const found = await records.findAll(unit, [...keys.values()]);
  const known = new Map(found.map((record) => [idOf(records.keyOf(record)), record]));
  const changed = new Map(known);
  for (const each of told) {
    const id = idOf(keyOf(each));
    const record = merge(changed.get(id), each);
    if (record) changed.set(id, record);
    else changed.delete(id);
  }
  const put = [...changed].filter(([id, record]) => record !== known.get(id));
  const gone = [...known].filter(([id]) => !changed.has(id));
  records.put(
    unit,
    put.map(([, record]) => record),
  );
  records.remove(
    unit,
    gone.map(([, record]) => records.keyOf(record)),
  );
  const added = put.flatMap(([id]) => (known.has(id) ? [] : [id]));
  if (isTrimDue(added, records.bound)) unit.trimLater(records.name, records.bound);
}
