import type { NotifyMonitoringReportRequest } from '@csms/ocpp-messages/2.0.1';
import type { Store } from '@csms/store';
import { at, time } from '@csms/test-handlers';
import { expect, test } from 'vitest';
import { aCsms } from '../test/csms.js';

function aReport(
  ids: readonly [number, ...number[]],
  fields: Partial<NotifyMonitoringReportRequest> = {},
): NotifyMonitoringReportRequest {
  const [first, ...others] = ids.map((id) => ({
    component: { name: 'EVSE', evse: { id: 1 } },
    variable: { name: 'Power' },
    variableMonitoring: [
      { id, type: 'UpperThreshold', value: 22_000, severity: 4, transaction: true },
    ] as const satisfies readonly object[],
  }));
  const monitor = [first, ...others] as unknown as NonNullable<NotifyMonitoringReportRequest['monitor']>;
  return { requestId: 1, seqNo: 0, generatedAt: time(ids[0]), monitor, ...fields };
}

async function idsOf({ variableMonitors }: Store) {
  const { items } = await variableMonitors.list('CS1', { limit: 100 });
  return items.map(({ monitorId }) => monitorId);
}

async function request({ calls }: Store, fields: object) {
  await calls.create({
    callId: 'c1',
    stationId: 'CS1',
    action: 'GetMonitoringReport',
    request: { requestId: 2, ...fields },
    createdAt: at(5),
    expiresAt: at(6),
  });
}

test('keeps the monitors of a report once all of its parts are there (N02)', async () => {
  const { send, store } = aCsms();
  expect(await send('NotifyMonitoringReport', aReport([5], { seqNo: 1 }))).toEqual({});
  expect(await idsOf(store)).toEqual([]);
  await send('NotifyMonitoringReport', aReport([4], { tbc: true }));
  expect((await store.variableMonitors.list('CS1', { limit: 1 })).items).toEqual([
    {
      monitorId: 4,
      component: { name: 'EVSE', evseId: 1 },
      variable: { name: 'Power' },
      type: 'UpperThreshold',
      value: 22_000,
      severity: 4,
      isInTransactionOnly: true,
      at: at(4),
    },
  ]);
  expect(await idsOf(store)).toEqual([4, 5]);
});

test('replaces what is known by a report on all monitors (N02)', async () => {
  const { send, store } = aCsms();
  await send('NotifyMonitoringReport', aReport([1]));
  await request(store, {});
  await send('NotifyMonitoringReport', aReport([7], { requestId: 2 }));
  expect(await idsOf(store)).toEqual([7]);
});

test.each([
  ['criteria', { monitoringCriteria: ['ThresholdMonitoring'] }],
  ['components', { componentVariable: [{ component: { name: 'EVSE' } }] }],
])('merges a report that was asked for with %s into what is known', async (_, fields) => {
  const { send, store } = aCsms();
  await send('NotifyMonitoringReport', aReport([1]));
  await request(store, fields);
  await send('NotifyMonitoringReport', aReport([7], { requestId: 2 }));
  expect(await idsOf(store)).toEqual([1, 7]);
});
