import { storeCases } from '@csms/store/conformance';
import { describe, expect, test } from 'vitest';
import { createMemoryStore } from './memory-store.js';

describe('the memory store does what every store does', () => {
  test.each(storeCases.map(({ name, run }) => [name, run] as const))('%s', async (_name, run) => {
    await expect(run(createMemoryStore())).resolves.toBeUndefined();
  });
});

test('conformance cases are told apart by their names', () => {
  const names = storeCases.map(({ name }) => name);
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});

test('two memory stores share nothing', async () => {
  const [one, other] = [createMemoryStore(), createMemoryStore()];
  await one.stations.register('CP-1', { authentication: { securityProfile: 1, anyUsername: false } });
  expect(await other.stations.find('CP-1')).toBeUndefined();
});

test('closing a memory store twice does no harm', async () => {
  const store = createMemoryStore();
  await store.close();
  await expect(store.close()).resolves.toBeUndefined();
});
