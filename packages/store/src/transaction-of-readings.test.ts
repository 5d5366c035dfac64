import { expect, test } from 'vitest';
import { mergeTransaction } from './merge-transaction.js';
import { transactionOfReadings } from './transaction-of-readings.js';
import { stopSeqNo } from './transactions.js';

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
