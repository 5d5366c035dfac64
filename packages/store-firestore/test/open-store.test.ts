import { once } from 'node:events';
import { createServer } from 'node:net';
import { StoreError } from '@csms/store';
import { inMemory } from '@csms/test-firestore';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openFirestoreStore } from '../src/index.js';

// The client goes where the variable says, whatever it is told.
beforeEach(() => vi.stubEnv('FIRESTORE_EMULATOR_HOST', undefined));
afterEach(() => vi.unstubAllEnvs());

describe('a store whose service is away', () => {
  it('rejects as unavailable where nobody listens', async () => {
    const store = openFirestoreStore({ emulatorHost: '127.0.0.1:1', timeoutMs: 100 });
    await expect(store.check()).rejects.toMatchObject({ name: 'StoreError', code: 'unavailable' });
    const event = { kind: 'started', at: new Date(0), seqNo: 0, ocppVersion: '2.0.1', readings: [] } as const;
    const recorded = store.transactions.record({ ...event, stationId: 'CP-1', transactionId: 'T-1' });
    await expect(recorded).rejects.toBeInstanceOf(StoreError);
  });

  it('rejects as unavailable where nobody answers', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as { readonly port: number };
    const store = openFirestoreStore({ emulatorHost: `127.0.0.1:${port}`, timeoutMs: 100 });
    await expect(store.stations.list({ limit: 10 })).rejects.toMatchObject({ code: 'unavailable' });
    server.close();
  });

  it('rejects as unavailable once it is closed, and may be closed twice', async () => {
    const store = openFirestoreStore({ projectId: 'demo-csms' });
    await store.close();
    await store.close();
    await expect(store.check()).rejects.toMatchObject({ code: 'unavailable' });
  });
});

describe('a prefix', () => {
  it('keeps what is of one system apart from what is of another', async () => {
    const client = inMemory.createClient();
    const stores = [
      openFirestoreStore({ client, prefix: 'one' }),
      openFirestoreStore({ client, prefix: 'other' }),
      openFirestoreStore({ client }),
    ] as const;
    const authentication = { securityProfile: 1, anyUsername: false } as const;
    await stores[0].stations.register('CP-1', { authentication });
    const found = await Promise.all(stores.map(({ stations }) => stations.find('CP-1')));
    expect(found.map((station) => station?.stationId)).toEqual(['CP-1', undefined, undefined]);
  });

  it.each(['', 'a/b', '.', '..', '__x__'])('%j is none', (prefix) => {
    expect(() => openFirestoreStore({ projectId: 'demo-csms', prefix })).toThrow(TypeError);
  });
});
