import { describe, expect, test } from 'vitest';
import { startRig } from './rig.js';

const status = (connectorId: number) => ({ connectorId, errorCode: 'NoError', status: 'Available' });

describe('a call of a station', () => {
  test('comes to a manager with the time of its arrival, and the answer goes back', async () => {
    const at = new Date('2026-05-01T12:00:00.123Z');
    const rig = await startRig({ clock: { now: () => at } });
    const station = await rig.connect();
    station.send([2, 'm1', 'StatusNotification', status(1)]);
    const call = await rig.calls.next();
    expect(call).toMatchObject({
      stationId: 'CP01',
      version: '1.6',
      envelope: { type: 2, id: 'm1', action: 'StatusNotification', request: status(1) },
      message: { receivedAt: at },
    });
    await rig.answer(call, { ok: true });
    expect(await station.frames.next()).toEqual([3, 'm1', { ok: true }]);
  });

  test('gets the refusal of a manager in its words', async () => {
    const rig = await startRig();
    const station = await rig.connect();
    station.send([2, 'm1', 'StatusNotification', {}]);
    await rig.refuse(await rig.calls.next(), 'OccurenceConstraintViolation', 'must have the field status');
    expect(await station.frames.next()).toEqual([
      4,
      'm1',
      'OccurenceConstraintViolation',
      'must have the field status',
      {},
    ]);
  });

  test('travels without confirmation and expires with the time left', async () => {
    const rig = await startRig({ echo: true });
    const station = await rig.connect();
    await station.ask([2, 'm1', 'StatusNotification', status(1)]);
    const sent = rig.line.emitted.find(({ message }) => message.topic.kind === 'in');
    expect(sent?.options.confirm).toBeUndefined();
    expect(sent?.options.expiresInMs).toBeGreaterThan(0);
    expect(sent?.options.expiresInMs).toBeLessThanOrEqual(28_000);
  });

  test('is published again, the same each time, until an answer comes', async () => {
    const rig = await startRig({ timing: { republishAfterMs: [5, 10, 20] } });
    const station = await rig.connect();
    station.send([2, 'm1', 'StatusNotification', status(1)]);
    const copies = [
      await rig.calls.next(),
      await rig.calls.next(),
      await rig.calls.next(),
      await rig.calls.next(),
    ];
    for (const { message } of copies) {
      expect(message.payload).toBe(copies[0]?.message.payload);
      expect(message.receivedAt).toEqual(copies[0]?.message.receivedAt);
    }
    for (const copy of copies) await rig.answer(copy, {});
    expect(await station.frames.next()).toEqual([3, 'm1', {}]);
    // The answers to the copies are gone when a later answer is there.
    station.send([2, 'm2', 'StatusNotification', status(2)]);
    await rig.answer(await rig.calls.next(), { second: true });
    expect(await station.frames.next()).toEqual([3, 'm2', { second: true }]);
  });

  test('is published when the broker is back', async () => {
    const rig = await startRig({ timing: { republishAfterMs: [1, 2, 4, 8, 16, 32, 64, 128, 256] } });
    const station = await rig.connect();
    rig.line.cut = true;
    station.send([2, 'm1', 'StatusNotification', status(1)]);
    await rig.line.refused.next();
    rig.line.cut = false;
    await rig.answer(await rig.calls.next(), {});
    expect(await station.frames.next()).toEqual([3, 'm1', {}]);
  });

  test.each(['ocpp1.6', 'ocpp2.0.1'])('is refused in the end when nobody answers on %s', async (protocol) => {
    const rig = await startRig({ timing: { answerWithinMs: 10 } });
    const station = await rig.connect({ protocols: [protocol] });
    const refusal = [4, 'm1', 'InternalError', 'the call was not answered in time', {}];
    expect(await station.ask([2, 'm1', 'StatusNotification', status(1)])).toEqual(refusal);
    const late = await rig.calls.next();
    await rig.answer(late, { late: true });
    station.send([2, 'm2', 'StatusNotification', status(2)]);
    await rig.answer(await rig.calls.next(), {});
    expect(await station.frames.next()).toMatchObject({ 1: 'm2' });
  });

  test('is refused when a manager answers with something else than an object', async () => {
    const rig = await startRig();
    const station = await rig.connect();
    station.send([2, 'm1', 'StatusNotification', status(1)]);
    await rig.answer(await rig.calls.next(), [] as object);
    expect(await station.frames.next()).toEqual([
      4,
      'm1',
      'InternalError',
      'the call could not be handled',
      {},
    ]);
  });

  test('does not get the answer to another action, nor one to an earlier call with its id', async () => {
    const rig = await startRig();
    const first = await rig.connect();
    first.send([2, '1', 'StatusNotification', status(1)]);
    const earlier = await rig.calls.next();
    const station = await rig.connect();
    station.send([2, '1', 'StatusNotification', status(2)]);
    const call = await rig.calls.next();
    await rig.answer(earlier, { for: 'an earlier call' });
    await rig.answer(call, { for: 'another action' }, { action: 'Heartbeat' });
    await rig.answer(call, { for: 'this call' });
    expect(await station.frames.next()).toEqual([3, '1', { for: 'this call' }]);
  });

  test('gets its answer from a manager that does not send the state back', async () => {
    const rig = await startRig();
    const station = await rig.connect();
    station.send([2, '1', 'StatusNotification', status(1)]);
    await rig.answer(await rig.calls.next(), {}, { state: undefined });
    expect(await station.frames.next()).toEqual([3, '1', {}]);
  });
});

describe('further calls before the answer', () => {
  test('wait their turn, in order', async () => {
    const rig = await startRig();
    const station = await rig.connect();
    for (const id of ['1', '2', '3']) station.send([2, id, 'StatusNotification', status(Number(id))]);
    for (const id of ['1', '2', '3']) {
      const call = await rig.calls.next();
      expect(call.envelope.id).toBe(id);
      expect(rig.calls.left).toEqual([]);
      await rig.answer(call, {});
      expect(await station.frames.next()).toEqual([3, id, {}]);
    }
  });

  test('are refused beyond a number', async () => {
    const rig = await startRig({ limits: { waitingCalls: 1 } });
    const station = await rig.connect();
    for (const id of ['1', '2', '3']) station.send([2, id, 'StatusNotification', status(Number(id))]);
    expect(await station.frames.next()).toMatchObject([4, '3', 'GenericError', expect.any(String), {}]);
    await rig.answer(await rig.calls.next(), {});
    await rig.answer(await rig.calls.next(), {});
    expect(await station.frames.next()).toEqual([3, '1', {}]);
    expect(await station.frames.next()).toEqual([3, '2', {}]);
  });

  test('are refused with one line in the log, however many follow: whoever floods must not fill a disk', async () => {
    const lines: string[] = [];
    const note = (_: object, message: string) => lines.push(message);
    const logger = { debug() {}, info: note, warn: note, error: note };
    const rig = await startRig({ logger, limits: { waitingCalls: 0 } });
    const station = await rig.connect();
    for (let id = 0; id < 100; id++) station.send([2, `${id}`, 'StatusNotification', status(id)]);
    for (let refused = 1; refused < 100; refused++) {
      expect(await station.frames.next()).toMatchObject([
        4,
        `${refused}`,
        'GenericError',
        expect.any(String),
        {},
      ]);
    }
    expect(lines.filter((line) => line.includes('refused a call'))).toHaveLength(1);
  });

  test('are refused beyond a size', async () => {
    const rig = await startRig({ limits: { waitingCharacters: 1_000 } });
    const station = await rig.connect();
    station.send([2, '1', 'DataTransfer', { vendorId: 'v', data: 'x'.repeat(2_000) }]);
    const refused = await station.ask([2, '2', 'DataTransfer', { vendorId: 'v', data: 'x'.repeat(2_000) }]);
    expect(refused).toMatchObject([4, '2', 'GenericError', expect.any(String), {}]);
  });

  test('are refused when their time is over before their turn', async () => {
    const rig = await startRig({ timing: { answerWithinMs: 20 } });
    const station = await rig.connect();
    station.send([2, '1', 'StatusNotification', status(1)]);
    station.send([2, '2', 'StatusNotification', status(2)]);
    expect(await station.frames.next()).toMatchObject([4, '1', 'InternalError', expect.any(String), {}]);
    expect(await station.frames.next()).toMatchObject([4, '2', 'InternalError', expect.any(String), {}]);
  });

  test('may cross calls of the CSMS', async () => {
    const rig = await startRig();
    const station = await rig.connect();
    station.send([2, 'of station', 'StatusNotification', status(1)]);
    const call = await rig.calls.next();
    await rig.tell({ type: 2, id: 'of csms', action: 'Reset', request: { type: 'Soft' } });
    expect(await station.frames.next()).toEqual([2, 'of csms', 'Reset', { type: 'Soft' }]);
    station.send([3, 'of csms', { status: 'Accepted' }]);
    expect((await rig.answers.next()).envelope.id).toBe('of csms');
    await rig.answer(call, {});
    expect(await station.frames.next()).toEqual([3, 'of station', {}]);
  });
});

describe('a repeated call', () => {
  const call = [2, 'm1', 'StatusNotification', status(1)];

  test('joins the one in progress', async () => {
    const rig = await startRig();
    const station = await rig.connect();
    station.send(call);
    const first = await rig.calls.next();
    station.send(call);
    station.send([2, 'm2', 'StatusNotification', status(2)]);
    await rig.answer(first, { once: true });
    expect(await station.frames.next()).toEqual([3, 'm1', { once: true }]);
    expect(await station.frames.next()).toEqual([3, 'm1', { once: true }]);
    expect((await rig.calls.next()).envelope.id).toBe('m2');
  });

  test('joins the one that waits for its turn', async () => {
    const rig = await startRig();
    const station = await rig.connect();
    station.send([2, 'm0', 'StatusNotification', status(0)]);
    station.send(call);
    station.send(call);
    await rig.answer(await rig.calls.next(), {});
    await rig.answer(await rig.calls.next(), { once: true });
    expect(await station.frames.next()).toEqual([3, 'm0', {}]);
    expect(await station.frames.next()).toEqual([3, 'm1', { once: true }]);
    expect(await station.frames.next()).toEqual([3, 'm1', { once: true }]);
    expect(rig.calls.left).toEqual([]);
  });

  test('gets its answer again without a manager', async () => {
    const rig = await startRig();
    const station = await rig.connect();
    station.send(call);
    await rig.answer(await rig.calls.next(), { once: true });
    await station.frames.next();
    expect(await station.ask(call)).toEqual([3, 'm1', { once: true }]);
    expect(rig.calls.left).toEqual([]);
  });

  test('is a new call after a while', async () => {
    const rig = await startRig({ timing: { replayMs: 1 } });
    const station = await rig.connect();
    station.send(call);
    await rig.answer(await rig.calls.next(), { number: 1 });
    await station.frames.next();
    const second = rig.calls.next().then((heard) => rig.answer(heard, { number: 2 }));
    let answer: unknown;
    do answer = await station.ask(call);
    while (JSON.stringify(answer) === '[3,"m1",{"number":1}]');
    expect(answer).toEqual([3, 'm1', { number: 2 }]);
    await second;
  });

  test('is a new call when more were answered since than are kept', async () => {
    const rig = await startRig({ limits: { replayAnswers: 1 } });
    const station = await rig.connect();
    for (const id of ['m1', 'm2', 'm1']) {
      station.send([2, id, 'StatusNotification', status(1)]);
      const heard = await rig.calls.next();
      expect(heard.envelope.id).toBe(id);
      await rig.answer(heard, {});
      await station.frames.next();
    }
  });

  test('is a new call when its answer was too large to keep', async () => {
    const rig = await startRig({ limits: { replayCharacters: 10 } });
    const station = await rig.connect();
    for (const answer of [{ first: true }, { second: true }]) {
      station.send(call);
      await rig.answer(await rig.calls.next(), answer);
      expect(await station.frames.next()).toEqual([3, 'm1', answer]);
    }
  });

  test('is a new call when the last one was refused', async () => {
    const rig = await startRig();
    const station = await rig.connect();
    station.send(call);
    await rig.refuse(await rig.calls.next(), 'InternalError', 'the store is away');
    await station.frames.next();
    station.send(call);
    await rig.answer(await rig.calls.next(), {});
    expect(await station.frames.next()).toEqual([3, 'm1', {}]);
  });

  test('is a new call on a new connection', async () => {
    const rig = await startRig();
    for (const answer of [{ first: true }, { second: true }]) {
      const station = await rig.connect();
      station.send(call);
      await rig.answer(await rig.calls.next(), answer);
      expect(await station.frames.next()).toEqual([3, 'm1', answer]);
    }
  });

  test.each([
    ['action', [2, 'm1', 'DataTransfer', status(1)]],
    ['payload', [2, 'm1', 'StatusNotification', status(2)]],
  ])('with another %s is a new call', async (_, other) => {
    const rig = await startRig();
    const station = await rig.connect();
    for (const frame of [call, other]) {
      station.send(frame);
      const heard = await rig.calls.next();
      await rig.answer(heard, { to: heard.envelope.request });
      expect(await station.frames.next()).toEqual([3, 'm1', { to: frame[3] }]);
    }
  });

  test.each(['BootNotification', 'Heartbeat'])('%s is always a new call', async (action) => {
    const rig = await startRig();
    const station = await rig.connect();
    station.send([2, 'm1', action, {}]);
    station.send([2, 'm1', action, {}]);
    for (const currentTime of ['2026-01-01T00:00:00Z', '2026-01-01T00:00:01Z']) {
      await rig.answer(await rig.calls.next(), { currentTime });
      expect(await station.frames.next()).toEqual([3, 'm1', { currentTime }]);
    }
  });
});
