import type { StationMaps } from './station-maps.js';

/** Records of stations, of which the latest are kept. */
export interface LatestRecords<Stored> {
  /** The records of a station, by their keys. */
  of(stationId: string): ReadonlyMap<string, Stored>;
  /** Sets a record; when there are too many, the earliest is dropped. */
  set(stationId: string, key: string, record: Stored): void;
  delete(stationId: string, key: string): void;
}

/**
 * Makes records without any.
 *
 * @param max how many records of a station are kept
 * @param timeOf the time by which the latest records are kept
 */
export function createLatestRecords<Stored>(
  stationMaps: StationMaps,
  max: number,
  timeOf: (record: Stored) => Date,
): LatestRecords<Stored> {
  const stations = stationMaps.map<Map<string, Stored>>();

  return {
    of: (stationId) => stations.get(stationId) ?? new Map<string, Stored>(),

    set(stationId, key, record) {
      let records = stations.get(stationId);
      if (!records) {
        records = new Map();
        stations.set(stationId, records);
      }
      records.set(key, record);
      if (records.size <= max) return;
      const [earliest] = [...records].reduce((a, b) => (timeOf(b[1]) < timeOf(a[1]) ? b : a));
      records.delete(earliest);
    },

    delete(stationId, key) {
      stations.get(stationId)?.delete(key);
    },
  };
}
