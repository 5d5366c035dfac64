import {
  addDeviation,
  cursorsOf,
  type Deviation,
  type DeviationRecord,
  type DeviationStore,
  maxDeviations,
} from '@csms/store';
import { copyDate } from './copies.js';
import { type ListOrder, pageOf } from './ordered-list.js';
import type { StationMaps } from './station-maps.js';

const byLastMet: ListOrder<DeviationRecord, [number, string]> = {
  cursors: cursorsOf('deviations', 'number', 'string'),
  positionOf: (record) => [record.lastAt.getTime(), keyOf(record)],
  direction: 'descending',
};

/** Makes a store of deviations. */
export function createDeviationStore(stationMaps: StationMaps): DeviationStore {
  const stations = stationMaps.map<Map<string, DeviationRecord>>();

  function add(stationId: string, deviation: Deviation): void {
    const records = stations.get(stationId) ?? new Map<string, DeviationRecord>();
    stations.set(stationId, records);
    const key = keyOf(deviation);
    records.set(key, addDeviation(records.get(key), { ...deviation, at: copyDate(deviation.at) }));
    if (records.size > maxDeviations) records.delete(oldestKey(records));
  }

  return {
    async record(met) {
      for (const [stationId, deviations] of met) {
        for (const deviation of deviations) add(stationId, deviation);
      }
    },

    async list(stationId, request) {
      const records = [...(stations.get(stationId)?.values() ?? [])];
      const { items, ...next } = pageOf({ items: records, isSorted: false }, byLastMet, request);
      return { items: items.map(copyDeviation), ...next };
    },
  };
}

function keyOf({ rule, action, field }: Pick<DeviationRecord, 'rule' | 'action' | 'field'>): string {
  return JSON.stringify([rule, action, field]);
}

function oldestKey(records: ReadonlyMap<string, DeviationRecord>): string {
  const [oldest] = [...records].reduce((a, b) => (b[1].lastAt < a[1].lastAt ? b : a));
  return oldest;
}

function copyDeviation(record: DeviationRecord): DeviationRecord {
  const { firstAt, lastAt, recent } = record;
  return { ...record, firstAt: copyDate(firstAt), lastAt: copyDate(lastAt), recent: [...recent] };
}
