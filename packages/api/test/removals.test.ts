import type { Store } from '@csms/store';
import { describe, expect, test } from 'vitest';
import { anError, startApi } from './client.js';
import { aBoot, aKey, aReading } from './records.js';

const at = new Date('2026-01-31T12:00:00Z');
const station = '/api/v0/cs/CP01';
const dayMs = 24 * 60 * 60_000;

const daysAgo = (days: number) => new Date(at.getTime() - days * dayMs);

async function addEnded({ transactions }: Omit<Store, 'close'>, transactionId: string, days: number) {
  const event = { stationId: 'CP01', transactionId, ocppVersion: '1.6', seqNo: 1 };
  const readings = [aReading('r-1', daysAgo(days).toISOString(), 20)];
  await transactions.record({ ...event, kind: 'ended', at: daysAgo(days), readings });
}

describe('a station that is removed', () => {
  test('is gone with all that is below it, but for its transactions', async () => {
    const { store, get, post, send } = await startApi();
    await post(station, { securityProfile: 0 });
    await store.stations.recordBoot('CP01', aBoot(), 'Accepted');
    await store.securityEvents.record('CP01', { id: 'e-1', type: 't', at, receivedAt: at });
    await addEnded(store, 'T-1', 1);
    expect(await send('DELETE', station)).toMatchObject({ status: 204, body: undefined });
    for (const path of ['', '/auth', '/security-events', '/calls']) {
      expect(await get(station + path)).toMatchObject({ status: 404 });
    }
    expect((await get('/api/v0/cs')).body).toEqual({ items: [] });
    expect((await get('/api/v0/transactions?csId=CP01')).body).toMatchObject({
      items: [{ transactionId: 'T-1' }],
    });
    expect((await get('/api/v0/transactions/CP01/T-1/readings')).body).toMatchObject({ items: [{}] });
  });

  test('is not known any more, and not again', async () => {
    const { post, send } = await startApi();
    await post(station, { securityProfile: 0 });
    await send('DELETE', station);
    expect(await send('DELETE', station)).toMatchObject({
      status: 404,
      body: anError('Not Found', 'csId is not known'),
    });
  });

  test('is told of to gateways each time, as are registrations, and nobody who may not change it', async () => {
    const told: string[] = [];
    const keys = [aKey('o', 'operator'), aKey('r', 'read_only')];
    const { post, send } = await startApi({ keys, tellGateways: (stationId) => void told.push(stationId) });
    await post(station, { securityProfile: 0 }, { key: 'o' });
    await post('/api/v0/cs/CP02', { securityProfile: 0 }, { key: 'o' });
    await post(station, { securityProfile: 7 }, { key: 'o' });
    await send('DELETE', station, { key: 'r' });
    expect(told).toEqual(['CP01', 'CP02']);
    await send('DELETE', station, { key: 'o' });
    // One that was interrupted may have been told to nobody.
    await send('DELETE', station, { key: 'o' });
    expect(told).toEqual(['CP01', 'CP02', 'CP01', 'CP01']);
  });

  test('comes back when it is registered again', async () => {
    const { get, post, send } = await startApi();
    await post(station, { securityProfile: 0 });
    await send('DELETE', station);
    expect((await post(station, { securityProfile: 0 })).status).toBe(201);
    expect((await get(station)).body).toMatchObject({ registrationStatus: 'Accepted' });
  });

  test('is removed by those only who may change something', async () => {
    const { post, send } = await startApi({ keys: [aKey('o', 'operator'), aKey('r', 'read_only')] });
    await post(station, { securityProfile: 0 }, { key: 'o' });
    expect((await send('DELETE', station, { key: 'r' })).status).toBe(403);
    expect((await send('DELETE', station, { key: 'o' })).status).toBe(204);
  });
});

describe('what is old', () => {
  const clock = { now: () => at };

  test('is removed by the days that are told, and the rest is left', async () => {
    const { store, get, post } = await startApi({ clock });
    for (const days of [1, 100, 4_000]) await addEnded(store, `T-${days}`, days);
    const body = { readingsDays: 90, transactionsDays: 3_653 };
    expect(await post('/api/v0/retention', body)).toMatchObject({
      status: 200,
      body: { readings: 2, transactions: 1, calls: 0, messages: 0, isMore: false },
    });
    const { items } = (await get('/api/v0/transactions')).body as { items: object[] };
    expect(items).toMatchObject([
      { transactionId: 'T-1' },
      { transactionId: 'T-100', readingsRemoved: true },
    ]);
    expect(items[0]).not.toHaveProperty('readingsRemoved');
  });

  test('stays where nothing is told', async () => {
    const { store, post } = await startApi({ clock });
    await addEnded(store, 'T-1', 4_000);
    expect((await post('/api/v0/retention', {})).body).toEqual({
      readings: 0,
      transactions: 0,
      calls: 0,
      messages: 0,
      isMore: false,
    });
  });

  test('is removed by admins only', async () => {
    const { post } = await startApi({ keys: [aKey('a', 'admin'), aKey('o', 'operator')] });
    expect((await post('/api/v0/retention', {}, { key: 'o' })).status).toBe(403);
    expect((await post('/api/v0/retention', {}, { key: 'a' })).status).toBe(200);
  });
});
