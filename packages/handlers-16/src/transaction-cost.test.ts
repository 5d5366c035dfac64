import { createBilling } from '@csms/services';
import { createMemoryStore } from '@csms/store-memory';
import { aToken, at, time } from '@csms/test-handlers';
import { describe, expect, test } from 'vitest';
import { aCsms } from '../test/csms.js';

async function aCsmsThatBills() {
  const store = createMemoryStore();
  for (const [tariffId, price] of [
    ['STANDARD', 0.5],
    ['STAFF', 0.25],
  ] as const) {
    const priceComponents = [{ dimension: 'ENERGY', price, stepSize: 0 }] as const;
    await store.tariffs.set({
      tariffId,
      currency: 'EUR',
      elements: [{ priceComponents }],
      lastUpdated: at(0),
    });
  }
  await store.tokens.set(aToken());
  return aCsms({ store, billing: createBilling({ store, defaultTariffId: 'STANDARD' }) });
}

async function charge(
  { send, store }: Awaited<ReturnType<typeof aCsmsThatBills>>,
  { meterStop = 5_000, timestamp = time(1) } = {},
) {
  const start = { connectorId: 1, idTag: 'CAFE01', meterStart: 1_000, timestamp };
  const { transactionId } = await send('StartTransaction', start);
  await send('StopTransaction', { transactionId, meterStop, timestamp: time(31) });
  return store.transactions.find('CS1', String(transactionId));
}

describe('the cost of a transaction', () => {
  test('is kept when it has ended', async () => {
    expect(await charge(await aCsmsThatBills())).toMatchObject({
      tariffId: 'STANDARD',
      cost: { total: 2, currency: 'EUR', lines: [{ quantity: 4_000, price: 0.5 }] },
    });
  });

  test('is a number where the station tells more energy than there is, and its stop is answered', async () => {
    const transaction = await charge(await aCsmsThatBills(), { meterStop: 1e308 });
    expect(transaction?.status).toBe('ended');
    expect(Number.isFinite(transaction?.cost?.total)).toBe(true);
  });

  test('is by the tariff of the token that started it', async () => {
    const csms = await aCsmsThatBills();
    await csms.store.tokens.set(aToken({ tariffId: 'STAFF' }));
    expect(await charge(csms)).toMatchObject({ tariffId: 'STAFF', cost: { total: 1 } });
  });

  test.each([
    [time(60), 'stop_before_start'],
    ['2000-01-01T00:00:00Z', 'implausible_duration'],
  ])('is that of its energy where the clock that told %s was set meanwhile: %s', async (timestamp, flag) => {
    const transaction = await charge(await aCsmsThatBills(), { timestamp });
    expect(transaction).toMatchObject({ energyWh: 4_000, cost: { total: 2 }, flags: [flag] });
  });

  test('comes from all readings, also from those that come after the stop, and twice', async () => {
    const costOf = async (order: readonly ('readings' | 'stop')[]) => {
      const csms = await aCsmsThatBills();
      const energy = (price: number) => [{ dimension: 'ENERGY', price, stepSize: 0 } as const];
      await csms.store.tariffs.set({
        tariffId: 'LATER_FOR_LESS',
        currency: 'EUR',
        elements: [
          { priceComponents: energy(0.1), restrictions: { minDuration: 20 * 60 } },
          { priceComponents: energy(0.5) },
        ],
        lastUpdated: at(0),
      });
      await csms.store.tokens.set(aToken({ tariffId: 'LATER_FOR_LESS' }));
      const { transactionId } = await csms.send('StartTransaction', {
        connectorId: 1,
        idTag: 'CAFE01',
        meterStart: 1_000,
        timestamp: time(1),
      });
      const sent = {
        readings: () =>
          csms.send('MeterValues', {
            connectorId: 1,
            transactionId,
            meterValue: [{ timestamp: time(21), sampledValue: [{ value: '4600' }] }],
          }),
        stop: () => csms.send('StopTransaction', { transactionId, meterStop: 5_000, timestamp: time(31) }),
      };
      for (const step of order) await sent[step]();
      return (await csms.store.transactions.find('CS1', String(transactionId)))?.cost?.total;
    };
    const inOrder = await costOf(['readings', 'stop']);
    expect(inOrder).toBeCloseTo(3.6 * 0.5 + 0.4 * 0.1, 2);
    expect(await costOf(['stop'])).not.toBe(inOrder);
    expect(await costOf(['stop', 'readings'])).toBe(inOrder);
    expect(await costOf(['stop', 'readings', 'readings'])).toBe(inOrder);
  });

  test('is known when readings after the stop tell where the energy register began', async () => {
    const csms = await aCsmsThatBills();
    await csms.send('StopTransaction', { transactionId: 7, meterStop: 5_000, timestamp: time(31) });
    const found = () => csms.store.transactions.find('CS1', '7');
    expect((await found())?.cost?.total ?? 0).toBe(0);
    const meterValue = [{ timestamp: time(2), sampledValue: [{ value: '1000' }] }];
    await csms.send('MeterValues', { connectorId: 1, transactionId: 7, meterValue });
    expect(await found()).toMatchObject({ energyWh: 4_000, cost: { total: 2 } });
  });

  test('is the same when the stop comes again', async () => {
    const csms = await aCsmsThatBills();
    const transaction = await charge(csms);
    const transactionId = Number(transaction?.transactionId);
    await csms.send('StopTransaction', { transactionId, meterStop: 5_000, timestamp: time(31) });
    expect(await csms.store.transactions.find('CS1', String(transactionId))).toEqual(transaction);
  });
});
