import { createMemoryStore } from '@csms/store-memory';
import { describe, expect, test } from 'vitest';
import { startApi } from './client.js';

describe('health', () => {
  test.each(['/health', '/health/live'])(
    '%s says that the process lives, even without its store',
    async (path) => {
      const { get } = await startApi({ store: withoutDatabase() });
      expect(await get(path)).toMatchObject({ status: 200, body: { status: 'OK' } });
    },
  );

  test('is ready when the store answers and everything else is there', async () => {
    const { get } = await startApi({ ready: async () => ({ transport: true }) });
    expect(await get('/health/ready')).toMatchObject({
      status: 200,
      body: { status: 'OK', checks: { store: true, transport: true } },
    });
  });

  test('is not ready while the store is away, and says so', async () => {
    const { get } = await startApi({ store: withoutDatabase() });
    expect(await get('/health/ready')).toMatchObject({
      status: 503,
      body: { status: 'Service Unavailable', checks: { store: false } },
    });
  });

  test('is not ready while the store does not answer', async () => {
    const silent = { ...createMemoryStore(), check: () => new Promise<never>(() => {}) };
    const { get } = await startApi({ store: silent, readyTimeoutMs: 10 });
    expect((await get('/health/ready')).body).toMatchObject({ checks: { store: false } });
  });

  test('is not ready while something else is missing, and says what', async () => {
    const { get } = await startApi({ ready: async () => ({ transport: false }) });
    expect(await get('/health/ready')).toMatchObject({
      status: 503,
      body: { checks: { store: true, transport: false } },
    });
  });
});

function withoutDatabase() {
  return { ...createMemoryStore(), check: () => Promise.reject(new Error('connection refused')) };
}
