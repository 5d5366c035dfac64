import { describe, expect, test } from 'vitest';
import type { GatewayOptions, RefusedConnection, StationAuthentication } from '../src/index.js';
import { createQueue } from './queue.js';
import { password, sha256, startRig } from './rig.js';
import { basic, connectStation, turnedAway } from './station.js';

/** A gateway that soon tells of connections that it turns away, and what it told, one time after the other. */
async function startTelling(options: Partial<GatewayOptions> = {}) {
  const told = createQueue<readonly RefusedConnection[]>();
  const rig = await startRig({
    gatewayId: 'g-1',
    timing: { refusalPauseMs: 1 },
    tellRefused: async (refused) => told.push(refused),
    ...options,
  });
  return { rig, told };
}

describe('a connection that is turned away is told of in plain words', () => {
  const key = Buffer.alloc(20, 7);

  test.each<[what: string, authentication: Partial<StationAuthentication>, authorization: string, object]>([
    ['without a password', {}, '', { fault: 'no_password', reason: 'expected Basic credentials' }],
    [
      'with a wrong password',
      {},
      basic('CP01', 'guessed'),
      {
        fault: 'wrong_password',
        reason: 'the password is another one than is registered; it was tried as it was sent',
      },
    ],
    [
      'with wrong hexadecimal digits',
      {},
      basic('CP01', key.toString('hex')),
      { reason: expect.stringMatching(/as it was sent, as the bytes that its hexadecimal digits are$/) },
    ],
    [
      'with wrong bytes',
      { passwordSha256: sha256('other') },
      `Basic ${Buffer.concat([Buffer.from('CP01:'), key]).toString('base64')}`,
      { reason: expect.stringMatching(/as its hexadecimal digits in small letters, in capitals$/) },
    ],
    [
      'when none is registered',
      { passwordSha256: undefined },
      basic('CP01', password),
      { fault: 'wrong_password', reason: 'the station is registered without a password' },
    ],
    [
      'with the user name of another',
      {},
      basic('CP02', password),
      {
        fault: 'wrong_username',
        reason: 'the user name is not the id of the station; the password is right',
      },
    ],
    [
      'without TLS',
      { securityProfile: 2 },
      basic('CP01', password),
      { fault: 'no_tls', reason: 'expected TLS: the station has security profile 2' },
    ],
  ])('%s', async (_what, authentication, authorization, expected) => {
    const { rig, told } = await startTelling();
    rig.register('CP01', authentication);
    await turnedAway(rig.url, { stationId: 'CP01', password, authorization });
    expect(await told.next()).toEqual([
      expect.objectContaining({
        id: expect.stringMatching(/^[0-9a-f-]{36}$/),
        stationId: 'CP01',
        remoteAddress: '127.0.0.1',
        gatewayId: 'g-1',
        at: expect.any(Date),
        ...expected,
      }),
    ]);
  });

  test('of an unknown station', async () => {
    const { rig, told } = await startTelling();
    await turnedAway(rig.url, { stationId: 'CP 09', password });
    expect(await told.next()).toMatchObject([{ stationId: 'CP 09', fault: 'unknown_station' }]);
  });

  test('at an address that names no station', async () => {
    const { rig, told } = await startTelling();
    await turnedAway(rig.url, { stationId: 'x', password, path: 'yard/CP01?key=secret' });
    const [refusal] = await told.next();
    expect(refusal).toMatchObject({
      fault: 'wrong_path',
      reason: 'expected the path /ws/<station id>; it was "/ws/yard/CP01"',
    });
    expect(refusal).not.toHaveProperty('stationId');
  });

  test('with no more of its address than anybody reads, in the log as well', async () => {
    const logged: string[] = [];
    const note = (...line: unknown[]) => logged.push(JSON.stringify(line));
    const logger = { debug: note, info: note, warn: note, error: note };
    const { rig, told } = await startTelling({ logger });
    await turnedAway(rig.url, { stationId: 'x', password, path: 'x'.repeat(10_000) });
    const [refusal] = await told.next();
    for (const text of [JSON.stringify(refusal), ...logged]) expect(text.length).toBeLessThan(1_000);
    expect(logged).toHaveLength(1);
  });

  test('that offers no version that is spoken here', async () => {
    const { rig, told } = await startTelling();
    rig.register('CP01');
    const station = await connectStation(rig.url, {
      stationId: 'CP01',
      password,
      protocols: [],
      client: { headers: { 'sec-websocket-protocol': 'ocpp1.5, mqtt' } },
    });
    await station.closed;
    expect(await told.next()).toMatchObject([
      {
        fault: 'no_common_version',
        reason: expect.stringMatching(/ocpp1\.6, and the station offers ocpp1\.5, mqtt$/),
      },
    ]);
  });

  test('while one that stays is told of once, when a frame of it is no message of OCPP', async () => {
    const { rig, told } = await startTelling({ timing: { refusalPauseMs: 60_000 } });
    rig.register('CP01');
    const station = await connectStation(rig.url, { stationId: 'CP01', password });
    for (const id of ['m1', 'm2']) await station.ask(`[2,"${id}"]`);
    await rig.gateway.close();
    expect(await told.next()).toMatchObject([
      {
        stationId: 'CP01',
        fault: 'faulty_frame',
        reason: expect.stringMatching(/^a frame is no message of OCPP: expected /),
      },
    ]);
    expect(told.left).toEqual([]);
  });

  test('while nothing is told of stations that are to come again', async () => {
    const { rig, told } = await startTelling({
      async lookUpStation(stationId) {
        if (stationId === 'CP08') throw new Error('no store');
        return undefined;
      },
    });
    expect(await turnedAway(rig.url, { stationId: 'CP08', password })).toMatchObject({ status: 503 });
    await turnedAway(rig.url, { stationId: 'CP09', password });
    expect(await told.next()).toMatchObject([{ stationId: 'CP09', fault: 'unknown_station' }]);
  });
});

describe('whoever floods the gateway', () => {
  test('is told of in few words: of 10 identities at once, and 10 times of each', async () => {
    const { rig, told } = await startTelling();
    const ids = Array.from({ length: 12 }, (_, index) => `CP${index}`);
    const all = ids.flatMap((stationId) => Array.from({ length: 12 }, () => stationId));
    await Promise.all(all.map((stationId) => turnedAway(rig.url, { stationId, password })));
    await rig.gateway.close();
    for (const refused of [await told.next(), ...told.left]) {
      const counts = ids.map((id) => refused.filter(({ stationId }) => stationId === id).length);
      expect(counts.filter((count) => count > 0).length).toBeLessThanOrEqual(10);
      expect(Math.max(...counts)).toBeLessThanOrEqual(10);
    }
  });

  test('waits for nobody who keeps what is told, and is told of by one at a time', async () => {
    const waiting = createQueue<() => void>();
    const rig = await startRig({
      timing: { refusalPauseMs: 1, drainMs: 1 },
      tellRefused: () => new Promise((resolve) => waiting.push(resolve)),
    });
    await turnedAway(rig.url, { stationId: 'CP01', password });
    const release = await waiting.next();
    expect(await turnedAway(rig.url, { stationId: 'CP02', password })).toMatchObject({ status: 404 });
    expect(waiting.left).toEqual([]);
    release();
    (await waiting.next())();
  });

  test('is told of no more when that fails, and the gateway goes on', async () => {
    const tried = createQueue<number>();
    const rig = await startRig({
      timing: { refusalPauseMs: 1 },
      tellRefused: async (refused) => {
        tried.push(refused.length);
        throw new Error('no store');
      },
    });
    await turnedAway(rig.url, { stationId: 'CP01', password });
    expect(await tried.next()).toBe(1);
    await turnedAway(rig.url, { stationId: 'CP02', password });
    expect(await tried.next()).toBe(1);
  });
});

test('a gateway that is closed tells of those that it has turned away', async () => {
  const told = createQueue<readonly RefusedConnection[]>();
  const rig = await startRig({
    timing: { refusalPauseMs: 3_600_000 },
    tellRefused: async (refused) => told.push(refused),
  });
  await turnedAway(rig.url, { stationId: 'CP01', password });
  await rig.gateway.close();
  expect(await told.next()).toMatchObject([{ stationId: 'CP01' }]);
});
