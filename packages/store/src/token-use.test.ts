import { expect, test } from 'vitest';
import { mergeTransaction } from './merge-transaction.js';
import { activeTokenKey } from './token-use.js';
import type { TransactionEvent } from './transactions.js';

const start: TransactionEvent = {
  stationId: 'CP-1',
  transactionId: 'T-1',
  kind: 'started',
  at: new Date(0),
  seqNo: 0,
  ocppVersion: '2.0.1',
  token: { uid: 'AbC' },
  authorization: { status: 'Accepted' },
  readings: [],
};
const keyAfter = (event: TransactionEvent) => activeTokenKey(mergeTransaction(undefined, event));

test('a token is in use in a transaction that it was accepted for, whatever its case', () => {
  expect(keyAfter(start)).toBe('abc');
});

test('a token that was refused is not in use', () => {
  expect(keyAfter({ ...start, authorization: { status: 'ConcurrentTx' } })).toBeUndefined();
});

test('a token that nobody has judged is not in use', () => {
  expect(keyAfter({ ...start, authorization: undefined })).toBeUndefined();
});

test('a transaction without a token uses none', () => {
  expect(keyAfter({ ...start, token: undefined })).toBeUndefined();
});

test('a token is no longer in use once its transaction has ended', () => {
  const ended = mergeTransaction(mergeTransaction(undefined, start), { ...start, kind: 'ended', seqNo: 1 });
  expect(activeTokenKey(ended)).toBeUndefined();
});
