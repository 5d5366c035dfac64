import fc from 'fast-check';
import { expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { startRig } from './rig.js';
import type { TestStation } from './station.js';

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
