import { createMemoryStore } from '@csms/store-memory';
import { expect, test } from 'vitest';
import { findRunningTransaction } from './running-transaction.js';

const event = { stationId: 'CS1', ocppVersion: '1.6', readings: [] };

function at(minute: number): Date {
  return new Date(Date.UTC(2026, 2, 1, 12, minute));
}

/** EVSE 1 charges from minute 10 to 20 and from 30 on, EVSE 2 from 0 on. */
async function aStore() {
  const { transactions } = createMemoryStore();
  const start = { ...event, kind: 'started', seqNo: 0 } as const;
  await transactions.record({ ...start, transactionId: 'first', evseId: 1, at: at(10) });
  await transactions.record({ ...event, transactionId: 'first', kind: 'ended', seqNo: 9, at: at(20) });
  await transactions.record({ ...start, transactionId: 'second', evseId: 1, at: at(30) });
  await transactions.record({ ...start, transactionId: 'other', evseId: 2, at: at(0) });
  return transactions;
}

test.each([
  [9, undefined],
  [10, 'first'],
  [20, 'first'],
  [25, undefined],
  [30, 'second'],
  [50, 'second'],
])('at minute %i the transaction of the EVSE was %s', async (minute, transactionId) => {
  const transactions = await aStore();
  const happening = { stationId: 'CS1', evseId: 1, at: at(minute) };
  expect(await findRunningTransaction(transactions, happening)).toBe(transactionId);
});

test('what was received has happened in the transaction that goes on, though its clock is ahead', async () => {
  const happening = { stationId: 'CS1', evseId: 1, at: at(25), isReceipt: true };
  expect(await findRunningTransaction(await aStore(), happening)).toBe('second');
});

test('what was received while a transaction was on that has ended since has happened in it', async () => {
  const transactions = await aStore();
  await transactions.record({ ...event, transactionId: 'second', kind: 'ended', seqNo: 9, at: at(40) });
  const happening = { stationId: 'CS1', evseId: 1, at: at(15), isReceipt: true };
  expect(await findRunningTransaction(transactions, happening)).toBe('first');
});
