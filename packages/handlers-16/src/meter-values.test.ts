import { at, contentOf, time } from '@csms/test-handlers';
import { describe, expect, test } from 'vitest';
import { aCsms } from '../test/csms.js';

const energy = {
  measurand: 'Energy.Active.Import.Register',
  unit: 'Wh',
  context: 'Sample.Periodic',
  location: 'Outlet',
};

function aMeterValue(minute: number, value: string) {
  return { timestamp: time(minute), sampledValue: [{ value }] };
}

async function readingsOf({ store }: Pick<ReturnType<typeof aCsms>, 'store'>, transactionId: number) {
  return (await store.transactions.listReadings('CS1', String(transactionId), { limit: 100 })).items;
}

describe('MeterValues of a transaction (section 4.7)', () => {
  test('are kept beside it, with the defaults of the standard', async () => {
    const csms = aCsms();
    const sampledValue = [
      { value: '1200' },
      { value: '1.3', unit: 'kWh', context: 'Trigger', phase: 'L1' } as const,
      { value: '230', measurand: 'Voltage', unit: 'V', location: 'Inlet' } as const,
    ];
    await csms.send('MeterValues', {
      connectorId: 1,
      transactionId: 5,
      meterValue: [{ timestamp: time(2), sampledValue }],
    });
    expect(await readingsOf(csms, 5)).toMatchObject([
      {
        at: at(2),
        sampledValues: [
          { value: 1200, ...energy },
          { value: 1.3, ...energy, unit: 'kWh', context: 'Trigger', phase: 'L1' },
          { value: 230, measurand: 'Voltage', unit: 'V', context: 'Sample.Periodic', location: 'Inlet' },
        ],
      },
    ]);
  });

  test('are kept once each, however often and in whatever messages they come', async () => {
    const csms = aCsms();
    const [first, second] = [aMeterValue(2, '7'), aMeterValue(3, '7')];
    for (const meterValue of [[first], [first, second], [second, first]]) {
      await csms.send('MeterValues', { connectorId: 1, transactionId: 5, meterValue });
    }
    expect((await readingsOf(csms, 5)).map((reading) => reading.at)).toEqual([at(2), at(3)]);
  });

  test('of one time but with other values are all kept', async () => {
    const csms = aCsms();
    const meterValue = [aMeterValue(2, '7'), aMeterValue(2, '8')];
    await csms.send('MeterValues', { connectorId: 1, transactionId: 5, meterValue });
    expect(await readingsOf(csms, 5)).toHaveLength(2);
  });

  test('are kept when nobody knows the transaction, which is flagged', async () => {
    const csms = aCsms();
    const meterValue = [aMeterValue(2, '7')];
    await csms.send('MeterValues', { connectorId: 2, transactionId: 5, meterValue });
    expect(await csms.store.transactions.find('CS1', '5')).toMatchObject({
      status: 'active',
      evseId: 2,
      connectorId: 1,
      flags: ['unknown_start'],
    });
  });

  test('keep signed data as the text that it is, also where it looks like a number', async () => {
    const csms = aCsms();
    const sampledValue = [{ value: '0012', format: 'SignedData' } as const, { value: 'no number' }];
    await csms.send('MeterValues', {
      connectorId: 1,
      transactionId: 5,
      meterValue: [{ timestamp: time(2), sampledValue }],
    });
    const [reading] = await readingsOf(csms, 5);
    expect(reading?.sampledValues.map(({ value }) => value)).toEqual(['0012', 'no number']);
  });
});

describe('MeterValues of a transaction whose number the station never learned (errata 3.18)', () => {
  test.each([-1, 0, 2 ** 63])('are those of the one that ran on the connector: %d', async (number) => {
    const csms = aCsms();
    const start = { connectorId: 2, idTag: 'CAFE01', meterStart: 0, timestamp: time(1) };
    const { transactionId } = await csms.send('StartTransaction', start);
    const values = { connectorId: 2, transactionId: number, meterValue: [aMeterValue(3, '3')] };
    await csms.send('MeterValues', values);
    await csms.send('StopTransaction', { transactionId, meterStop: 9, timestamp: time(5) });
    await csms.send('MeterValues', values);
    expect((await readingsOf(csms, transactionId)).map((reading) => reading.at)).toEqual([at(3)]);
    expect(await csms.store.stations.findMeterValues('CS1')).toEqual(new Map());
  });
});

describe('MeterValues outside of a transaction', () => {
  test.each([
    ['names none', {}],
    ['never learned the number', { transactionId: -1 }],
    ['says 0', { transactionId: 0 }],
    ['says more than a number can hold', { transactionId: 2 ** 63 }],
  ])('are kept for the connector when the station %s (errata 3.18)', async (_, named) => {
    const { send, store } = aCsms();
    const meterValue = [aMeterValue(3, '3'), aMeterValue(2, '2')];
    await send('MeterValues', { connectorId: 2, ...named, meterValue });
    const latest = (await store.stations.findMeterValues('CS1')).get(2);
    expect(latest).toMatchObject({ at: at(3), sampledValues: [{ value: 3, ...energy }] });
    expect((await contentOf(store)).transactions).toEqual([]);
  });

  test('of connector 0 are those of the main meter', async () => {
    const { send, store } = aCsms();
    await send('MeterValues', {
      connectorId: 0,
      meterValue: [aMeterValue(3, '9')],
    });
    expect([...(await store.stations.findMeterValues('CS1')).keys()]).toEqual([0]);
  });

  test('of a connector below 0 are answered, and not kept (1.6 numbers connectors from 1)', async () => {
    const { send, store } = aCsms();
    expect(await send('MeterValues', { connectorId: -1, meterValue: [aMeterValue(3, '9')] })).toEqual({});
    expect(await store.stations.findMeterValues('CS1')).toEqual(new Map());
  });

  test.each([
    ['there are none', []],
    ['they are empty', [{ timestamp: time(2), sampledValue: [] }]],
  ])('are answered and change nothing when %s', async (_, meterValue) => {
    const { send, store } = aCsms();
    expect(await send('MeterValues', { connectorId: 1, meterValue })).toEqual({});
    expect(await send('MeterValues', { connectorId: 1, transactionId: 5, meterValue })).toEqual({});
    expect(await contentOf(store)).toEqual({ stations: [], transactions: [] });
  });
});
