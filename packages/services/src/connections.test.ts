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
