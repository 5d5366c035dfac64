import { createMemoryStore } from '@csms/store-memory';
import { describe, expect, test } from 'vitest';
import { identifyByContent } from './measurements.js';
import { recordNumberedStart } from './numbered-start.js';
import { type NumberedStop, recordNumberedStop } from './numbered-stop.js';
import { sampledValue } from './sampled-values.js';

const about = { stationId: 'CS1', ocppVersion: '1.6' };
const token = { uid: 'CAFE01' };

function at(minute: number): Date {
  return new Date(Date.UTC(2026, 2, 1, 12, minute));
}

function aStop(fields: Partial<NumberedStop> = {}): NumberedStop {
  return { ...about, token, transactionNumber: -1, meterStop: 5_000, readings: [], at: at(30), ...fields };
}

function register(minute: number, wh: number) {
  return identifyByContent({ at: at(minute), sampledValues: [sampledValue(wh, undefined, {})] });
}

async function aStoreWithStart(meterStart: number) {
  const { transactions } = createMemoryStore();
  const start = { ...about, token, evseId: 1, connectorId: 1, meterStart, messageId: 'm1', at: at(1) };
  const { transactionId } = await recordNumberedStart(transactions, start);
  return { transactions, transactionId };
}

describe('a stop of a transaction that we numbered', () => {
  test('ends the transaction of its number', async () => {
    const { transactions, transactionId } = await aStoreWithStart(1_000);
    const stop = aStop({ transactionNumber: Number(transactionId) });
    expect(await recordNumberedStop(transactions, stop)).toMatchObject({
      transactionId,
      status: 'ended',
      energyWh: 4_000,
    });
  });

  test('without a number ends the only transaction that it can mean, and the same one again', async () => {
    const { transactions, transactionId } = await aStoreWithStart(1_000);
    for (const copy of [1, 2]) {
      expect(await recordNumberedStop(transactions, aStop()), `copy ${copy}`).toMatchObject({
        transactionId,
      });
    }
  });

  test('without a number and a transaction is kept under an id that no start gets', async () => {
    const { transactions } = createMemoryStore();
    const kept = await recordNumberedStop(transactions, aStop());
    expect(Number(kept.transactionId)).toBeLessThan(-1);
    expect(kept).toMatchObject({ status: 'ended', flags: ['unknown_start'] });
    expect(await recordNumberedStop(transactions, aStop())).toEqual(kept);
    const another = await recordNumberedStop(transactions, aStop({ meterStop: 5_001 }));
    expect(another.transactionId).not.toBe(kept.transactionId);
  });

  test.each([
    ['the time and the register that began it', 1, 1_000.4, 'Transaction.Begin', true],
    ['another register', 1, 1_002, 'Transaction.Begin', false],
    ['another time', 4, 1_000, 'Transaction.Begin', false],
    ['a register that is not of the begin', 1, 1_000, 'Sample.Periodic', false],
  ])(
    'without a number and a token, with %s, ends that transaction or none (%#)',
    async (_, minute, wh, context, isMeant) => {
      const { transactions, transactionId } = await aStoreWithStart(1_000);
      const sampledValues = [sampledValue(wh, undefined, { context })];
      const readings = [identifyByContent({ at: at(minute), sampledValues })];
      for (const copy of [1, 2]) {
        const stopped = await recordNumberedStop(transactions, aStop({ token: undefined, readings }));
        expect(stopped.transactionId === transactionId, `copy ${copy}`).toBe(isMeant);
        expect(stopped.status).toBe('ended');
      }
      const { items } = await transactions.list({ stationId: 'CS1' }, { limit: 9 });
      expect(items).toHaveLength(isMeant ? 1 : 2);
    },
  );

  test('without a number and a token ends neither of two that began alike', async () => {
    const { transactions } = await aStoreWithStart(1_000);
    const other = {
      ...about,
      token,
      evseId: 2,
      connectorId: 1,
      meterStart: 1_000,
      messageId: 'm2',
      at: at(1),
    };
    await recordNumberedStart(transactions, other);
    const sampledValues = [sampledValue(1_000, undefined, { context: 'Transaction.Begin' })];
    const readings = [identifyByContent({ at: at(1), sampledValues })];
    const stopped = await recordNumberedStop(transactions, aStop({ token: undefined, readings }));
    expect(Number(stopped.transactionId)).toBeLessThan(-1);
  });

  test('looks for the begin among the first readings where that was 0, and finds the same again', async () => {
    const { transactions, transactionId } = await aStoreWithStart(0);
    await transactions.appendMeterValues(
      'CS1',
      transactionId,
      [register(2, 7e6), register(3, 7e6 + 10)],
      about,
    );
    const stop = aStop({ transactionNumber: Number(transactionId), meterStop: 7e6 + 900 });
    const stopped = await recordNumberedStop(transactions, stop);
    expect(stopped).toMatchObject({ energyWh: 900, flags: ['implausible_begin'] });
    expect(await recordNumberedStop(transactions, stop)).toEqual(stopped);
  });
});
