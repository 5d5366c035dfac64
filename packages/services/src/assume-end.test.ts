import { type Reading, spanOf, type TransactionEvent } from '@csms/store';
import { createMemoryStore } from '@csms/store-memory';
import { describe, expect, it, test } from 'vitest';
import { aTariff, energy } from '../test/tariffs.js';
import { assumeEnd, type EndToAssume } from './assume-end.js';
import { identifyByContent } from './measurements.js';
import { recordNumberedStart } from './numbered-start.js';
import { recordNumberedStop } from './numbered-stop.js';
import { sampledValue } from './sampled-values.js';
import { createBilling } from './tariffs/billing.js';

const about = { stationId: 'CS1', ocppVersion: '1.6' };
const token = { uid: 'CAFE01' };

function at(minute: number): Date {
  return new Date(Date.UTC(2026, 2, 1, 12, minute));
}

function register(minute: number, wh: number): Reading {
  return identifyByContent({ at: at(minute), sampledValues: [sampledValue(wh, undefined, {})] });
}

function voltage(minute: number): Reading {
  return identifyByContent({
    at: at(minute),
    sampledValues: [sampledValue(230, 'V', { measurand: 'Voltage' })],
  });
}

/** A store whose only tariff is 1 EUR for a kWh, and a transaction of 1.6 in it that began at minute 0. */
async function setUp({
  meterStart = 1_000,
  readings = [],
}: {
  readonly meterStart?: number;
  readonly readings?: readonly Reading[];
} = {}) {
  const store = createMemoryStore();
  const { transactions } = store;
  await store.tariffs.set(aTariff([energy(1)]));
  const billing = createBilling({ store, defaultTariffId: 'T-1' });
  const start = { ...about, token, evseId: 1, connectorId: 1, meterStart, messageId: 'm1', at: at(0) };
  const { transactionId } = await recordNumberedStart(transactions, start);
  await transactions.appendMeterValues('CS1', transactionId, readings, about);
  const end = (said: Partial<EndToAssume> = {}) =>
    assumeEnd(
      { transactions, billing },
      {
        stationId: 'CS1',
        transactionId,
        endedAt: undefined,
        meterStop: undefined,
        askedAt: at(120),
        ...said,
      },
    );
  return { store, transactions, billing, start, transactionId, end };
}

/** An event of a transaction of 2.0.1, with the register. */
function anEvent(kind: TransactionEvent['kind'], seqNo: number, wh: number): TransactionEvent {
  return {
    stationId: 'CS1',
    transactionId: 'T-1',
    ocppVersion: '2.0.1',
    kind,
    seqNo,
    at: at(seqNo),
    registers: spanOf({ wh, at: at(seqNo), seqNo }, 2),
    readings: [{ ...register(seqNo, wh), id: `${seqNo}.0` }],
  };
}

describe('a transaction whose end was lost', () => {
  it('ends with its latest reading, and is billed', async () => {
    const { transactions, transactionId, end } = await setUp({
      readings: [register(10, 3_000), register(30, 6_000), register(20, 5_000)],
    });
    const outcome = await end();
    expect(outcome).toMatchObject({
      status: 'ended',
      transaction: {
        status: 'ended',
        endedAt: at(30),
        endReceivedAt: at(120),
        stoppedReason: 'Other',
        energyWh: 5_000,
        cost: { total: 5 },
        flags: ['assumed_end'],
      },
    });
    expect(outcome).toEqual({ status: 'ended', transaction: await transactions.find('CS1', transactionId) });
  });

  it('ends with its latest reading though that does not tell the register, which is the one before', async () => {
    const { end } = await setUp({ readings: [register(10, 3_000), voltage(30)] });
    expect(await end()).toMatchObject({ transaction: { endedAt: at(30), energyWh: 2_000 } });
  });

  it('ends where it began when nothing more is known', async () => {
    const { end } = await setUp();
    expect(await end()).toMatchObject({ transaction: { endedAt: at(0), energyWh: 0, cost: { total: 0 } } });
  });

  it('ends as its operator says', async () => {
    const { end } = await setUp({ readings: [register(10, 3_000), register(30, 3_500)] });
    expect(await end({ endedAt: at(50) })).toMatchObject({
      transaction: { endedAt: at(50), energyWh: 2_500 },
    });
    expect(await end({ meterStop: 9_000 })).toMatchObject({
      transaction: { endedAt: at(30), energyWh: 8_000 },
    });
    expect(await end({ endedAt: at(20), meterStop: 3_200 })).toMatchObject({
      transaction: {
        endedAt: at(20),
        energyWh: 2_200,
        registers: { end: { at: at(20) } },
        cost: { total: 2.2 },
      },
    });
  });

  it('ends now at the latest, and not before it began, whatever the clock of its station says', async () => {
    const ahead = await setUp({ readings: [register(500, 3_000)] });
    expect(await ahead.end()).toMatchObject({ transaction: { endedAt: at(120), energyWh: 2_000 } });
    const behind = await setUp({ readings: [register(-500, 3_000)] });
    expect(await behind.end()).toMatchObject({ transaction: { endedAt: at(0) } });
  });

  it('began with its first reading where that was 0 or is not known', async () => {
    const readings = [register(1, 7e6), register(2, 7e6 + 900)];
    const { transactions, billing, end } = await setUp({ meterStart: 0, readings });
    expect(await end()).toMatchObject({
      transaction: { energyWh: 900, flags: ['assumed_end', 'implausible_begin'] },
    });
    await transactions.appendMeterValues('CS1', '7', readings, about);
    const unknown = { stationId: 'CS1', transactionId: '7', askedAt: at(120) };
    expect(await assumeEnd({ transactions, billing }, unknown)).toMatchObject({
      transaction: { energyWh: 900, flags: ['unknown_start', 'assumed_end'] },
    });
  });

  it('ends with the meter where it was measured, be it not at the outlet', async () => {
    const { transactions } = createMemoryStore();
    for (const seqNo of [0, 5]) {
      const registers = spanOf({ wh: 1_000 + seqNo, at: at(seqNo), seqNo }, 1);
      await transactions.record({ ...anEvent('updated', seqNo, 0), registers });
    }
    const said = { stationId: 'CS1', transactionId: 'T-1', meterStop: 1_500, askedAt: at(120) };
    expect(await assumeEnd({ transactions }, said)).toMatchObject({ transaction: { energyWh: 500 } });
  });

  it.each([
    [{ endedAt: at(-1) }, { part: 'endedAt', is: 'before-start', startedAt: at(0) }],
    [{ endedAt: at(121) }, { part: 'endedAt', is: 'in-future' }],
    [{ meterStop: 999 }, { part: 'meterStop', is: 'below-begin', beginWh: 1_000 }],
  ])('cannot have ended with %j', async (said, fault) => {
    const { transactions, transactionId, end } = await setUp();
    expect(await end(said)).toEqual({ status: 'impossible', fault });
    expect((await transactions.find('CS1', transactionId))?.status).toBe('active');
  });

  it('has no register at its end where none is known of its begin', async () => {
    const { transactions } = createMemoryStore();
    const { registers: _, ...start } = anEvent('started', 0, 0);
    await transactions.record({ ...start, readings: [] });
    const said = { stationId: 'CS1', transactionId: 'T-1', askedAt: at(120) };
    const fault = { part: 'meterStop', is: 'without-begin' };
    expect(await assumeEnd({ transactions }, { ...said, meterStop: 5 })).toEqual({
      status: 'impossible',
      fault,
    });
    const outcome = await assumeEnd({ transactions }, said);
    expect(outcome).toMatchObject({ transaction: { status: 'ended', endedAt: at(0) } });
    expect(outcome).not.toMatchObject({ transaction: { energyWh: expect.anything() as number } });
  });

  it('is not ended twice: again it stays as it is, and another end replaces the one before', async () => {
    const { end } = await setUp({ readings: [register(10, 3_000)] });
    await end({ meterStop: 30_000 });
    const corrected = await end({ meterStop: 4_000, askedAt: at(121) });
    expect(corrected).toMatchObject({ transaction: { energyWh: 3_000, cost: { total: 3 } } });
    expect(await end({ askedAt: at(122) })).toEqual(corrected);
    expect(await end({ endedAt: at(15), askedAt: at(123) })).toMatchObject({
      transaction: { endedAt: at(15), energyWh: 2_000 },
    });
  });

  it('is billed the second time when that was missed the first', async () => {
    const { transactions, transactionId, end } = await setUp({ readings: [register(10, 3_000)] });
    await assumeEnd({ transactions }, { stationId: 'CS1', transactionId, askedAt: at(120) });
    expect(await end()).toMatchObject({ transaction: { cost: { total: 2 } } });
  });

  it('is not known, or its station has told the end', async () => {
    const { transactions, transactionId, end } = await setUp();
    expect(await end({ transactionId: '0' })).toEqual({ status: 'unknown' });
    const stop = {
      ...about,
      transactionNumber: Number(transactionId),
      meterStop: 5_000,
      at: at(30),
      readings: [],
    };
    const told = await recordNumberedStop(transactions, stop);
    expect(await end()).toEqual({ status: 'told' });
    expect(await end({ meterStop: 9_000 })).toEqual({ status: 'told' });
    expect(await transactions.find('CS1', transactionId)).toEqual(told);
  });

  it('ends with what its station tells at the same time', async () => {
    const { transactions, transactionId, billing } = await setUp({ readings: [register(10, 3_000)] });
    let late = [register(20, 4_000), register(30, 5_000)];
    const telling: typeof transactions = {
      ...transactions,
      async assumeEnd(...end) {
        const [next, ...others] = late;
        late = others;
        if (next) await transactions.appendMeterValues('CS1', transactionId, [next], about);
        return transactions.assumeEnd(...end);
      },
    };
    const asked = { stationId: 'CS1', transactionId, askedAt: at(120) };
    expect(await assumeEnd({ transactions: telling, billing }, asked)).toMatchObject({
      transaction: { status: 'ended', endedAt: at(30), energyWh: 4_000, cost: { total: 4 } },
    });
  });

  it('goes on where its station tells more of it time and again', async () => {
    const { transactions } = createMemoryStore();
    await transactions.record(anEvent('started', 0, 1_000));
    let seqNo = 0;
    const telling: typeof transactions = {
      ...transactions,
      async assumeEnd(...end) {
        seqNo += 1;
        await transactions.record(anEvent('updated', seqNo, 1_000 + seqNo));
        return transactions.assumeEnd(...end);
      },
    };
    const asked = { stationId: 'CS1', transactionId: 'T-1', askedAt: at(120) };
    expect(await assumeEnd({ transactions: telling }, asked)).toEqual({ status: 'going-on' });
    expect((await transactions.find('CS1', 'T-1'))?.status).toBe('active');
  });
});

describe('a station that tells more of a transaction whose end was assumed', () => {
  test.each([
    ['its stop first', true],
    ['its stop last', false],
  ])('ends it itself (1.6), %s', async (_, isFirst) => {
    const { transactions, transactionId, end } = await setUp({ readings: [register(10, 3_000)] });
    const stop = { ...about, token, meterStop: 8_000, at: at(40), readings: [] };
    const number = Number(transactionId);
    if (!isFirst) await end({ meterStop: 9_000 });
    const stopped = await recordNumberedStop(transactions, { ...stop, transactionNumber: number });
    if (isFirst) await end({ meterStop: 9_000 });
    expect(stopped).toMatchObject({ endedAt: at(40), stoppedReason: 'Local', energyWh: 7_000, flags: [] });
    expect(await transactions.find('CS1', transactionId)).toEqual(stopped);
  });

  test('ends it itself though it never learned its number (1.6 errata 3.18)', async () => {
    const { transactions, transactionId, end } = await setUp();
    await end();
    const stop = { ...about, token, transactionNumber: -1, meterStop: 8_000, at: at(40), readings: [] };
    expect(await recordNumberedStop(transactions, stop)).toMatchObject({
      transactionId,
      energyWh: 7_000,
      flags: [],
    });
  });

  test('begins none anew when it sends its start again (1.6)', async () => {
    const { transactions, start, transactionId, end } = await setUp();
    await end();
    const again = await recordNumberedStart(transactions, { ...start, messageId: 'm2' });
    expect(again).toMatchObject({ transactionId, status: 'ended', flags: ['assumed_end'] });
  });

  test('charges on with a reading (1.6), and ends anew with that', async () => {
    const { transactions, transactionId, end } = await setUp({ readings: [register(10, 3_000)] });
    await end({ meterStop: 9_000 });
    await transactions.appendMeterValues('CS1', transactionId, [register(11, 3_100)], about);
    expect(await transactions.find('CS1', transactionId)).toMatchObject({ status: 'active', flags: [] });
    expect(await end()).toMatchObject({
      transaction: { endedAt: at(11), energyWh: 2_100, cost: { total: 2.1 } },
    });
  });

  test('charges on with an event (2.0.1), though its clock stands still', async () => {
    const { transactions } = createMemoryStore();
    for (const event of [anEvent('started', 0, 1_000), anEvent('updated', 5, 2_000)])
      await transactions.record(event);
    const asked = { stationId: 'CS1', transactionId: 'T-1', askedAt: at(120) };
    expect(await assumeEnd({ transactions }, asked)).toMatchObject({
      transaction: { endedAt: at(5), energyWh: 1_000 },
    });
    await transactions.record(anEvent('updated', 4, 1_900));
    expect((await transactions.find('CS1', 'T-1'))?.status).toBe('ended');
    expect(await transactions.record({ ...anEvent('updated', 6, 2_500), at: at(5) })).toMatchObject({
      status: 'active',
      energyWh: 1_500,
      flags: [],
    });
  });
});
