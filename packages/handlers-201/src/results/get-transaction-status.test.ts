import { at } from '@csms/test-handlers';
import { expect, test } from 'vitest';
import { aCsms } from '../../test/csms.js';

test('keeps whether a transaction goes on, and whether messages of it are yet to come (E14)', async () => {
  const { answer, store } = aCsms();
  const request = { transactionId: 'T1' };
  const response = { ongoingIndicator: false, messagesInQueue: true };
  await answer('GetTransactionStatus', request, response, { receivedAt: at(2) });
  expect(await store.messageQueues.find('CS1', 'T1')).toEqual({
    transactionId: 'T1',
    isOngoing: false,
    hasMessages: true,
    at: at(2),
  });
});

test('keeps whether any messages are yet to come (E14)', async () => {
  const { answer, store } = aCsms();
  await answer('GetTransactionStatus', {}, { messagesInQueue: false }, { receivedAt: at(2) });
  expect(await store.messageQueues.find('CS1')).toEqual({ hasMessages: false, at: at(2) });
});

test('keeps nothing when nobody knows of what it was asked', async () => {
  const { answer, store } = aCsms();
  await answer('GetTransactionStatus', undefined, { messagesInQueue: true });
  expect((await store.messageQueues.list('CS1', { limit: 10 })).items).toEqual([]);
});
