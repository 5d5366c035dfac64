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

test('takes out what the station cleared or did not have, each by its own status (N06)', async () => {
  const { answer, ids } = await withMonitors([1, 2, 3, 4]);
  await answer(
    'ClearVariableMonitoring',
    { id: [1, 2, 3] },
    {
      clearMonitoringResult: [
        { id: 1, status: 'Accepted' },
        { id: 2, status: 'NotFound' },
        { id: 3, status: 'Rejected' },
      ],
    },
    { receivedAt: at(2) },
  );
  expect(await ids()).toEqual([3, 4]);
});

test('leaves a monitor that was set since', async () => {
  const { answer, ids } = await withMonitors([1]);
  await answer(
    'ClearVariableMonitoring',
    { id: [1] },
    { clearMonitoringResult: [{ id: 1, status: 'Accepted' }] },
    {
      receivedAt: at(0),
    },
  );
  expect(await ids()).toEqual([1]);
});
