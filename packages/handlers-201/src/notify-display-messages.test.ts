import type { MessageInfoType } from '@csms/ocpp-messages/2.0.1';
import type { Store } from '@csms/store';
import { at } from '@csms/test-handlers';
import { expect, test } from 'vitest';
import { aCsms } from '../test/csms.js';

function aMessage(id: number): MessageInfoType {
  return { id, priority: 'NormalCycle', message: { format: 'UTF8', content: 'Welcome' } };
}

async function idsOf({ displayMessages }: Store) {
  const { items } = await displayMessages.list('CS1', { limit: 10 });
  return items.map(({ displayMessageId }) => displayMessageId);
}

/** A CSMS that knew of messages 1 and 2, and asked for messages since. */
async function aCsmsThatAsked(criteria: object = {}) {
  const csms = aCsms();
  await csms.send(
    'NotifyDisplayMessages',
    { requestId: 9, messageInfo: [aMessage(1), aMessage(2)] },
    { receivedAt: at(1) },
  );
  await csms.store.calls.create({
    callId: 'c-1',
    stationId: 'CS1',
    action: 'GetDisplayMessages',
    request: { requestId: 1, ...criteria },
    createdAt: at(5),
    expiresAt: at(6),
  });
  return csms;
}

test('keeps the messages of each part at once (O03)', async () => {
  const { send, store } = aCsms();
  expect(
    await send(
      'NotifyDisplayMessages',
      { requestId: 1, tbc: true, messageInfo: [aMessage(2), aMessage(1)] },
      { receivedAt: at(2) },
    ),
  ).toEqual({});
  expect((await store.displayMessages.list('CS1', { limit: 10 })).items).toEqual([
    { displayMessageId: 1, priority: 'NormalCycle', format: 'UTF8', content: 'Welcome', at: at(2) },
    { displayMessageId: 2, priority: 'NormalCycle', format: 'UTF8', content: 'Welcome', at: at(2) },
  ]);
});

test('a report on all messages takes out those that it leaves out, in whatever order its parts come (O03)', async () => {
  const part = (id: number): [MessageInfoType] => [aMessage(id)];
  const first = [{ requestId: 1, tbc: true, messageInfo: part(2) }, at(6)] as const;
  const last = [{ requestId: 1, messageInfo: part(3) }, at(7)] as const;
  for (const parts of [
    [first, last],
    [last, first],
  ]) {
    const { send, store } = await aCsmsThatAsked();
    for (const [request, receivedAt] of parts) await send('NotifyDisplayMessages', request, { receivedAt });
    expect(await idsOf(store)).toEqual([2, 3]);
  }
});

test('a report of no messages takes out all (O03)', async () => {
  const { send, store } = await aCsmsThatAsked();
  await send('NotifyDisplayMessages', { requestId: 1 }, { receivedAt: at(6) });
  expect(await idsOf(store)).toEqual([]);
});

test.each([
  ['some', { state: 'Charging' }, 1],
  ['what nobody asked for', {}, 2],
])('a report on %s leaves the others (O04)', async (_what, criteria, requestId) => {
  const { send, store } = await aCsmsThatAsked(criteria);
  await send('NotifyDisplayMessages', { requestId, messageInfo: [aMessage(3)] }, { receivedAt: at(6) });
  expect(await idsOf(store)).toEqual([1, 2, 3]);
});

test('more parts are to come: nothing is taken out yet (O03)', async () => {
  const { send, store } = await aCsmsThatAsked();
  await send(
    'NotifyDisplayMessages',
    { requestId: 1, tbc: true, messageInfo: [aMessage(3)] },
    { receivedAt: at(6) },
  );
  expect(await idsOf(store)).toEqual([1, 2, 3]);
});
