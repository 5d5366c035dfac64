import {
  type ConfigurationKey,
  type ConfigurationStore,
  configurationKeyOf,
  cursorsOf,
  maxConfigurationKeys,
  mergeConfigurationKey,
} from '@csms/store';
import { copyDate } from './copies.js';
import { createKeptRecords } from './kept-records.js';
import { type ListOrder, pageOf } from './ordered-list.js';
import type { StationMaps } from './station-maps.js';

const byKey: ListOrder<ConfigurationKey, [string]> = {
  cursors: cursorsOf('configuration keys', 'string'),
  positionOf: (key) => [configurationKeyOf(key)],
  direction: 'ascending',
};

/** Makes a store of configuration keys. */
export function createConfigurationStore(stationMaps: StationMaps): ConfigurationStore {
  const records = createKeptRecords<ConfigurationKey>(stationMaps, { max: maxConfigurationKeys });
  return {
    async record(stationId, keys) {
      records.put(stationId, keys.map(copyKey), configurationKeyOf, mergeConfigurationKey);
    },

    async find(stationId, key) {
      const found = records.find(stationId, configurationKeyOf({ key }));
      return found && copyKey(found);
    },

    async list(stationId, request) {
      const { items, ...next } = pageOf({ items: records.of(stationId), isSorted: false }, byKey, request);
      return { items: items.map(copyKey), ...next };
    },
  };
}

function copyKey(key: ConfigurationKey): ConfigurationKey {
  const { change, at } = key;
  return { ...key, ...(change && { change: { ...change, at: copyDate(change.at) } }), at: copyDate(at) };
}
