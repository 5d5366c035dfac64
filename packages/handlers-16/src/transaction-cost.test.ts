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

  test('is the same when the stop comes again', async () => {
    const csms = await aCsmsThatBills();
    const transaction = await charge(csms);
    const transactionId = Number(transaction?.transactionId);
    await csms.send('StopTransaction', { transactionId, meterStop: 5_000, timestamp: time(31) });
    expect(await csms.store.transactions.find('CS1', String(transactionId))).toEqual(transaction);
  });
});
