import type { SetMonitoringDataType } from '@csms/ocpp-messages/2.0.1';
import { at } from '@csms/test-handlers';
import { expect, test } from 'vitest';
import { aCsms } from '../../test/csms.js';

const component = { name: 'EVSE', evse: { id: 1 } };
const variable = { name: 'Power' };
const named = { component, variable, type: 'UpperThreshold', severity: 5 } as const;

function aMonitor(fields: Partial<SetMonitoringDataType> = {}): SetMonitoringDataType {
  return { ...named, value: 22_000.5, ...fields };
}

test('keeps the monitors that the station set, each by its own status, under its ids (N04)', async () => {
  const { answer, store } = aCsms();
  await answer(
    'SetVariableMonitoring',
    {
      setMonitoringData: [
        aMonitor(),
        aMonitor({ severity: 6, value: 7, transaction: true }),
        aMonitor({ id: 3, value: 8 }),
        aMonitor({ type: 'Delta' }),
      ],
    },
    {
      setMonitoringResult: [
        { ...named, status: 'Accepted', id: 1 },
        { ...named, severity: 6, status: 'Accepted', id: 2 },
        { ...named, status: 'Accepted', id: 3 },
        { ...named, type: 'Delta', status: 'Duplicate' },
      ],
    },
    { receivedAt: at(2) },
  );
  const kept = {
    component: { name: 'EVSE', evseId: 1 },
    variable,
    type: 'UpperThreshold',
    severity: 5,
    isInTransactionOnly: false,
    at: at(2),
  };
  expect((await store.variableMonitors.list('CS1', { limit: 10 })).items).toEqual([
    { ...kept, monitorId: 1, value: 22_000.5 },
    { ...kept, monitorId: 2, severity: 6, value: 7, isInTransactionOnly: true },
    { ...kept, monitorId: 3, value: 8 },
  ]);
});

test('keeps nothing when nobody knows what was asked', async () => {
  const { answer, store } = aCsms();
  const result = { ...named, status: 'Accepted', id: 1 } as const;
  for (const request of [undefined, { setMonitoringData: [aMonitor({ type: 'Delta' })] } as const]) {
    await answer('SetVariableMonitoring', request && { setMonitoringData: [...request.setMonitoringData] }, {
      setMonitoringResult: [result],
    });
  }
  expect((await store.variableMonitors.list('CS1', { limit: 10 })).items).toEqual([]);
});
