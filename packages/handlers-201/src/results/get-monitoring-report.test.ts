import { at } from '@csms/test-handlers';
import { expect, test } from 'vitest';
import { aCsms } from '../../test/csms.js';

function aMonitor(monitorId: number) {
  return {
    monitorId,
    component: { name: 'EVSE' },
    variable: { name: 'Power' },
    type: 'Delta',
    value: 1,
    severity: 5,
    isInTransactionOnly: false,
  };
}

async function withMonitors(ids: readonly number[]) {
  const csms = aCsms();
  await csms.store.variableMonitors.record('CS1', ids.map(aMonitor), at(1));
  return {
    ...csms,
    async ids() {
      const { items } = await csms.store.variableMonitors.list('CS1', { limit: 10 });
      return items.map(({ monitorId }) => monitorId);
    },
  };
}

test('takes out all monitors of a station that has none (N02)', async () => {
  const { answer, ids } = await withMonitors([1, 2]);
  await answer('GetMonitoringReport', { requestId: 1 }, { status: 'EmptyResultSet' }, { receivedAt: at(2) });
  expect(await ids()).toEqual([]);
});

test.each([
  ['monitors follow', { requestId: 1 }, 'Accepted'],
  ['it was asked for some only', { requestId: 1, monitoringCriteria: ['DeltaMonitoring'] }, 'EmptyResultSet'],
  ['nobody knows what was asked', undefined, 'EmptyResultSet'],
] as const)('leaves them when %s', async (_when, request, status) => {
  const { answer, ids } = await withMonitors([1, 2]);
  await answer('GetMonitoringReport', request as never, { status }, { receivedAt: at(2) });
  expect(await ids()).toEqual([1, 2]);
});
