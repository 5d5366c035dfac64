import type { ReportPart } from '../report-parts.js';
import type { Store } from '../store.js';
import { maxVariableMonitors, type ReportedMonitor } from '../variable-monitors.js';
import { assertSame } from './assertions.js';
import { at } from './builders.js';
import { clearableCases } from './clearable-cases.js';
import type { ConformanceCase } from './conformance-case.js';
import { copyCases } from './copy-cases.js';
import { listCases } from './list-cases.js';
import { reportArrivalCases } from './report-arrival-cases.js';
import { aPart, reportPartCases } from './report-part-cases.js';

function aMonitor(monitorId: number, fields: Partial<ReportedMonitor> = {}): ReportedMonitor {
  return {
    monitorId,
    component: { name: 'EVSE', evseId: 1 },
    variable: { name: 'Power' },
    type: 'UpperThreshold',
    value: 22_000.5,
    severity: 5,
    isInTransactionOnly: false,
    ...fields,
  };
}

/** A report of one part. */
function aReport(
  requestId: number,
  items: readonly ReportedMonitor[],
  minute: number,
  fields: Partial<ReportPart<ReportedMonitor>> = {},
): ReportPart<ReportedMonitor> {
  return aPart(0, items, { requestId, isLast: true, at: at(minute), ...fields });
}

const list = ({ variableMonitors }: Store) => variableMonitors.list('CP-1', { limit: 100 });

/** What a store of monitors does. */
export const variableMonitorCases: readonly ConformanceCase[] = [
  {
    name: 'variableMonitors.recordReportPart: of each monitor the latest stays, all of it, in order of the ids',
    async run(store) {
      const ten = aMonitor(10, {
        component: { name: 'C', instance: 'i' },
        variable: { name: 'V', instance: 'j' },
      });
      const two = aMonitor(2, { type: 'Periodic', value: 60, severity: 9, isInTransactionOnly: true });
      await store.variableMonitors.recordReportPart('CP-1', aReport(1, [ten, two], 2));
      await store.variableMonitors.recordReportPart('CP-1', aReport(2, [aMonitor(2, { value: 7 })], 1));
      await store.variableMonitors.recordReportPart('CP-1', aReport(3, [aMonitor(10, { value: 8 })], 3));
      assertSame((await list(store)).items, [
        { ...two, at: at(2) },
        { ...aMonitor(10, { value: 8 }), at: at(3) },
      ]);
    },
  },
  {
    name: 'variableMonitors.recordReportPart: a complete report takes out what was reported before, whenever that comes',
    async run(store) {
      await store.variableMonitors.recordReportPart('CP-1', aReport(1, [aMonitor(1)], 1));
      await store.variableMonitors.recordReportPart(
        'CP-1',
        aReport(2, [aMonitor(2)], 3, { isComplete: true }),
      );
      await store.variableMonitors.recordReportPart('CP-1', aReport(3, [aMonitor(3)], 2));
      await store.variableMonitors.recordReportPart('CP-1', aReport(4, [aMonitor(4)], 4));
      assertSame((await list(store)).items, [
        { ...aMonitor(2), at: at(3) },
        { ...aMonitor(4), at: at(4) },
      ]);
    },
  },
  {
    name: 'variableMonitors.record: keeps monitors as reports do, and the latest of both stays',
    async run(store) {
      await store.variableMonitors.recordReportPart('CP-1', aReport(1, [aMonitor(1), aMonitor(2)], 2));
      await store.variableMonitors.record('CP-1', [aMonitor(1, { value: 7 })], at(3));
      await store.variableMonitors.record('CP-1', [aMonitor(2, { value: 8 })], at(1));
      await store.variableMonitors.clear('CP-1', [3], at(3));
      await store.variableMonitors.recordReportPart('CP-1', aReport(2, [aMonitor(3)], 2));
      assertSame((await list(store)).items, [
        { ...aMonitor(1, { value: 7 }), at: at(3) },
        { ...aMonitor(2), at: at(2) },
      ]);
    },
  },
  {
    name: 'variableMonitors.recordReportPart: monitors set after a report came stay, though it is of a clock ahead',
    async run(store) {
      const ahead = aReport(1, [aMonitor(1)], 9, { receivedAt: at(1), isComplete: true });
      await store.variableMonitors.recordReportPart('CP-1', ahead);
      await store.variableMonitors.record('CP-1', [aMonitor(2)], at(2));
      assertSame((await list(store)).items, [
        { ...aMonitor(1), at: at(1) },
        { ...aMonitor(2), at: at(2) },
      ]);
    },
  },
  ...clearableCases({
    name: 'variableMonitors',
    max: maxVariableMonitors,
    record: ({ variableMonitors }, stationId, ids, time) =>
      variableMonitors.record(
        stationId,
        ids.map((id) => aMonitor(id)),
        time,
      ),
    clear: ({ variableMonitors }, stationId, ids, time) => variableMonitors.clear(stationId, ids, time),
    clearBefore: ({ variableMonitors }, stationId, time) => variableMonitors.clearBefore(stationId, time),
    async list({ variableMonitors }, stationId, page) {
      const { items, next } = await variableMonitors.list(stationId, page);
      return { items: items.map(({ monitorId }) => monitorId), next };
    },
  }),
  ...reportPartCases({
    name: 'variableMonitors.recordReportPart',
    record: ({ variableMonitors }, stationId, part) =>
      variableMonitors.recordReportPart(stationId, {
        ...part,
        items: part.items.map((letter) => aMonitor(letter.charCodeAt(0))),
      }),
    async read({ variableMonitors }, stationId) {
      const { items } = await variableMonitors.list(stationId, { limit: 100 });
      return items.map(({ monitorId }) => String.fromCharCode(monitorId)).join('');
    },
  }),
  ...reportArrivalCases({
    name: 'variableMonitors.findReport',
    record: ({ variableMonitors }, stationId, part) => variableMonitors.recordReportPart(stationId, part),
    find: ({ variableMonitors }, stationId, requestId) => variableMonitors.findReport(stationId, requestId),
  }),
  ...listCases({
    name: 'variableMonitors.list',
    async add({ variableMonitors }, place) {
      await variableMonitors.recordReportPart('CP-1', aReport(place, [aMonitor(place)], 1));
      return String(place);
    },
    async read({ variableMonitors }, page) {
      const { items, next } = await variableMonitors.list('CP-1', page);
      return { items: items.map(({ monitorId }) => String(monitorId)), next };
    },
  }),
  ...copyCases({
    name: 'variableMonitors.recordReportPart',
    input: () => aReport(1, [aMonitor(1)], 1),
    write: ({ variableMonitors }, part) => variableMonitors.recordReportPart('CP-1', part),
    read: [list, ({ variableMonitors }) => variableMonitors.findReport('CP-1', 1)],
  }),
  ...copyCases({
    name: 'variableMonitors.record',
    input: () => [aMonitor(1)],
    write: ({ variableMonitors }, monitors) => variableMonitors.record('CP-1', monitors, at(1)),
    read: [list],
  }),
];
