import { expect, test } from 'vitest';
import { mergeAssumedEnd, mergeTransaction } from './merge-transaction.js';
import { continuedByReadings, transactionOfReadings } from './transaction-of-readings.js';
import { seqNoOfReading, stopSeqNo, type Transaction } from './transactions.js';

const reading = (at: number) => ({ id: `r${at}`, at: new Date(at), sampledValues: [] });
const origin = { ocppVersion: '1.6', evseId: 2, connectorId: 1 };

test('readings alone make an active transaction that began with the earliest of them', () => {
  const transaction = transactionOfReadings('CP-1', '7', [reading(300), reading(200), reading(400)], origin);
  expect(transaction).toMatchObject({
    stationId: 'CP-1',
    transactionId: '7',
    ocppVersion: '1.6',
    status: 'active',
    evseId: 2,
    connectorId: 1,
    startedAt: new Date(200),
    flags: ['unknown_start'],
  });
});

test('no readings make no transaction', () => {
  expect(transactionOfReadings('CP-1', '7', [], origin)).toBeUndefined();
});

test('an event is believed before the readings, also the stop of 1.6', () => {
  const ofReadings = transactionOfReadings('CP-1', '7', [reading(200)], origin);
  const stopped = mergeTransaction(ofReadings, {
    stationId: 'CP-1',
    transactionId: '7',
    kind: 'ended',
    at: new Date(500),
    seqNo: stopSeqNo,
    ocppVersion: '1.6',
    evseId: 1,
    readings: [],
  });
  expect(stopped).toMatchObject({ status: 'ended', evseId: 1, connectorId: 1 });
});

/** A transaction that only readings tell of, the latest at 400, with an end that was assumed at that. */
function withAssumedEnd(): Transaction {
  const known = transactionOfReadings('CP-1', '7', [reading(200), reading(400)], origin) as Transaction;
  return mergeAssumedEnd(known, { at: new Date(400), assumedAt: new Date(900), seqNo: 400 });
}

test.each([
  ['a reading that is later than what was known', [reading(500)]],
  ['the latest of readings', [reading(300), reading(500), reading(450)]],
])('%s makes a transaction go on whose end was assumed', (_, readings) => {
  const continued = continuedByReadings(withAssumedEnd(), readings);
  expect(continued).toMatchObject({
    status: 'active',
    startedAt: new Date(200),
    latestSeqNo: 500,
    flags: ['unknown_start'],
  });
  expect(continued).not.toMatchObject({ endedAt: expect.anything() as Date });
});

test('readings change nothing of a transaction that goes on, that has ended, or of which more is known', () => {
  const assumed = withAssumedEnd();
  expect(continuedByReadings(assumed, [reading(400), reading(100)])).toBeUndefined();
  expect(continuedByReadings(assumed, [])).toBeUndefined();
  const goesOn = transactionOfReadings('CP-1', '7', [reading(200)], origin) as Transaction;
  expect(continuedByReadings(goesOn, [reading(500)])).toBeUndefined();
  const end = {
    stationId: 'CP-1',
    transactionId: '7',
    ocppVersion: '1.6',
    kind: 'ended',
    readings: [],
  } as const;
  const ended = mergeTransaction(assumed, { ...end, at: new Date(450), seqNo: stopSeqNo });
  expect(continuedByReadings(ended, [reading(500)])).toBeUndefined();
});

test('a reading comes after every start, before every stop, and before a later one', () => {
  const places = [-1e12, 0, 1e12, 1e12 + 1].map((at) => seqNoOfReading(reading(at)));
  expect(places).toEqual([1, 1, 1e12, 1e12 + 1]);
  expect(seqNoOfReading(reading(8.64e15))).toBeLessThan(stopSeqNo);
});
