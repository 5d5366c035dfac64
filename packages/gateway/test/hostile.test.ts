import { once } from 'node:events';
import { connect } from 'node:net';
import { setImmediate } from 'node:timers/promises';
import { constants, deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { password, startRig } from './rig.js';
import { basic, frameOf, type TestStation, upgradeRequest } from './station.js';

const words = fc.constantFrom(
  '__proto__',
  'constructor',
  'toString',
  'Heartbeat',
  'DataTransfer',
  '',
  '-1',
  'm1',
);
const anything = fc.oneof(fc.jsonValue({ maxDepth: 3 }), words);
const frames = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.json({ maxDepth: 4 }),
  fc.array(anything, { maxLength: 7 }).map((frame) => JSON.stringify(frame)),
  fc
    .tuple(fc.constantFrom(2, 3, 4, 5, 6, -2, '2'), words, words, anything, anything)
    .chain((frame) => fc.integer({ min: 0, max: 5 }).map((length) => JSON.stringify(frame.slice(0, length)))),
);
const valid = [
  '[2,"m1","DataTransfer",{"vendorId":"v","data":"some data"}]',
  '[3,"c1",{"status":"Accepted"}]',
  '[4,"c1","GenericError","a description",{}]',
];
/** A valid frame with a part cut out, doubled or replaced. */
const mutated = fc
  .record({
    frame: fc.constantFrom(...valid),
    at: fc.nat(60),
    length: fc.nat(10),
    part: fc.string({ unit: 'binary', maxLength: 5 }),
  })
  .map(({ frame, at, length, part }) => frame.slice(0, at) + part + frame.slice(at + length));

test.each(['ocpp1.6', 'ocpp2.0.1'])(
  'ten thousand random and mutated frames on %s crash nothing and hurt no other station',
  async (protocol) => {
    const rig = await startRig({ echo: true });
    const other = await rig.connect({ stationId: 'other' });
    const samples = fc.sample(fc.oneof(frames, mutated), { numRuns: 10_000, seed: 20_261_122 });
    const answers: unknown[] = [];
    const expected: unknown[] = [];
    let station: TestStation | undefined;
    for (const [index, text] of samples.entries()) {
      if (station?.socket.readyState !== WebSocket.OPEN)
        station = await rig.connect({ protocols: [protocol] });
      station.send(text);
      if (index % 500 === 0) {
        const id = `probe-${index}`;
        answers.push(await other.ask([2, id, 'DataTransfer', {}]));
        expected.push([3, id, {}]);
        // An answer to this shows that everything before it was taken.
        await taken(station, id);
      }
    }
    await taken(station as TestStation, 'the last one');
    expect(answers).toEqual(expected);
    expect(rig.gateway.connections).toBe(2);
  },
);

async function taken(station: TestStation, id: string): Promise<void> {
  station.send([2, id, 'DataTransfer', { vendorId: id }]);
  for (;;) {
    const frame = await station.frames.next();
    // Too many calls may wait already: a refusal is an answer too.
    if (Array.isArray(frame) && frame[1] === id) return;
  }
}

const compressed = fc
  .oneof(
    fc.constantFrom(...valid),
    fc.nat(80_000).map((length) => 'x'.repeat(length)),
  )
  .map((text) => deflateRawSync(text, { finishFlush: constants.Z_SYNC_FLUSH }).subarray(0, -4));
const bytes = fc.uint8Array({ maxLength: 200 });
/** What a station may write to its socket: frames of every kind, whole and in parts, and what is none. */
const written = fc.oneof(
  fc.constantFrom(...valid).map((text) => [frameOf(0x81, Buffer.from(text))]),
  compressed.map((data) => [frameOf(0xc1, data)]),
  fc
    .tuple(compressed, fc.nat(20), bytes)
    .map(([data, at, ping]) => [
      frameOf(0x41, data.subarray(0, at)),
      frameOf(0x89, ping),
      frameOf(0x80, data.subarray(at)),
    ]),
  fc.tuple(fc.integer({ min: 0, max: 255 }), bytes).map(([first, data]) => [frameOf(first, data)]),
  bytes.map((data) => [data]),
);

test('what is no WebSocket, or compressed badly, ends its own connection at most', async () => {
  const rig = await startRig({ echo: true, limits: { frameBytes: 50_000 } });
  const other = await rig.connect({ stationId: 'other' });
  const { hostname, port } = new URL(rig.url);

  async function write(stationId: string, parts: readonly Uint8Array[]): Promise<void> {
    rig.register(stationId);
    const socket = connect({ host: hostname, port: Number(port), noDelay: true });
    // The gateway may have cut it off before everything is written.
    socket.on('error', () => {});
    const closed = new Promise((resolve) => socket.once('close', resolve));
    const authorization = basic(stationId, password);
    socket.write(upgradeRequest(`/ws/${stationId}`, 'ocpp1.6', authorization, 'permessage-deflate'));
    await once(socket, 'data');
    socket.resume();
    for (const part of parts) {
      socket.write(part);
      await setImmediate();
    }
    socket.end();
    await closed;
  }

  const connections = fc.sample(fc.array(written, { maxLength: 10 }), { numRuns: 600, seed: 20_261_127 });
  for (let start = 0; start < connections.length; start += 20) {
    const batch = connections.slice(start, start + 20);
    await Promise.all(batch.map((parts, index) => write(`CP${index}`, parts.flat())));
  }
  expect(await other.ask([2, 'm1', 'DataTransfer', {}])).toEqual([3, 'm1', {}]);
  await expect.poll(() => rig.gateway.connections).toBe(1);
});
