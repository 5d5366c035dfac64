/** Records of stations by keys, of each station the latest. */
export interface KeptRecords<T> {
  /** Puts what `change` makes of the record of each key. */
  put<Told>(
    stationId: string,
    told: readonly Told[],
    keyOf: (told: Told) => string,
    change: (known: T | undefined, told: Told) => T,
  ): void;
  find(stationId: string, key: string): T | undefined;
  /** The records of a station, in no order. */
  of(stationId: string): readonly T[];
}

/** Keeps the records of a station whose time is the latest, `max` of them. */
export function createKeptRecords<T extends { readonly at: Date }>(max: number): KeptRecords<T> {
  const stations = new Map<string, Map<string, T>>();
  return {
    put(stationId, told, keyOf, change) {
      let records = stations.get(stationId);
      if (!records) {
        records = new Map();
        stations.set(stationId, records);
      }
      for (const each of told) {
        const key = keyOf(each);
        records.set(key, change(records.get(key), each));
      }
      dropOldest(records, max);
    },
    find: (stationId, key) => stations.get(stationId)?.get(key),
    of: (stationId) => [...(stations.get(stationId)?.values() ?? [])],
  };
}

/** Drops records until `max` are left, those of the earliest time first. */
function dropOldest<T extends { readonly at: Date }>(records: Map<string, T>, max: number): void {
  if (records.size <= max) return;
  const byTime = [...records].toSorted(([, a], [, b]) => a.at.getTime() - b.at.getTime());
  for (const [key] of byTime.slice(0, records.size - max)) records.delete(key);
}
