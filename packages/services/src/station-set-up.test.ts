import type { ComponentName } from '@csms/store';
import { createMemoryStore } from '@csms/store-memory';
import { at } from '@csms/test-handlers';
import { expect, test } from 'vitest';
import { createStationSetUp } from './station-set-up.js';

const attribute = { mutability: 'ReadWrite', isPersistent: true, isConstant: false } as const;

type Told = readonly [component: ComponentName, variable: string, value: string];

/** The set-up of stations of which CS1 has reported these values. */
async function aSetUp(...told: readonly Told[]) {
  const { deviceModel } = createMemoryStore();
  const items = told.map(([component, name, value]) => ({
    component,
    variable: { name },
    attributes: [
      { ...attribute, type: 'Target', value: 'wanted' },
      { ...attribute, type: 'Actual', value },
    ] as const,
  }));
  await deviceModel.recordReportPart('CS1', {
    requestId: 1,
    seqNo: 0,
    isLast: true,
    at: at(1),
    receivedAt: at(1),
    items,
  });
  return createStationSetUp(deviceModel);
}

test('the group of master passes is that of the device model', async () => {
  const controller = { name: 'AuthCtrlr' };
  const setUp = await aSetUp([controller, 'MasterPassGroupId', 'POLICE']);
  expect(await setUp.masterPassGroupId('CS1')).toBe('POLICE');
  expect(await setUp.masterPassGroupId('CS2')).toBeUndefined();
  const unset = await aSetUp([controller, 'MasterPassGroupId', '']);
  expect(await unset.masterPassGroupId('CS1')).toBeUndefined();
});

test('the types of connectors are those of the device model, by EVSE', async () => {
  const setUp = await aSetUp(
    [{ name: 'Connector', evseId: 1, connectorId: 1 }, 'ConnectorType', 'cCCS2'],
    [{ name: 'Connector', evseId: 1, connectorId: 2 }, 'ConnectorType', 'cCHAdeMO'],
    [{ name: 'Connector', evseId: 2, connectorId: 1 }, 'ConnectorType', 'cType2'],
    [{ name: 'Connector', evseId: 4, connectorId: 1 }, 'ConnectorType', 'cType2'],
  );
  expect(await setUp.connectorTypes('CS1')).toEqual(
    new Map([
      [1, ['cCCS2', 'cCHAdeMO']],
      [2, ['cType2']],
    ]),
  );
  expect(await setUp.connectorTypes('CS2')).toEqual(new Map());
});

test.each([
  ['24', 24],
  ['0', undefined],
  ['many', undefined],
])('a station that tells %j takes %j periods in a schedule (K15.FR.07)', async (value, expected) => {
  const setUp = await aSetUp([{ name: 'SmartChargingCtrlr' }, 'PeriodsPerSchedule', value]);
  expect(await setUp.maxSchedulePeriods('CS1')).toBe(expected);
  expect(await setUp.maxSchedulePeriods('CS2')).toBeUndefined();
});
