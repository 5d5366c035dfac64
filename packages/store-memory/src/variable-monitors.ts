import {
  cursorsOf,
  type ReportedMonitor,
  type VariableMonitor,
  type VariableMonitorStore,
} from '@csms/store';
import { copyDate } from './copies.js';
import { type ListOrder, pageOf } from './ordered-list.js';
import { createReportedItems } from './reported-items.js';

const byId: ListOrder<VariableMonitor, [number]> = {
  cursors: cursorsOf('monitors', 'number'),
  positionOf: ({ monitorId }) => [monitorId],
  direction: 'ascending',
};

/** Makes a store of monitors. */
export function createVariableMonitorStore(): VariableMonitorStore {
  const monitors = createReportedItems<ReportedMonitor, VariableMonitor>({
    keyOf: ({ monitorId }) => String(monitorId),
    merge: (known, told, at) => (known && known.at > at ? known : { ...told, at }),
    since: (monitor, time) => (monitor.at >= time ? monitor : undefined),
  });
  return {
    async recordReportPart(stationId, part) {
      monitors.record(stationId, part);
    },

    async list(stationId, request) {
      const all = [...monitors.of(stationId).values()];
      const { items, ...next } = pageOf({ items: all, isSorted: false }, byId, request);
      return { items: items.map(copyMonitor), ...next };
    },
  };
}

function copyMonitor(monitor: VariableMonitor): VariableMonitor {
  const { component, variable, at } = monitor;
  return { ...monitor, component: { ...component }, variable: { ...variable }, at: copyDate(at) };
}
