import { at } from '@csms/test-handlers';
import { expect, it } from 'vitest';
import { aCsms } from '../../test/csms.js';

it.each([
  [7, { version: 7, areEntriesKnown: true }],
  [8, { version: 8, areEntriesKnown: false }],
  [0, { version: 0, areEntriesKnown: true }],
])('a station that has local list version %i is known to have it', async (told, known) => {
  const { store, deliverAnswer } = aCsms();
  const entries = [{ uid: 'A', status: 'Accepted' }];
  await store.localLists.recordUpdate('CS1', { kind: 'full', version: 7, at: at(1), entries, removed: [] });
  const response = { listVersion: told };
  await deliverAnswer({
    action: 'GetLocalListVersion',
    request: {},
    response,
    messageId: 'm1',
    receivedAt: at(2),
  });
  expect(await store.localLists.find('CS1')).toMatchObject({ ...known, at: at(2) });
});

it('a station that says -1 has no local list', async () => {
  const { store, deliverAnswer } = aCsms();
  const response = { listVersion: -1 };
  await deliverAnswer({
    action: 'GetLocalListVersion',
    request: {},
    response,
    messageId: 'm1',
    receivedAt: at(2),
  });
  const list = await store.localLists.find('CS1');
  expect(list?.version).toBeUndefined();
  expect(list?.areEntriesKnown).toBe(false);
});
