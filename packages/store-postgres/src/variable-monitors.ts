import {
  codecOf,
  cursorsOf,
  maxVariableMonitors,
  type ReportedMonitor,
  type VariableMonitor,
  type VariableMonitorStore,
} from '@csms/store';
import { createClearableRecords, type Latest } from './clearable-records.js';
import type { Database } from './database.js';
import { createReportedItems } from './reported-items.js';

/** Makes a store of monitors. */
export function createVariableMonitorStore(database: Database): VariableMonitorStore {
  const monitors = createClearableRecords<VariableMonitor>(database, {
    name: 'variable_monitors',
    id: 'monitor_id',
    idOf: ({ monitorId }) => monitorId,
    codec: codecOf<Latest<VariableMonitor>>({ at: 'date', record: { at: 'date' } }),
    max: maxVariableMonitors,
    cursors: cursorsOf('monitors', 'number'),
  });
  const reports = createReportedItems<ReportedMonitor>('monitors', {
    put: (queries, stationId, items) =>
      monitors.put(
        queries,
        stationId,
        items.map(({ item, at }) => ({ ...item, at })),
      ),
    removeBefore: monitors.clearBefore,
  });
  return {
    recordReportPart: (stationId, part) =>
      monitors.inStation(stationId, (queries) => reports.add(queries, stationId, part)),
    findReport: (stationId, requestId) => reports.find(database, stationId, requestId),
    record: (stationId, told, at) =>
      monitors.inStation(stationId, (queries) =>
        monitors.put(
          queries,
          stationId,
          told.map((monitor) => ({ ...monitor, at })),
        ),
      ),
    clear: (stationId, monitorIds, at) =>
      monitors.inStation(stationId, (queries) => monitors.clear(queries, stationId, monitorIds, at)),
    clearBefore: (stationId, time) =>
      monitors.inStation(stationId, (queries) => monitors.clearBefore(queries, stationId, time)),
    list: monitors.list,
  };
}
