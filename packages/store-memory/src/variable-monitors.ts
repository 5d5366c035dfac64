import {
  cursorsOf,
  maxVariableMonitors,
  type ReportedMonitor,
  type VariableMonitor,
  type VariableMonitorStore,
} from '@csms/store';
import { createClearableRecords } from './clearable-records.js';
import { copyDate } from './copies.js';
import { type ListOrder, pageOf } from './ordered-list.js';
import { createReportedItems } from './reported-items.js';
import type { StationMaps } from './station-maps.js';

const byId: ListOrder<VariableMonitor, [number]> = {
  cursors: cursorsOf('monitors', 'number'),
  positionOf: ({ monitorId }) => [monitorId],
  direction: 'ascending',
};

/** Makes a store of monitors. */
export function createVariableMonitorStore(stationMaps: StationMaps): VariableMonitorStore {
  const monitors = createClearableRecords<VariableMonitor>(
    stationMaps,
    maxVariableMonitors,
    ({ monitorId }) => monitorId,
  );
  const reports = createReportedItems<ReportedMonitor>(stationMaps, {
    put: (stationId, items) =>
      monitors.put(
        stationId,
        items.map(({ item, at }) => ({ ...item, at })),
      ),
    removeBefore: monitors.clearBefore,
  });
  return {
    async recordReportPart(stationId, part) {
      reports.add(stationId, part);
    },

    async findReport(stationId, requestId) {
      return reports.find(stationId, requestId);
    },

    async record(stationId, told, at) {
      monitors.put(
        stationId,
        told.map((monitor) => copyMonitor({ ...monitor, at })),
      );
    },

    async clear(stationId, monitorIds, at) {
      monitors.clear(stationId, monitorIds, copyDate(at));
    },

    async clearBefore(stationId, time) {
      monitors.clearBefore(stationId, copyDate(time));
    },

    async list(stationId, request) {
      const { items, ...next } = pageOf({ items: monitors.of(stationId), isSorted: false }, byId, request);
      return { items: items.map(copyMonitor), ...next };
    },
  };
}

function copyMonitor(monitor: VariableMonitor): VariableMonitor {
  const { component, variable, at } = monitor;
  return { ...monitor, component: { ...component }, variable: { ...variable }, at: copyDate(at) };
}
