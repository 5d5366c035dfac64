import { type Reading, type Store, spanOf, type Tariff, type TransactionEvent } from '@csms/store';
import { createMemoryStore } from '@csms/store-memory';
import { counted } from '@csms/test-handlers';
import { describe, expect, it } from 'vitest';
import { aTariff, energy, flat, parking, time } from '../../test/tariffs.js';
import { createBilling } from './billing.js';

const at = (minutes: number) => new Date(Date.UTC(2026, 5, 1, 12) + minutes * 60_000);
const clock = { now: () => at(0) };

function aReading(minutes: number, wh: number): Reading {
  const value = { value: wh, measurand: 'Energy.Active.Import.Register', unit: 'Wh' };
  return {
    id: String(minutes),
    at: at(minutes),
    sampledValues: [{ ...value, context: 'Sample.Periodic', location: 'Outlet' }],
  };
}

function anEvent(
  kind: TransactionEvent['kind'],
  minutes: number,
  wh: number,
  fields: Partial<TransactionEvent> = {},
): TransactionEvent {
  return {
    stationId: 'CP-1',
    transactionId: 'T-1',
    ocppVersion: '2.0.1',
    kind,
    at: at(minutes),
    seqNo: minutes,
    registers: spanOf({ wh, at: at(minutes), seqNo: minutes }, 2),
    readings: [aReading(minutes, wh)],
    ...fields,
  };
}

/** 20 kWh in the first half of an hour, nothing in the second. */
const session = [anEvent('started', 0, 1_000), anEvent('updated', 30, 21_000), anEvent('ended', 60, 21_000)];

async function setUp(...tariffs: readonly Tariff[]) {
  const store = createMemoryStore();
  for (const tariff of tariffs) await store.tariffs.set(tariff);
  return { store, billing: createBilling({ store, defaultTariffId: 'T-1', clock }) };
}

async function record(store: Store, events: readonly TransactionEvent[]) {
  let transaction = await store.transactions.find('CP-1', 'T-1');
  for (const event of events) transaction = await store.transactions.record(event);
  if (!transaction) throw new Error('expected an event');
  return transaction;
}

describe('billing', () => {
  it('says what a transaction costs so far, and keeps nothing before its end', async () => {
    const { store, billing } = await setUp(aTariff([energy(0.25)]));
    const transaction = await record(store, session.slice(0, 2));
    expect(await billing.settle(transaction)).toMatchObject({ total: 5, currency: 'EUR' });
    expect((await store.transactions.find('CP-1', 'T-1'))?.cost).toBeUndefined();
  });

  it('keeps what a transaction costs in the end', async () => {
    const { store, billing } = await setUp(aTariff([energy(0.25)]));
    const cost = await billing.settle(await record(store, session));
    expect(cost).toMatchObject({ total: 5, lines: [{ dimension: 'ENERGY', quantity: 20_000 }] });
    expect((await store.transactions.find('CP-1', 'T-1'))?.cost).toEqual(cost);
  });

  it('finds out anew what it costs when an event comes after the end', async () => {
    const { store, billing } = await setUp(aTariff([energy(0.25)]));
    await billing.settle(await record(store, [session[0], session[2]] as TransactionEvent[]));
    await billing.settle(await record(store, [anEvent('updated', 70, 41_000)]));
    expect((await store.transactions.find('CP-1', 'T-1'))?.cost).toMatchObject({ total: 10 });
  });

  it('bills by the version of the tariff that was there when the transaction began, so that none is new (I06.FR.01, I06.FR.02)', async () => {
    const { store, billing } = await setUp(
      aTariff([energy(0.25)], { lastUpdated: at(-10) }),
      aTariff([energy(0.75)], { lastUpdated: at(10) }),
    );
    expect(await billing.settle(await record(store, session))).toMatchObject({ total: 5 });
  });

  it('bills what was taken, and no time, where the clock was set back meanwhile', async () => {
    const { store, billing } = await setUp(aTariff([energy(0.25), time(1), parking(2)]));
    const events = [anEvent('started', 0, 1_000), anEvent('ended', 60, 21_000, { at: at(-30) })];
    const readings = [{ ...aReading(60, 21_000), at: at(-30) }];
    const registers = spanOf({ wh: 21_000, at: at(-30), seqNo: 60 }, 2);
    const transaction = await record(
      store,
      events.map((each, index) => (index ? { ...each, readings, registers } : each)),
    );
    expect(await billing.settle(transaction)).toMatchObject({ total: 5, lines: [{ quantity: 20_000 }] });
  });

  it('bills what was taken by the prices of its end, and no time, where the clock was set in the year 1 until then', async () => {
    const { store, billing } = await setUp(
      aTariff([energy(0.75)], { lastUpdated: at(-20) }),
      aTariff([[energy(0.25), { startTime: '12:00', endTime: '14:00' }], energy(0.5), time(1), parking(2)], {
        lastUpdated: at(-10),
      }),
    );
    const never = new Date('0001-01-01T00:00:00Z');
    const begin = anEvent('started', 0, 1_000, {
      at: never,
      registers: spanOf({ wh: 1_000, at: never, seqNo: 0 }, 2),
      readings: [],
    });
    const transaction = await record(store, [begin, anEvent('ended', 60, 21_000)]);
    expect(transaction.flags).toEqual(['implausible_duration']);
    expect(await billing.settle(transaction)).toMatchObject({ total: 5, lines: [{ quantity: 20_000 }] });
  });

  it('reads all readings in the end where the tariff asks when energy was taken', async () => {
    const { store, billing } = await setUp(aTariff([flat(1), energy(0.25), parking(2)]));
    expect(await billing.settle(await record(store, session))).toMatchObject({
      total: 7,
      lines: [{ exclVat: 1 }, { exclVat: 5 }, { dimension: 'PARKING_TIME', quantity: 1_800, exclVat: 1 }],
    });
  });

  it('leaves the cost as it is once the readings were removed, though events come again', async () => {
    const { store, billing } = await setUp(aTariff([flat(1), energy(0.25), parking(2)]));
    const cost = await billing.settle(await record(store, session));
    await store.transactions.removeReadings(at(61), 10);
    const again = await record(store, session);
    expect(cost).toMatchObject({ total: 7 });
    expect(again).toMatchObject({ energyWh: 20_000, readingsRemoved: true });
    expect(await billing.settle(again)).toEqual(cost);
    expect((await store.transactions.find('CP-1', 'T-1'))?.cost).toEqual(cost);
  });

  it('finds the cost of an end anew that takes the place of an assumed one, though readings were removed', async () => {
    const { store, billing } = await setUp(aTariff([flat(1), energy(0.25)]));
    await record(store, session.slice(0, 2));
    const end = { at: at(30), assumedAt: at(60), seqNo: 30 };
    const assumed = await store.transactions.assumeEnd('CP-1', 'T-1', end);
    expect(assumed && (await billing.settle(assumed))).toMatchObject({ total: 6 });
    await store.transactions.removeReadings(at(61), 10);
    expect(await billing.settle(await record(store, [anEvent('ended', 60, 25_000)]))).toMatchObject({
      total: 7,
    });
  });

  it('tells what such a transaction costs so far from what it heard, without a look into the store', async () => {
    const { store, billing } = await setUp(aTariff([energy(0.25), parking(2)]));
    for (const event of session.slice(0, 2)) {
      await billing.settle(await record(store, [event]), event.readings);
    }
    const noted = counted(store);
    const later = anEvent('updated', 60, 21_000);
    const transaction = await record(store, [later]);
    const watched = createBilling({ store: noted.store, defaultTariffId: 'T-1', clock });
    expect(await watched.settle(transaction, later.readings)).toMatchObject({ total: 5 });
    expect(noted.calls).toEqual(['stations.findBilling', 'tariffs.find']);
    expect(await billing.settle(transaction, later.readings)).toMatchObject({ total: 6 });
  });

  it('does not know what energy costs that is not known', async () => {
    const { store, billing } = await setUp(aTariff([energy(0.25)]));
    const transaction = await record(store, [
      anEvent('ended', 60, 0, { registers: undefined, readings: [] }),
    ]);
    expect(await billing.settle(transaction)).toBeUndefined();
    expect((await store.transactions.find('CP-1', 'T-1'))?.cost).toBeUndefined();
  });

  it('knows no cost where there is no tariff', async () => {
    const { store, billing } = await setUp();
    expect(await billing.settle(await record(store, session))).toBeUndefined();
    expect(await createBilling({ store }).settle(await record(store, session))).toBeUndefined();
  });
});

describe('the tariff of a transaction', () => {
  const authentication = { securityProfile: 1, anyUsername: false } as const;

  it('is that of the token, else that of the station, else the one for all others', async () => {
    const { store, billing } = await setUp();
    await store.stations.register('CP-1', { authentication, billing: { tariffId: 'OF-STATION' } });
    expect(await billing.tariffFor('CP-1', 'OF-TOKEN')).toBe('OF-TOKEN');
    expect(await billing.tariffFor('CP-1')).toBe('OF-STATION');
    expect(await billing.tariffFor('CP-2')).toBe('T-1');
  });

  it('is that of the station where the transaction has none', async () => {
    const { store, billing } = await setUp(aTariff([energy(0.5)], { tariffId: 'OF-STATION' }));
    await store.stations.register('CP-1', { authentication, billing: { tariffId: 'OF-STATION' } });
    expect(await billing.settle(await record(store, session))).toMatchObject({
      tariffId: 'OF-STATION',
      total: 10,
    });
  });

  it('has its prices by time of day in the time zone of the station', async () => {
    const { store, billing } = await setUp(
      aTariff([[energy(0.1), { startTime: '14:00', endTime: '15:00' }], energy(0.3)]),
    );
    await store.stations.register('CP-1', { authentication, billing: { timeZone: 'Europe/Berlin' } });
    expect(await billing.settle(await record(store, session))).toMatchObject({ total: 2 });
  });
});
