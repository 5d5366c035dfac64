import type { StationMaps } from './station-maps.js';

/** The bounds of one kind of records. */
export interface KeptRecordsRules<T> {
  /** How many records of a station are kept, those of the latest time. */
  readonly max: number;
  /** What is left of a record without all that was told before a time; by default all or nothing, by its time. */
  readonly since?: (record: T, time: Date) => T | undefined;
}

/** Records of stations by keys. */
export interface KeptRecords<T> {
  /** For each thing told, puts what `change` makes of its record. */
  put<Told>(
    stationId: string,
    told: readonly Told[],
    keyOf: (told: Told) => string,
    change: (known: T | undefined, told: Told) => T,
  ): void;
  /** Removes what was told before a time, also what is recorded afterwards. */
  removeBefore(stationId: string, time: Date): void;
  find(stationId: string, key: string): T | undefined;
  /** The records of a station, in no order. */
  of(stationId: string): T[];
}

interface StationRecords<T> {
  readonly records: Map<string, T>;
  /** What was told before this time is removed. */
  goneBefore?: Date;
}

/** Makes records without any. */
export function createKeptRecords<T extends { readonly at: Date }>(
  stationMaps: StationMaps,
  { max, since = (record, time) => (record.at >= time ? record : undefined) }: KeptRecordsRules<T>,
): KeptRecords<T> {
  const stations = stationMaps.map<StationRecords<T>>();

  function stationOf(stationId: string): StationRecords<T> {
    let station = stations.get(stationId);
    if (!station) {
      station = { records: new Map() };
      stations.set(stationId, station);
    }
    return station;
  }

  function trim({ records, goneBefore }: StationRecords<T>): void {
    if (goneBefore) {
      for (const [key, record] of records) {
        const left = since(record, goneBefore);
        if (left) records.set(key, left);
        else records.delete(key);
      }
    }
    dropOldest(records, max);
  }

  return {
    put(stationId, told, keyOf, change) {
      if (told.length === 0) return;
      const station = stationOf(stationId);
      for (const each of told) {
        const key = keyOf(each);
        station.records.set(key, change(station.records.get(key), each));
      }
      trim(station);
    },

    removeBefore(stationId, time) {
      const station = stationOf(stationId);
      if (!station.goneBefore || station.goneBefore < time) station.goneBefore = time;
      trim(station);
    },

    find: (stationId, key) => stations.get(stationId)?.records.get(key),
    of: (stationId) => [...(stations.get(stationId)?.records.values() ?? [])],
  };
}

function dropOldest<T extends { readonly at: Date }>(records: Map<string, T>, max: number): void {
  if (records.size <= max) return;
  const byTime = [...records].toSorted(([, a], [, b]) => a.at.getTime() - b.at.getTime());
  for (const [key] of byTime.slice(0, records.size - max)) records.delete(key);
}
