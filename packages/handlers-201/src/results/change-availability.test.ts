import { at } from '@csms/test-handlers';
import { expect, test } from 'vitest';
import { aCsms } from '../../test/csms.js';

test.each([
  ['the station', undefined, 0, 0],
  ['an EVSE', { id: 2 }, 2, 0],
  ['a connector', { id: 2, connectorId: 1 }, 2, 1],
])('keeps what %s does (G03, G04)', async (_part, evse, evseId, connectorId) => {
  const { answer, store } = aCsms();
  const request = { operationalStatus: 'Inoperative', ...(evse && { evse }) } as const;
  await answer('ChangeAvailability', request, { status: 'Scheduled' }, { receivedAt: at(2) });
  const { items } = await store.availability.list('CS1', { limit: 10 });
  expect(items).toEqual([{ evseId, connectorId, isOperative: false, isScheduled: true, at: at(2) }]);
});

test('what is done at once is not scheduled', async () => {
  const { answer, store } = aCsms();
  await answer('ChangeAvailability', { operationalStatus: 'Operative' }, { status: 'Accepted' });
  const { items } = await store.availability.list('CS1', { limit: 10 });
  expect(items).toMatchObject([{ isOperative: true, isScheduled: false }]);
});

test('keeps nothing of what was rejected, or of what nobody knows', async () => {
  const { answer, store } = aCsms();
  await answer('ChangeAvailability', { operationalStatus: 'Operative' }, { status: 'Rejected' });
  await answer('ChangeAvailability', undefined, { status: 'Accepted' });
  expect((await store.availability.list('CS1', { limit: 10 })).items).toEqual([]);
});
