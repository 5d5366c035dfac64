import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { describe, expect, test } from 'vitest';
import { createQueue } from './queue.js';
import { password, sha256, startRig } from './rig.js';
import { basic, turnedAway, upgradeRequest } from './station.js';

describe('who is let in', () => {
  test('lets a registered station in with its password', async () => {
    const rig = await startRig();
    const station = await rig.connect();
    expect(station.socket.protocol).toBe('ocpp1.6');
    expect(rig.gateway.connections).toBe(1);
  });

  test('answers 404 to an unknown station', async () => {
    const rig = await startRig();
    const { status, text } = await turnedAway(rig.url, { stationId: 'CP01', password });
    expect({ status, text }).toEqual({ status: 404, text: 'the station is not known' });
  });

  test('answers 401 with a challenge to a wrong password', async () => {
    const rig = await startRig();
    rig.register('CP01');
    const { status, headers, text } = await turnedAway(rig.url, { stationId: 'CP01', password: 'guessed' });
    expect({ status, text }).toEqual({ status: 401, text: 'wrong user name or password' });
    expect(headers['www-authenticate']).toMatch(/^Basic realm=/);
    expect(headers['content-type']).toMatch(/^text\/plain/);
  });

  test('writes no password into its log, whatever is wrong (A01.FR.09)', async () => {
    const logged: unknown[] = [];
    const note = (...parameters: unknown[]) => logged.push(parameters);
    const logger = { debug: note, info: note, warn: note, error: note };
    const rig = await startRig({ logger });
    await rig.connect();
    await turnedAway(rig.url, { stationId: 'CP01', password: 'guessed' });
    const { gateway, url } = await startRig({
      logger,
      lookUpStation: () => Promise.reject(new Error('no store')),
    });
    await turnedAway(url, { stationId: 'CP01', password: 'guessed' });
    expect(gateway.connections).toBe(0);
    expect(logged).not.toEqual([]);
    const text = JSON.stringify(logged);
    for (const secret of [password, 'guessed', basic('CP01', password), basic('CP01', 'guessed')])
      expect(text).not.toContain(secret);
  });

  test('answers 401 without credentials', async () => {
    const rig = await startRig();
    rig.register('CP01');
    const options = { stationId: 'CP01', password, authorization: '' };
    expect(await turnedAway(rig.url, options)).toMatchObject({
      status: 401,
      text: 'expected Basic credentials',
    });
  });

  test('answers 401 to a station without a stored password', async () => {
    const rig = await startRig();
    rig.register('CP01', { passwordSha256: undefined });
    expect(await turnedAway(rig.url, { stationId: 'CP01', password: '' })).toMatchObject({ status: 401 });
  });

  test('takes a key of 1.6 that is no UTF-8', async () => {
    const rig = await startRig();
    const key = Buffer.from('00ff8081c0c1feff3a0a0d2200112233445566aa', 'hex');
    rig.register('CP01', { passwordSha256: sha256(key.toString('hex')) });
    const station = await rig.connect({ authorization: basic('CP01', key) });
    expect(station.socket.readyState).toBe(station.socket.OPEN);
  });

  test('answers 503 when the station cannot be looked up', async () => {
    const rig = await startRig({ lookUpStation: () => Promise.reject(new Error('no store')) });
    expect(await turnedAway(rig.url, { stationId: 'CP01', password })).toMatchObject({ status: 503 });
  });

  test('answers 503 when looking up takes too long', async () => {
    const rig = await startRig({
      lookUpStation: () => new Promise(() => {}),
      timing: { lookUpTimeoutMs: 5 },
    });
    expect(await turnedAway(rig.url, { stationId: 'CP01', password })).toMatchObject({ status: 503 });
  });

  test('does not mind a station that leaves before it was looked up', async () => {
    const asked = createQueue<() => void>();
    const rig = await startRig({
      lookUpStation: () => new Promise((resolve) => asked.push(() => resolve(undefined))),
    });
    const { hostname, port } = new URL(rig.url);
    const socket = connect(Number(port), hostname);
    socket.write('GET /ws/CP01 HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n');
    const answer = await asked.next();
    socket.resetAndDestroy();
    answer();
    const other = turnedAway(rig.url, { stationId: 'CP02', password });
    (await asked.next())();
    expect((await other).status).toBe(404);
  });

  test('answers 503 while the broker is away, and lets stations in when it is back', async () => {
    const rig = await startRig();
    rig.register('CP01');
    rig.line.cut = true;
    expect(rig.gateway.ready).toBe(false);
    expect(await turnedAway(rig.url, { stationId: 'CP01', password })).toMatchObject({ status: 503 });
    rig.line.cut = false;
    expect(rig.gateway.ready).toBe(true);
    await rig.connect();
  });

  test('sends a station away with 1013 when its topics cannot be listened to', async () => {
    const rig = await startRig();
    Object.defineProperty(rig.line, 'connected', { value: true });
    rig.line.cut = true;
    const station = await rig.connect();
    expect((await station.closed).code).toBe(1013);
    rig.line.cut = false;
    const again = await rig.connect();
    again.send([2, '1', 'Heartbeat', {}]);
    expect((await rig.calls.next()).envelope.action).toBe('Heartbeat');
  });
});

describe('security profiles on a plain listener', () => {
  test.each([2, 3] as const)('turns a station of profile %i away', async (securityProfile) => {
    const rig = await startRig();
    rig.register('CP01', { securityProfile });
    const { status, text } = await turnedAway(rig.url, { stationId: 'CP01', password });
    expect({ status, text }).toEqual({
      status: 403,
      text: `expected TLS: the station has security profile ${securityProfile}`,
    });
  });

  const overTls = { headers: { 'x-forwarded-proto': 'https' } };

  test('lets profile 2 in behind a trusted proxy that ends TLS', async () => {
    const rig = await startRig({ trustedProxies: ['127.0.0.1'] });
    rig.register('CP01', { securityProfile: 2 });
    expect((await rig.connect({ client: overTls })).socket.protocol).toBe('ocpp1.6');
  });

  test('does not believe a proxy that is not trusted', async () => {
    const rig = await startRig({ trustedProxies: ['10.0.0.0/8'] });
    rig.register('CP01', { securityProfile: 2 });
    const { status } = await turnedAway(rig.url, { stationId: 'CP01', password, client: overTls });
    expect(status).toBe(403);
  });
});

describe('station ids', () => {
  test.each(['CP+01', 'a/b', 'two words', 'süd:1', '50%', '#1', '__proto__', 'constructor'])(
    'connects a station called %s, and nothing reaches another one',
    async (stationId) => {
      const rig = await startRig({ echo: true });
      const other = await rig.connect({ stationId: 'other' });
      const station = await rig.connect({ stationId });
      expect(await station.ask([2, '1', 'DataTransfer', { vendorId: 'v' }])).toEqual([
        3,
        '1',
        { vendorId: 'v' },
      ]);
      await rig.tell({ type: 2, id: '2', action: 'Reset', request: { type: 'Soft' } }, { stationId });
      expect(await station.frames.next()).toEqual([2, '2', 'Reset', { type: 'Soft' }]);
      expect(other.frames.left).toEqual([]);
    },
  );

  test.each(['__proto__', 'constructor', 'toString', '..%2f..%2fetc'])('does not know %s', async (path) => {
    const rig = await startRig();
    expect(await turnedAway(rig.url, { stationId: 'x', password, path })).toMatchObject({ status: 404 });
  });

  test.each(['%', '%zz', '%ff%fe', '%00', 'a%0ab', '%F0%9F'])('refuses the id %s', async (path) => {
    const rig = await startRig();
    expect(await turnedAway(rig.url, { stationId: 'x', password, path })).toMatchObject({ status: 400 });
    expect(rig.lookUps).toEqual([]);
  });

  test.each(['CP01/', '/CP01', '//CP01//', 'CP01?version=1.6'])('takes the path /ws/%s', async (path) => {
    const rig = await startRig();
    await rig.connect({ path });
    expect(rig.lookUps).toEqual(['CP01']);
  });

  test('takes the path of a whole URL, as RFC 6455 has it (section 4.2.1)', async () => {
    const rig = await startRig();
    rig.register('CP01');
    const { hostname, port } = new URL(rig.url);
    const socket = connect(Number(port), hostname);
    const target = `http://csms.example:${port}/ws/CP01?version=1.6`;
    socket.write(upgradeRequest(target, 'ocpp1.6', basic('CP01', password)));
    const [answer] = await once(socket, 'data');
    expect(String(answer)).toMatch(/^HTTP\/1\.1 101 /);
    expect(rig.lookUps).toEqual(['CP01']);
    socket.destroy();
  });

  test.each(['', 'a/b'])('answers 404 to the path /ws/%s', async (path) => {
    const rig = await startRig();
    expect(await turnedAway(rig.url, { stationId: 'CP01', password, path })).toMatchObject({ status: 404 });
  });
});

describe('subprotocols', () => {
  test.each([
    [['ocpp2.0.1', 'ocpp1.6'], 'ocpp2.0.1'],
    [['ocpp1.6', 'ocpp2.0.1'], 'ocpp1.6'],
    [['ocpp2.1', 'ocpp1.6'], 'ocpp1.6'],
  ])('of %j picks %s', async (protocols, picked) => {
    const rig = await startRig();
    const station = await rig.connect({ protocols });
    expect(station.socket.protocol).toBe(picked);
  });

  test('closes a connection with 1002 when the station offers no subprotocol', async () => {
    const rig = await startRig();
    const station = await rig.connect({ protocols: [] });
    const { code, reason } = await station.closed;
    expect({ code, reason }).toEqual({
      code: 1002,
      reason: 'expected one of the subprotocols ocpp2.0.1, ocpp1.6',
    });
  });

  test.each([[], ['ocpp16'], ['OCPP1.6', 'v1'], ['ocpp1.5']])(
    'of %j is the default version of the station that has one, and each call is answered',
    async (...protocols) => {
      const rig = await startRig({ echo: true });
      rig.register('CP01', { defaultOcppVersion: '1.6' });
      const station = await rig.connect({ protocols });
      expect(station.socket.protocol).toBe(protocols[0] ?? '');
      expect(await station.ask([2, 'm1', 'DataTransfer', {}])).toEqual([3, 'm1', {}]);
      expect((await rig.events.next()).version).toBe('1.6');
    },
  );

  test('that are known come before the default version', async () => {
    const rig = await startRig();
    rig.register('CP01', { defaultOcppVersion: '1.6' });
    await rig.connect({ protocols: ['ocpp16', 'ocpp2.0.1'] });
    expect((await rig.events.next()).version).toBe('2.0.1');
  });

  test('close a connection with 1002 when the default version is not spoken here', async () => {
    const rig = await startRig();
    rig.register('CP01', { defaultOcppVersion: '1.5' });
    const station = await rig.connect({ protocols: [] });
    expect((await station.closed).code).toBe(1002);
  });

  test('may be others on each connection', async () => {
    const rig = await startRig();
    for (const version of ['1.6', '2.0.1', '1.6']) {
      await rig.connect({ protocols: [`ocpp${version}`] });
      let event = await rig.events.next();
      while (!event.connected) event = await rig.events.next();
      expect(event.version).toBe(version);
    }
  });

  test('completes the handshake without a subprotocol when none is in common, then closes', async () => {
    const rig = await startRig();
    rig.register('CP01');
    const { hostname, port } = new URL(rig.url);
    const socket = connect(Number(port), hostname);
    socket.write(upgradeRequest('/ws/CP01', 'ocpp1.5', basic('CP01', password)));
    const received: Buffer[] = [];
    for await (const chunk of socket as AsyncIterable<Buffer>) {
      received.push(chunk);
      const end = Buffer.concat(received).indexOf('\r\n\r\n');
      if (end !== -1 && Buffer.concat(received).length > end + 8) break;
    }
    const all = Buffer.concat(received);
    const head = all.toString('latin1').split('\r\n\r\n', 1)[0] ?? '';
    expect(head).toMatch(/^HTTP\/1\.1 101 /);
    expect(head).not.toMatch(/sec-websocket-protocol/i);
    const frame = all.subarray(head.length + 4);
    expect({ opcode: frame[0], code: frame.readUInt16BE(2) }).toEqual({ opcode: 0x88, code: 1002 });
  });
});

describe('plain HTTP', () => {
  test.each([
    ['/', 404],
    ['/health', 404],
    ['/ws/CP01', 426],
  ])('answers %s with %i', async (path, status) => {
    const rig = await startRig();
    const response = await fetch(new URL(path, rig.url.replace('ws', 'http')));
    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toMatch(/^text\/plain/);
    await response.text();
  });

  test('answers an upgrade that is no WebSocket with 400 and a reason', async () => {
    const rig = await startRig();
    rig.register('CP01');
    const request = get(new URL('/ws/CP01', rig.url.replace('ws', 'http')), {
      auth: `CP01:${password}`,
      headers: { connection: 'upgrade', upgrade: 'websocket' },
    });
    const [response] = (await once(request, 'response')) as [IncomingMessage];
    expect(response.statusCode).toBe(400);
    expect((await response.toArray()).join('')).toBe('Missing or invalid Sec-WebSocket-Key header');
  });

  test('says where it cannot listen', async () => {
    const rig = await startRig();
    const taken = { host: '127.0.0.1', port: Number(new URL(rig.url).port) };
    const other = await startRig();
    await other.gateway.close();
    await expect(other.gateway.listen(taken)).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });
});
