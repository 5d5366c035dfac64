import { describe, expect, test } from 'vitest';
import { anError, startApi } from './client.js';
import { aBoot, aKey } from './records.js';
import { told } from './told.js';
import { toldOfCharging } from './told-of-charging.js';

const lists = [...told, ...toldOfCharging];
const at = new Date('2026-01-31T12:00:00Z');
const atText = '2026-01-31T12:00:00.000Z';

describe.each(lists)('the list %s of a station', (path, tell, shown) => {
  const address = `/api/v0/cs/CP01/${path}`;

  test('shows what it told, and no secrets', async () => {
    const { store, get } = await startApi();
    await tell(store);
    expect(await get(address)).toMatchObject({ status: 200 });
    expect((await get(address)).body).toEqual({ items: [shown] });
  });

  test('is empty while it told nothing, and not known of a station that is not', async () => {
    const { store, get } = await startApi();
    expect(await get(address)).toMatchObject({
      status: 404,
      body: anError('Not Found', 'csId is not known'),
    });
    await store.stations.recordBoot('CP01', aBoot(), 'Accepted');
    expect((await get(address)).body).toEqual({ items: [] });
  });
});

test('a list of a station is read page by page', async () => {
  const { store, get } = await startApi();
  for (const id of ['e-1', 'e-2']) {
    await store.securityEvents.record('CP01', { id, type: 'StartupOfTheDevice', at, receivedAt: at });
  }
  const ids = (body: unknown) => (body as { items: { id: string }[] }).items.map(({ id }) => id);
  const first = (await get('/api/v0/cs/CP01/security-events?limit=1')).body as { next: string };
  const second = (await get(`/api/v0/cs/CP01/security-events?limit=1&cursor=${first.next}`)).body;
  expect([...ids(first), ...ids(second)].toSorted()).toEqual(['e-1', 'e-2']);
  expect(second).not.toHaveProperty('next');
});

describe('of a station is read', () => {
  test('the progress of a work, by its kind and the id of its request', async () => {
    const { store, get } = await startApi();
    await store.progress.record('CP01', { kind: 'firmware', requestId: 7, status: 'Downloading', at });
    await store.progress.record('CP01', { kind: 'diagnostics', status: 'Uploading', at });
    expect((await get('/api/v0/cs/CP01/progress/firmware?requestId=7')).body).toEqual({
      kind: 'firmware',
      requestId: 7,
      steps: [{ status: 'Downloading', at: atText }],
    });
    expect((await get('/api/v0/cs/CP01/progress/diagnostics')).body).toMatchObject({ kind: 'diagnostics' });
    expect(await get('/api/v0/cs/CP01/progress/firmware')).toMatchObject({
      status: 404,
      body: anError('Not Found', 'requestId is not known'),
    });
  });

  test('which local list it has', async () => {
    const { store, get } = await startApi();
    expect((await get('/api/v0/cs/CP01/local-list')).status).toBe(404);
    await store.localLists.recordVersion('CP01', { version: 3, at });
    expect((await get('/api/v0/cs/CP01/local-list')).body).toEqual({
      version: 3,
      highestVersion: 3,
      areEntriesKnown: false,
      at: atText,
    });
  });

  test('what it knows of a customer', async () => {
    const { store, get } = await startApi();
    const answer = { status: 'Accepted', isClear: false, at } as const;
    await store.customerInformation.recordAnswer('CP01', 9, answer);
    expect((await get('/api/v0/cs/CP01/customer-information/9')).body).toEqual({
      requestId: 9,
      answer: { ...answer, at: atText },
    });
    expect((await get('/api/v0/cs/CP01/customer-information/10')).status).toBe(404);
  });
});

test('what stations told may be read by every role but gateways', async () => {
  const keys = [aKey('o', 'operator'), aKey('r', 'read_only'), aKey('g', 'gateway')];
  const { store, get } = await startApi({ keys });
  await store.stations.recordBoot('CP01', aBoot(), 'Accepted');
  for (const [path] of lists) {
    const statuses = await Promise.all(
      ['o', 'r', 'g'].map(async (key) => (await get(`/api/v0/cs/CP01/${path}`, { key })).status),
    );
    expect({ path, statuses }).toEqual({ path, statuses: [200, 200, 403] });
  }
});
