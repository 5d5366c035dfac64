import type { NotifyReportRequest, ReportDataType } from '@csms/ocpp-messages/2.0.1';
import type { Store } from '@csms/store';
import { at, time } from '@csms/test-handlers';
import { expect, test } from 'vitest';
import { aCsms } from '../test/csms.js';

function aVariable(name: string, value = '1'): ReportDataType {
  return {
    component: { name: 'EVSE', evse: { id: 1 } },
    variable: { name },
    variableAttribute: [{ value }],
  };
}

function aPart(seqNo: number, names: readonly string[], fields: Partial<NotifyReportRequest> = {}) {
  const reportData = names.map((name) => aVariable(name)) as [ReportDataType];
  return { requestId: 1, generatedAt: time(10 + seqNo), seqNo, tbc: true, reportData, ...fields };
}

async function namesOf({ deviceModel }: Store) {
  const { items } = await deviceModel.list('CS1', { limit: 100 });
  return items.map(({ variable }) => variable.name);
}

async function request({ calls }: Store, action: string, fields: object) {
  await calls.create({
    callId: `${action}-1`,
    stationId: 'CS1',
    action,
    request: { requestId: 1, ...fields },
    createdAt: at(5),
    expiresAt: at(6),
  });
}

test('keeps a variable with the defaults of the standard (B07)', async () => {
  const { send, store } = aCsms();
  const component = { name: 'Connector', instance: 'left', evse: { id: 1, connectorId: 2 } };
  const characteristics = { dataType: 'decimal', supportsMonitoring: true, unit: 'W' } as const;
  const data: ReportDataType = {
    component,
    variable: { name: 'Power' },
    variableAttribute: [{ value: '11' }, { type: 'MaxSet', mutability: 'ReadOnly', persistent: true }],
    variableCharacteristics: characteristics,
  };
  const report = { requestId: 1, generatedAt: time(1), seqNo: 0, reportData: [data] } as NotifyReportRequest;
  expect(await send('NotifyReport', report)).toEqual({});
  expect((await store.deviceModel.list('CS1', { limit: 10 })).items).toEqual([
    {
      component: { name: 'Connector', instance: 'left', evseId: 1, connectorId: 2 },
      variable: { name: 'Power' },
      attributes: [
        {
          type: 'Actual',
          value: '11',
          mutability: 'ReadWrite',
          isPersistent: false,
          isConstant: false,
          at: at(1),
          describedAt: at(1),
        },
        {
          type: 'MaxSet',
          mutability: 'ReadOnly',
          isPersistent: true,
          isConstant: false,
          at: at(1),
          describedAt: at(1),
        },
      ],
      characteristics: { ...characteristics, at: at(1) },
      at: at(1),
    },
  ]);
});

test('does not keep a password (A01)', async () => {
  const { send, store } = aCsms();
  const reportData: [ReportDataType] = [aVariable('BasicAuthPassword', 'c0ffee')];
  await send('NotifyReport', { requestId: 1, generatedAt: time(1), seqNo: 0, reportData });
  const { items } = await store.deviceModel.list('CS1', { limit: 10 });
  expect(items).toHaveLength(1);
  expect(JSON.stringify(items)).not.toContain('c0ffee');
});

test('puts a report together from parts in any order (B07.FR.04, B07.FR.10)', async () => {
  const { send, store } = aCsms();
  await send('NotifyReport', aPart(2, ['C'], { tbc: false }));
  await send('NotifyReport', aPart(0, ['A']));
  await send('NotifyReport', aPart(0, ['A']));
  expect(await namesOf(store)).toEqual([]);
  await send('NotifyReport', aPart(1, ['B']));
  expect(await namesOf(store)).toEqual(['A', 'B', 'C']);
});

test('replaces the model by a full inventory that was asked for (B07)', async () => {
  const { send, store } = aCsms();
  await send('NotifyReport', aPart(0, ['Old'], { requestId: 9, generatedAt: time(1), tbc: false }));
  await request(store, 'GetBaseReport', { reportBase: 'FullInventory' });
  await send('NotifyReport', aPart(1, ['B'], { tbc: false }));
  await send('NotifyReport', aPart(0, ['A']));
  expect(await namesOf(store)).toEqual(['A', 'B']);
});

test.each([
  ['another inventory', 'GetBaseReport', { reportBase: 'ConfigurationInventory' }],
  ['a report on parts of it', 'GetReport', { componentCriteria: ['Active'] }],
  ['a report that nobody asked for', 'Reset', {}],
])('merges %s into the model', async (_, action, fields) => {
  const { send, store } = aCsms();
  await send('NotifyReport', aPart(0, ['Old'], { requestId: 9, generatedAt: time(1), tbc: false }));
  await request(store, action, fields);
  await send('NotifyReport', aPart(0, ['A'], { tbc: false }));
  expect(await namesOf(store)).toEqual(['A', 'Old']);
});

test('is not stuck with what a clock reported that was once ahead', async () => {
  const { send, store } = aCsms();
  const ahead = aPart(0, ['A'], { generatedAt: '2099-01-01T00:00:00Z', tbc: false });
  await send('NotifyReport', ahead, { receivedAt: at(1) });
  const reportData = [aVariable('A', 'new')] as [ReportDataType];
  await send('NotifyReport', aPart(0, [], { reportData, requestId: 2, tbc: false }), { receivedAt: at(11) });
  const { items } = await store.deviceModel.list('CS1', { limit: 10 });
  expect(items[0]?.attributes).toMatchObject([{ value: 'new', at: at(10) }]);
});

/** What is known of variable A after a report and a value that was set. */
async function valueOfA({ deviceModel }: Store) {
  const { items } = await deviceModel.list('CS1', { limit: 10 });
  return items[0]?.attributes[0]?.value;
}

const setA = {
  component: { name: 'EVSE', evseId: 1 },
  variable: { name: 'A' },
  type: 'Actual',
  value: 'set',
} as const;

test('leaves what was set after it came, though the clock of the station is ahead', async () => {
  const { send, store } = aCsms();
  const ahead = aPart(0, ['A'], { generatedAt: time(12), tbc: false });
  await send('NotifyReport', ahead, { receivedAt: at(10) });
  await store.deviceModel.recordValues('CS1', [setA], at(11));
  expect(await valueOfA(store)).toBe('set');
});

test('says more than what was set before it was asked for, though the clock of the station is behind', async () => {
  const { send, store } = aCsms();
  await store.deviceModel.recordValues('CS1', [setA], at(4));
  await request(store, 'GetReport', {});
  await send('NotifyReport', aPart(0, ['A'], { generatedAt: time(1), tbc: false }), { receivedAt: at(6) });
  expect(await valueOfA(store)).toBe('1');
});
