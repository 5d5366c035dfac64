import { describe, expect, test } from 'vitest';
import type { RefusedConnection, StationAuthentication } from '../src/index.js';
import { createQueue } from './queue.js';
import { password, sha256, startRig } from './rig.js';
import { basic, connectStation, turnedAway } from './station.js';

/** A gateway that registers unknown stations. */
async function startOpen(first?: StationAuthentication) {
  const known = new Map<string, StationAuthentication>();
  const told = createQueue<readonly RefusedConnection[]>();
  const rig = await startRig({
    timing: { refusalPauseMs: 1 },
    tellRefused: async (refused) => told.push(refused),
    lookUpStation: async (stationId) => known.get(stationId),
    async registerUnknown(stationId, authentication) {
      if (!known.has(stationId)) known.set(stationId, first ?? authentication);
    },
  });
  return { rig, known, told };
}

describe('a station that nobody knows', () => {
  test('is registered by the first password that it shows, and let in by that only', async () => {
    const { rig, known } = await startOpen();
    await connectStation(rig.url, { stationId: 'CP01', password });
    expect(known.get('CP01')).toEqual({
      securityProfile: 1,
      passwordSha256: sha256(password),
      anyUsername: false,
    });
    expect(
      await turnedAway(rig.url, { stationId: 'CP01', password: 'another password of it' }),
    ).toMatchObject({
      status: 401,
    });
    await connectStation(rig.url, { stationId: 'CP01', password });
  });

  test('is turned away when another came at the same time with another password', async () => {
    const { rig } = await startOpen({
      securityProfile: 1,
      passwordSha256: sha256('of another that was faster'),
      anyUsername: false,
    });
    expect(await turnedAway(rig.url, { stationId: 'CP01', password })).toMatchObject({ status: 401 });
  });

  test.each([
    [
      'no password',
      '',
      401,
      /^the station is not known; it would be registered with a user name and a password$/,
    ],
    ['a password of 15 characters', basic('CP01', 'x'.repeat(15)), 404, /of 16 characters or more$/],
    ['the user name of another', basic('CP02', password), 404, /if its user name were its id$/],
  ])('is turned away with %s, and it is told why', async (_what, authorization, status, reason) => {
    const { rig, known, told } = await startOpen();
    const options = { stationId: 'CP01', password, authorization };
    expect(await turnedAway(rig.url, options)).toMatchObject({ status, text: 'the station is not known' });
    expect(known.size).toBe(0);
    expect(await told.next()).toMatchObject([
      { fault: 'unknown_station', reason: expect.stringMatching(reason) },
    ]);
  });

  test('is to come again when it cannot be registered now', async () => {
    const rig = await startRig({
      lookUpStation: async () => undefined,
      registerUnknown: () => Promise.reject(new Error('no store')),
    });
    expect(await turnedAway(rig.url, { stationId: 'CP01', password })).toMatchObject({ status: 503 });
  });
});

test('a gateway registers no more than 1,000 stations, without those that it could not', async () => {
  const registered: string[] = [];
  const rig = await startRig({
    lookUpStation: async () => undefined,
    async registerUnknown(stationId) {
      if (stationId === 'CP0') throw new Error('no store');
      registered.push(stationId);
    },
  });
  for (let index = 0; index < 1_010; index++) {
    await turnedAway(rig.url, { stationId: `CP${index}`, password });
  }
  expect([registered.length, registered.at(-1)]).toEqual([1_000, 'CP1000']);
});
