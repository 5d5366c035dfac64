import { at } from '@csms/test-handlers';
import { expect, test } from 'vitest';
import { aCsms } from '../../test/csms.js';

test.each([
  ['the station', 0, { evseId: 0, connectorId: 0 }],
  ['a connector', 2, { evseId: 2, connectorId: 1 }],
])('keeps what %s does (5.2)', async (_part, connectorId, part) => {
  const { answer, store } = aCsms();
  const request = { connectorId, type: 'Inoperative' } as const;
  await answer('ChangeAvailability', request, { status: 'Scheduled' }, { receivedAt: at(2) });
  const { items } = await store.availability.list('CS1', { limit: 10 });
  expect(items).toEqual([{ ...part, isOperative: false, isScheduled: true, at: at(2) }]);
});

test('what is done at once is not scheduled', async () => {
  const { answer, store } = aCsms();
  await answer('ChangeAvailability', { connectorId: 1, type: 'Operative' }, { status: 'Accepted' });
  const { items } = await store.availability.list('CS1', { limit: 10 });
  expect(items).toMatchObject([{ isOperative: true, isScheduled: false }]);
});

test('keeps nothing of what was rejected, or of what nobody knows', async () => {
  const { answer, store } = aCsms();
  await answer('ChangeAvailability', { connectorId: 1, type: 'Operative' }, { status: 'Rejected' });
  await answer('ChangeAvailability', undefined, { status: 'Accepted' });
  expect((await store.availability.list('CS1', { limit: 10 })).items).toEqual([]);
});
