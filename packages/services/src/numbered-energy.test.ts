import type { Reading, Transaction } from '@csms/store';
import { createMemoryStore } from '@csms/store-memory';
import { describe, expect, test } from 'vitest';
import { identifyByContent } from './measurements.js';
import { numberedEnergy } from './numbered-energy.js';
import { recordNumberedStart } from './numbered-start.js';
import { recordNumberedStop } from './numbered-stop.js';
import { sampledValue } from './sampled-values.js';

const about = { stationId: 'CS1', ocppVersion: '1.6' };

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

/** What is told of a transaction that began with a register and has such readings. */
async function energyAfter(meterStart: number, readings: readonly Reading[]): Promise<number | undefined> {
  const { transactions } = createMemoryStore();
  const start = { ...about, evseId: 1, connectorId: 1, meterStart, messageId: 'm1', at: at(0) };
  const transaction = await recordNumberedStart(transactions, start);
  await transactions.appendMeterValues('CS1', transaction.transactionId, readings, about);
  return numberedEnergy(transactions, transaction);
}

describe('the energy of a transaction that we numbered', () => {
  test('is nothing at its start', async () => {
    expect(await energyAfter(1_000, [])).toBe(0);
  });

  test('is what its latest readings say, in whatever order they came', async () => {
    expect(await energyAfter(1_000, [register(2, 1_900), register(1, 1_400)])).toBe(900);
  });

  test('is that of the latest reading which tells the register', async () => {
    expect(await energyAfter(1_000, [register(1, 1_400), voltage(2), voltage(3)])).toBe(400);
  });

  test('does not count the whole life of a meter that began at 0 while it was offline', async () => {
    const later = Array.from({ length: 30 }, (_, index) => register(index + 2, 7e6 + 100 * index));
    expect(await energyAfter(0, [register(1, 7e6 - 50), ...later])).toBe(2_950);
  });

  test('is found in its readings where its start was lost', async () => {
    const { transactions } = createMemoryStore();
    await transactions.appendMeterValues('CS1', '7', [register(1, 2_000), register(3, 2_700)], about);
    const transaction = (await transactions.find('CS1', '7')) as Transaction;
    expect(await numberedEnergy(transactions, transaction)).toBe(700);
  });

  test('is not known without a register', async () => {
    const { transactions } = createMemoryStore();
    await transactions.appendMeterValues('CS1', '7', [voltage(1)], about);
    const transaction = (await transactions.find('CS1', '7')) as Transaction;
    expect(await numberedEnergy(transactions, transaction)).toBeUndefined();
  });

  test('is that of its record once it has ended', async () => {
    const { transactions } = createMemoryStore();
    const start = { ...about, evseId: 1, connectorId: 1, meterStart: 1_000, messageId: 'm1', at: at(0) };
    const { transactionId } = await recordNumberedStart(transactions, start);
    const readings = [register(9, 9_999)];
    await transactions.appendMeterValues('CS1', transactionId, readings, about);
    const stop = {
      ...about,
      transactionNumber: Number(transactionId),
      meterStop: 5_000,
      readings: [],
      at: at(5),
    };
    const ended = await recordNumberedStop(transactions, stop);
    expect(await numberedEnergy(transactions, ended)).toBe(4_000);
  });
});
