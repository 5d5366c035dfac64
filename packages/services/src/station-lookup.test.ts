import { createMemoryStore } from '@csms/store-memory';
import { describe, expect, test } from 'vitest';
import { createCertificateLookup, createStationLookup } from './station-lookup.js';

const authentication = { securityProfile: 1, passwordSha256: 'cGFzc3dvcmQ=', anyUsername: false } as const;

describe('the look-up of a station', () => {
  test('tells how it proves who it is', async () => {
    const { stations } = createMemoryStore();
    await stations.register('CS1', { authentication });
    expect(await createStationLookup(stations)('CS1')).toEqual(authentication);
  });

  test('tells the version that is spoken with it when it offers none', async () => {
    const { stations } = createMemoryStore();
    await stations.register('CS1', { authentication, quirks: { lenient: true, defaultOcppVersion: '1.6' } });
    expect(await createStationLookup(stations)('CS1')).toEqual({
      ...authentication,
      defaultOcppVersion: '1.6',
    });
  });

  test('tells what may count as well while that is being changed (A01.FR.04, A05.FR.07)', async () => {
    const { stations } = createMemoryStore();
    await stations.register('CS1', { authentication });
    const password = { callId: 'c1', passwordSha256: 'bmV3' };
    await stations.changeAuthentication('CS1', { kind: 'password_sent', ...password });
    await stations.changeAuthentication('CS1', { kind: 'profile_asked', securityProfile: 3 });
    expect(await createStationLookup(stations)('CS1')).toEqual({
      ...authentication,
      possiblePasswordsSha256: ['bmV3'],
      nextSecurityProfile: 3,
    });
  });

  test.each(['CS2', 'cs1', 'CS1 '])('does not know %j when CS1 was registered', async (stationId) => {
    const { stations } = createMemoryStore();
    await stations.register('CS1', { authentication });
    expect(await createStationLookup(stations)(stationId)).toBeUndefined();
  });

  test('does not know a station that told of itself but was never registered', async () => {
    const { stations } = createMemoryStore();
    const boot = { ocppVersion: '1.6', vendor: 'ACME', model: 'One', at: new Date('2026-03-01T12:00:00Z') };
    await stations.recordBoot('CS1', boot, 'Accepted');
    expect(await createStationLookup(stations)('CS1')).toBeUndefined();
  });
});

test('the look-up of a client certificate tells it by its hash', async () => {
  const { clientCertificates } = createMemoryStore();
  const at = new Date('2026-03-01T12:00:00Z');
  await clientCertificates.set({ hash: 'AAAA', certificate: 'PEM', at });
  const lookUp = createCertificateLookup(clientCertificates);
  expect([await lookUp('AAAA'), await lookUp('BBBB')]).toEqual(['PEM', undefined]);
});
