import {
  type ConfigurationKey,
  type ConfigurationStore,
  codecOf,
  configurationKeyOf,
  cursorsOf,
  maxConfigurationKeys,
  mergeConfigurationKey,
} from '@csms/store';
import { changeRecords } from './change-records.js';
import type { Database } from './database.js';
import type { ListOrder } from './pages.js';
import { createStationRecords } from './station-records.js';
import { inStation } from './station-unit.js';

const positionOf = (record: Pick<ConfigurationKey, 'key'>): [string] => [configurationKeyOf(record)];

const byKey: ListOrder<ConfigurationKey, [string]> = {
  cursors: cursorsOf('configuration keys', 'string'),
  positionOf,
  direction: 'ascending',
};

/** Makes a store of configuration keys. */
export function createConfigurationStore(database: Database): ConfigurationStore {
  const records = createStationRecords<ConfigurationKey, [string]>({
    name: 'configurationKeys',
    keyOf: positionOf,
    codec: codecOf<ConfigurationKey>({ change: { at: 'date' }, at: 'date' }),
    timeOf: ({ at }) => at,
    bound: { max: maxConfigurationKeys },
  });
  return {
    record: (stationId, keys) =>
      inStation(database, 'configurationKeys', stationId, (unit) =>
        changeRecords(unit, records, {
          told: keys,
          keyOf: positionOf,
          merge: mergeConfigurationKey,
        }),
      ),
    find: (stationId, name) => records.find(database, stationId, positionOf({ key: name })),
    list: (stationId, request) => records.list(database, stationId, byKey, request),
  };
}
