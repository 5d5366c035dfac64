import { describe, expect, test } from 'vitest';
import { anError, startApi } from './client.js';
import { aKey } from './records.js';

const clock = { now: () => new Date('2026-02-01T10:00:00Z') };
const keys = [aKey('o', 'operator'), aKey('r', 'read_only'), aKey('g', 'gateway')];

/** An API that lets each ask three times. */
const startLimited = (options = { keys }) =>
  startApi({ ...options, clock, rateLimit: { perSecond: 0.5, burst: 3 } });

type Api = Awaited<ReturnType<typeof startLimited>>;

async function statuses({ get }: Api, path: string, key?: string) {
  const found: number[] = [];
  for (let count = 0; count < 4; count++) found.push((await get(path, { key })).status);
  return found;
}

describe('who asks too often', () => {
  test('by one key gets 429 and is told when to ask again; other keys go on', async () => {
    const api = await startLimited();
    expect(await statuses(api, '/api/v0/cs', 'o')).toEqual([200, 200, 200, 429]);
    const { headers, body } = await api.get('/api/v0/cs', { key: 'o' });
    expect(headers.get('retry-after')).toBe('2');
    expect(body).toEqual(anError('Too Many Requests', 'too many requests, ask again in 2 s'));
    expect((await api.get('/api/v0/cs', { key: 'r' })).status).toBe(200);
  });

  test('with keys that are not known is stopped, while keys that are known are let through', async () => {
    const api = await startLimited();
    // The description was read from this address.
    expect(await statuses(api, '/api/v0/cs', 'guess')).toEqual([401, 401, 429, 429]);
    expect((await api.get('/api/v0/cs', { key: 'r' })).status).toBe(200);
  });

  test('without a key for what needs none is stopped by address', async () => {
    const api = await startLimited();
    expect(await statuses(api, '/health')).toEqual([200, 200, 429, 429]);
  });
});

test('gateways may ask as often as stations come', async () => {
  const api = await startLimited();
  await api.store.stations.register('CP01', {
    authentication: { securityProfile: 1, anyUsername: false },
  });
  expect(await statuses(api, '/api/v0/cs/CP01/auth', 'g')).toEqual([200, 200, 200, 200]);
});

test('whoever asks an API without keys is not limited', async () => {
  const api = await startLimited({ keys: [] });
  expect(await statuses(api, '/api/v0/cs')).toEqual([200, 200, 200, 200]);
  expect(await statuses(api, '/health')).toEqual([200, 200, 200, 200]);
});
