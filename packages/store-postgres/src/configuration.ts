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
import { text } from './columns.js';
import type { Database } from './database.js';
import { inStation } from './in-station.js';
import type { ListOrder } from './pages.js';
import { createStationRecords } from './station-records.js';

const key = [text('folded_key')] as const;
const positionOf = (record: Pick<ConfigurationKey, 'key'>): [string] => [configurationKeyOf(record)];

const byKey: ListOrder<ConfigurationKey, [string]> = {
  cursors: cursorsOf('configuration keys', 'string'),
  columns: key,
  positionOf,
  direction: 'ascending',
};

/** Makes a store of configuration keys. */
export function createConfigurationStore(database: Database): ConfigurationStore {
  const records = createStationRecords<ConfigurationKey, [string]>({
    name: 'configuration_keys',
    key,
    keyOf: positionOf,
    codec: codecOf<ConfigurationKey>({ change: { at: 'date' }, at: 'date' }),
    timeOf: ({ at }) => at,
    max: maxConfigurationKeys,
  });
  return {
    record: (stationId, keys) =>
      inStation(database, 'configuration keys', stationId, (queries) =>
        changeRecords(queries, records, stationId, {
          told: keys,
          keyOf: positionOf,
          merge: mergeConfigurationKey,
        }),
      ),
    find: (stationId, name) => records.find(database, stationId, positionOf({ key: name })),
    list: (stationId, request) => records.list(database, stationId, byKey, request),
  };
}
