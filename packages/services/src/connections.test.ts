import { createMemoryStore } from '@csms/store-memory';
import { expect, test } from 'vitest';
import { recordConnections } from './connections.js';

test('a connection and its end are kept with the station', async () => {
  const { stations } = createMemoryStore();
  await stations.register('CS1', { authentication: { securityProfile: 1, anyUsername: false } });
  const take = recordConnections(stations);
  const connection = { connectionId: 'c1', gatewayId: 'g1', ocppVersion: '2.0.1' };
  const [from, to] = [new Date('2026-03-01T12:00:00Z'), new Date('2026-03-01T12:30:00Z')];
  await take('CS1', { ...connection, connected: true, at: from });
  expect((await stations.find('CS1'))?.connection).toEqual({ ...connection, connected: true, at: from });
  await take('CS1', { ...connection, connected: false, at: to });
  expect((await stations.find('CS1'))?.connection).toEqual({ ...connection, connected: false, at: to });
});

test('a station that came with a higher security profile is registered with it, and never with a lower one (A05.FR.07)', async () => {
  const { stations } = createMemoryStore();
  await stations.register('CS1', { authentication: { securityProfile: 1, anyUsername: false } });
  const take = recordConnections(stations);
  const at = new Date('2026-03-01T12:00:00Z');
  const connection = { connected: true, connectionId: 'c1', gatewayId: 'g1', at };
  for (const securityProfile of [3, 2] as const) await take('CS1', { ...connection, securityProfile });
  const station = await stations.find('CS1');
  expect(station?.authentication).toEqual({ securityProfile: 3, anyUsername: false });
  expect(station?.connection).toEqual(connection);
});
