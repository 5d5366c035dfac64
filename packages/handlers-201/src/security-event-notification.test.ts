import { at, time } from '@csms/test-handlers';
import { expect, test } from 'vitest';
import { aCsms } from '../test/csms.js';

const request = { type: 'TamperDetectionActivated', timestamp: time(1), techInfo: 'door 2' };

test('keeps a security event and confirms it (A04.FR.03)', async () => {
  const { send, store } = aCsms();
  expect(await send('SecurityEventNotification', request, { receivedAt: at(3) })).toEqual({});
  expect((await store.securityEvents.list('CS1', { limit: 10 })).items).toEqual([
    {
      id: expect.any(String),
      type: 'TamperDetectionActivated',
      at: at(1),
      receivedAt: at(3),
      techInfo: 'door 2',
    },
  ]);
});

test('takes an event that the station sends again for the same', async () => {
  const { send, store } = aCsms();
  await send('SecurityEventNotification', request, { receivedAt: at(3) });
  await send('SecurityEventNotification', request, { receivedAt: at(4) });
  const { items } = await store.securityEvents.list('CS1', { limit: 10 });
  expect(items).toMatchObject([{ receivedAt: at(3) }]);
});

test('keeps events apart that differ in one thing', async () => {
  const { send, store } = aCsms();
  const { techInfo: _, ...bare } = request;
  const others = [bare, { ...request, type: 'InvalidMessages' }, { ...request, timestamp: time(2) }];
  for (const each of [request, ...others]) await send('SecurityEventNotification', each);
  expect((await store.securityEvents.list('CS1', { limit: 10 })).items).toHaveLength(4);
});
