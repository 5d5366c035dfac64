import { once } from 'node:events';
import { connect } from 'node:net';
import { setImmediate } from 'node:timers/promises';
import { constants, deflateRawSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { password, type Rig, startRig } from './rig.js';
import { basic, frameOf, upgradeRequest } from './station.js';

describe('a frame that is refused closes its socket, and no other', () => {
  test.each([
    ['binary', { code: 1003, send: (socket) => socket.send(Buffer.from('[2,"m1","Heartbeat",{}]')) }],
    ['of more bytes than allowed', { code: 1009, send: (socket) => socket.send('x'.repeat(2_000)) }],
    [
      'of more bytes than allowed when decompressed',
      {
        code: 1009,
        send: (socket) => socket.send('x'.repeat(2_000), { compress: true }),
        perMessageDeflate: true,
      },
    ],
    ['no UTF-8', { code: 1007, send: (socket) => socket.send(Buffer.from([0xff]), { binary: false }) }],
  ] satisfies Array<[string, Refused]>)(
    '%s',
    async (_, { code, send, perMessageDeflate = false }: Refused) => {
      const rig = await startRig({ echo: true, limits: { frameBytes: 1_000 } });
      const other = await rig.connect({ stationId: 'other' });
      const station = await rig.connect({ client: { perMessageDeflate } });
      send(station.socket);
      expect((await station.closed).code).toBe(code);
      expect(await other.ask([2, 'm1', 'DataTransfer', {}])).toEqual([3, 'm1', {}]);
    },
  );

  interface Refused {
    readonly code: number;
    readonly perMessageDeflate?: boolean;
    send(socket: {
      send(data: string | Buffer, options?: { compress?: boolean; binary?: boolean }): void;
    }): void;
  }

  test('10 MB are over the limit of a gateway that is not told another one', async () => {
    const rig = await startRig();
    const station = await rig.connect();
    station.send(`[2,"m1","DataTransfer",{"vendorId":"${'x'.repeat(10_000_000)}"}]`);
    expect((await station.closed).code).toBe(1009);
  });

  test('one of 900 kB is not', async () => {
    const rig = await startRig({ echo: true });
    const station = await rig.connect();
    const payload = { vendorId: 'v', data: 'x'.repeat(900_000) };
    expect(await station.ask([2, 'm1', 'DataTransfer', payload])).toEqual([3, 'm1', payload]);
  });
});

describe('a station that does not read', () => {
  test('is cut off', async () => {
    const rig = await startRig({ limits: { unreadBytes: 100_000, waitingCalls: 100 } });
    const station = await rig.connect();
    expect(await rig.events.next()).toMatchObject({ connected: true });
    station.socket.pause();
    for (let id = 0; id < 50; id++) station.send([2, `m${id}`, 'DataTransfer', {}]);
    const answering = (async () => {
      for (;;) await rig.answer(await rig.calls.next(), { data: 'x'.repeat(1_000_000) });
    })();
    expect(await Promise.race([rig.events.next(), answering])).toMatchObject({ connected: false });
  });
});

describe('a station that floods', () => {
  const count = 2_000;
  const long = 'x'.repeat(500);

  /** Sends many calls at once, and counts the answers. */
  async function flood(rig: Rig) {
    const station = await rig.connect();
    let answers = 0;
    station.socket.on('message', () => {
      answers += 1;
    });
    for (let id = 0; id < count; id++) station.send([2, `${id}`, 'DataTransfer', long]);
    return { answers: () => answers };
  }

  test('is not read for the rest of a while, so that it keeps no other one waiting', async () => {
    const limits = { readCharacters: 1_000_000 };
    const rig = await startRig({ echo: true, limits, timing: { readWindowMs: 60_000 } });
    const other = await rig.connect({ stationId: 'other' });
    const { answers } = await flood(rig);
    for (let id = 0; id < 200; id++) {
      expect(await other.ask([2, `${id}`, 'DataTransfer', {}])).toEqual([3, `${id}`, {}]);
    }
    expect(answers()).toBeLessThan(count / 2);
  });

  test('gets all of its answers', async () => {
    const rig = await startRig({
      echo: true,
      limits: { readCharacters: 10_000 },
      timing: { readWindowMs: 5 },
    });
    const { answers } = await flood(rig);
    await expect.poll(answers).toBe(count);
  });
});

test('a frame that is none, behind a message that is still being decompressed, costs its own connection and no other', async () => {
  const rig = await startRig({ echo: true });
  rig.register('CP01');
  const other = await rig.connect({ stationId: 'other' });
  const { hostname, port } = new URL(rig.url);
  const socket = connect({ host: hostname, port: Number(port), noDelay: true });
  socket.write(upgradeRequest('/ws/CP01', 'ocpp1.6', basic('CP01', password), 'permessage-deflate'));
  await once(socket, 'data');
  const answer = once(socket, 'data');
  const long = deflateRawSync('x'.repeat(1_000_000), { finishFlush: constants.Z_SYNC_FLUSH }).subarray(0, -4);
  // Each comes by itself, while the first one is being decompressed, which takes many turns of the event loop.
  for (const [first, payload] of [
    [0xc1, long],
    [0x81, Buffer.of(0xff)],
    [0x81, Buffer.from('text')],
  ] as const) {
    socket.write(frameOf(first, payload));
    for (let turn = 0; turn < 3; turn++) await setImmediate();
  }
  const [close] = (await answer) as [Buffer];
  expect({ opcode: close[0], code: close.readUInt16BE(2) }).toEqual({ opcode: 0x88, code: 1007 });
  socket.destroy();
  expect(await other.ask([2, 'm1', 'DataTransfer', {}])).toEqual([3, 'm1', {}]);
});

describe('compression', () => {
  const text = 'a text that is long enough to be compressed '.repeat(100);

  test('is used when the station offers it, without memory between messages', async () => {
    const rig = await startRig({ echo: true });
    const station = await rig.connect({ client: { perMessageDeflate: { threshold: 0 } } });
    expect(station.socket.extensions).toBe('permessage-deflate');
    const bytesBefore = station.bytesRead();
    for (const id of ['m1', 'm2', 'm3']) {
      expect(await station.ask([2, id, 'DataTransfer', { text }])).toEqual([3, id, { text }]);
    }
    expect(station.bytesRead() - bytesBefore).toBeLessThan(text.length);
    expect(station.extensions).toContain('server_no_context_takeover');
    expect(station.extensions).toContain('client_no_context_takeover');
  });

  test('keeps context between messages when it is told to', async () => {
    const rig = await startRig({ echo: true, contextTakeover: true });
    const station = await rig.connect({ client: { perMessageDeflate: { threshold: 0 } } });
    for (const id of ['m1', 'm2', 'm3']) {
      expect(await station.ask([2, id, 'DataTransfer', { text }])).toEqual([3, id, { text }]);
    }
    expect(station.extensions).not.toContain('context_takeover');
  });

  test('works for messages in fragments that cross messages the other way', async () => {
    const rig = await startRig({ echo: true });
    const station = await rig.connect({ client: { perMessageDeflate: { threshold: 0 } } });
    const frame = JSON.stringify([2, 'm1', 'DataTransfer', { text }]);
    station.socket.send(frame.slice(0, 1_000), { fin: false });
    await rig.tell({ type: 2, id: 'c1', action: 'DataTransfer', request: { text } });
    expect(await station.frames.next()).toEqual([2, 'c1', 'DataTransfer', { text }]);
    station.socket.send(frame.slice(1_000, 2_000), { fin: false });
    station.socket.send(frame.slice(2_000), { fin: true });
    expect(await station.frames.next()).toEqual([3, 'm1', { text }]);
  });

  test('is not used when the station does not offer it', async () => {
    const rig = await startRig({ echo: true });
    const station = await rig.connect();
    expect(station.socket.extensions).toBe('');
    expect(await station.ask([2, 'm1', 'DataTransfer', { text }])).toEqual([3, 'm1', { text }]);
  });
});
