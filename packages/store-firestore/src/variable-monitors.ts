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
    name: 'variableMonitors',
    idOf: ({ monitorId }) => monitorId,
    codec: codecOf<Latest<VariableMonitor>>({ at: 'date', record: { at: 'date' } }),
    max: maxVariableMonitors,
    cursors: cursorsOf('monitors', 'number'),
  });
  const reports = createReportedItems<ReportedMonitor>('monitors', {
    put: (unit, items) =>
      monitors.put(
        unit,
        items.map(({ item, at }) => ({ ...item, at })),
      ),
    removeBefore: monitors.clearBefore,
  });
  return {
    recordReportPart: (stationId, part) => monitors.inStation(stationId, (unit) => reports.add(unit, part)),
    findReport: (stationId, requestId) =>
      monitors.inStation(stationId, async (unit) => reports.find(unit, requestId)),
    record: (stationId, told, at) =>
      monitors.inStation(stationId, (unit) =>
        monitors.put(
          unit,
          told.map((monitor) => ({ ...monitor, at })),
        ),
      ),
    clear: (stationId, monitorIds, at) =>
      monitors.inStation(stationId, (unit) => monitors.clear(unit, monitorIds, at)),
    clearBefore: (stationId, time) =>
      monitors.inStation(stationId, (unit) => monitors.clearBefore(unit, time)),
    list: monitors.list,
  };
}
