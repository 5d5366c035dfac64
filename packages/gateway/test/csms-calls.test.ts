import { describe, expect, test } from 'vitest';
import { type Rig, startRig } from './rig.js';
import type { TestStation } from './station.js';

const reset = (id: string, fields: object = {}) => ({
  type: 2,
  id,
  action: 'Reset',
  request: { type: 'Soft', forCall: id },
  ...fields,
});

async function start(
  options: Parameters<typeof startRig>[0] = {},
): Promise<{ rig: Rig; station: TestStation }> {
  const rig = await startRig(options);
  return { rig, station: await rig.connect() };
}

/** Whether something is on its way to a station: what a frame that goes through afterwards proves. */
async function nothingComes(rig: Rig, station: TestStation): Promise<void> {
  station.send([2, 'probe', 'Heartbeat', {}]);
  await rig.answer(await rig.calls.next(), {});
  expect(await station.frames.next()).toEqual([3, 'probe', {}]);
}

describe('a call of the CSMS', () => {
  test('reaches the station, and the answer comes with request and state', async () => {
    const { rig, station } = await start();
    const state = { for: ['a test'] };
    expect(await rig.tell(reset('c1', { state }))).toBe('heard');
    expect(await station.frames.next()).toEqual([2, 'c1', 'Reset', { type: 'Soft', forCall: 'c1' }]);
    station.send([3, 'c1', { status: 'Accepted' }]);
    const { stationId, version, envelope, message } = await rig.answers.next();
    expect({ stationId, version, done: message.done }).toEqual({
      stationId: 'CP01',
      version: '1.6',
      done: undefined,
    });
    expect(envelope).toEqual({
      type: 3,
      id: 'c1',
      action: 'Reset',
      request: { type: 'Soft', forCall: 'c1' },
      response: { status: 'Accepted' },
      state,
    });
  });

  test('is refused by the station in its words', async () => {
    const { rig, station } = await start();
    await rig.tell(reset('c1'));
    await station.frames.next();
    station.send([4, 'c1', 'NotSupported', 'no reset', { why: 'old' }]);
    expect((await rig.answers.next()).envelope).toEqual({
      type: 4,
      id: 'c1',
      action: 'Reset',
      request: { type: 'Soft', forCall: 'c1' },
      error_code: 'NotSupported',
      error_description: 'no reset',
      error_details: { why: 'old' },
    });
  });

  test('waits for the answer to the one before', async () => {
    const { rig, station } = await start();
    for (const id of ['c1', 'c2', 'c3']) await rig.tell(reset(id));
    for (const id of ['c1', 'c2', 'c3']) {
      expect(await station.frames.next()).toMatchObject([2, id, 'Reset', {}]);
      expect(station.frames.left).toEqual([]);
      station.send([3, id, {}]);
      expect((await rig.answers.next()).envelope.id).toBe(id);
    }
  });

  test('is refused when too many wait', async () => {
    const { rig } = await start({ limits: { queuedCalls: 1 } });
    for (const id of ['c1', 'c2', 'c3']) await rig.tell(reset(id, { state: id }));
    expect((await rig.answers.next()).envelope).toMatchObject({
      type: 4,
      id: 'c3',
      state: 'c3',
      error_code: 'GenericError',
      error_description: 'too many calls wait for the station',
    });
  });

  test('is sent once when it comes twice', async () => {
    const { rig, station } = await start();
    for (const id of ['c1', 'c1', 'c2', 'c2']) await rig.tell(reset(id));
    expect(await station.frames.next()).toMatchObject({ 1: 'c1' });
    station.send([3, 'c1', {}]);
    expect(await station.frames.next()).toMatchObject({ 1: 'c2' });
    station.send([3, 'c2', {}]);
    await nothingComes(rig, station);
  });

  test.each([
    ['an id that is too long', { id: 'x'.repeat(37) }],
    ['an empty id', { id: '' }],
    ['a request that is no object', { request: [] }],
  ])('is refused with %s', async (_, fields) => {
    const { rig, station } = await start();
    await rig.tell(reset('c1', fields));
    expect((await rig.answers.next()).envelope).toMatchObject({ type: 4, error_code: 'FormationViolation' });
    await nothingComes(rig, station);
  });

  test('is ignored when it is no envelope', async () => {
    const { rig, station } = await start();
    await rig.tell({ type: 7 });
    await rig.tell([]);
    await nothingComes(rig, station);
    expect(rig.answers.left).toEqual([]);
  });

  test('carries the trace of its caller to the answer', async () => {
    const { rig, station } = await start();
    const trace = { traceparent: '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01' };
    const topic = { kind: 'out', version: '1.6', stationId: 'CP01' } as const;
    await rig.line.emit({ topic, payload: JSON.stringify(reset('c1')), trace });
    await station.frames.next();
    station.send([3, 'c1', {}]);
    expect((await rig.answers.next()).message.trace).toEqual(trace);
  });
});

describe('a call without an answer', () => {
  test('gives way to the next one, and its late answer is passed on', async () => {
    const { rig, station } = await start({ timing: { callTimeoutMs: 10 } });
    await rig.tell(reset('c1', { state: 'of c1' }));
    await rig.tell(reset('c2'));
    expect(await station.frames.next()).toMatchObject({ 1: 'c1' });
    expect(await station.frames.next()).toMatchObject({ 1: 'c2' });
    station.send([3, 'c1', { status: 'Accepted' }]);
    const { envelope } = await rig.answers.next();
    expect(envelope).toMatchObject({ id: 'c1', response: { status: 'Accepted' }, state: 'of c1' });
    station.send([3, 'c1', { status: 'Rejected' }]);
    await nothingComes(rig, station);
    expect(rig.answers.left).toEqual([]);
  });

  test('is refused when its turn comes too late', async () => {
    const { rig, station } = await start({ timing: { callTimeoutMs: 500, queueTimeoutMs: 10 } });
    await rig.tell(reset('c1'));
    await rig.tell(reset('c2'));
    const { envelope } = await rig.answers.next();
    expect(envelope).toMatchObject({
      type: 4,
      id: 'c2',
      error_description: 'the call waited too long for the station',
    });
    expect(await station.frames.next()).toMatchObject({ 1: 'c1' });
    await nothingComes(rig, station);
  });

  test('is forgotten when there are too many of them', async () => {
    const { rig, station } = await start({ timing: { callTimeoutMs: 5 }, limits: { lateCalls: 1 } });
    for (const id of ['c1', 'c2', 'c3']) await rig.tell(reset(id));
    for (const id of ['c1', 'c2', 'c3']) expect(await station.frames.next()).toMatchObject({ 1: id });
    for (const id of ['c1', 'c3']) station.send([3, id, {}]);
    expect((await rig.answers.next()).envelope.id).toBe('c3');
  });
});

describe('an answer', () => {
  test('that nobody waits for changes nothing for the call in hand', async () => {
    const { rig, station } = await start();
    await rig.tell(reset('c1'));
    await station.frames.next();
    for (const id of ['stray', '__proto__', 'constructor']) {
      station.send([3, id, {}]);
      station.send([4, id, 'GenericError', '', {}]);
    }
    station.send([3, 'c1', { status: 'Accepted' }]);
    expect((await rig.answers.next()).envelope).toMatchObject({ id: 'c1', response: { status: 'Accepted' } });
  });

  test.each([
    ['a payload that is no object', '[3,"c1",5]'],
    ['no payload', '[3,"c1"]'],
    ['broken JSON', '[3,"c1",{"status":,}]'],
    ['an error without a code', '[4,"c1"]'],
  ])('with %s ends the call at once', async (_, text) => {
    const { rig, station } = await start();
    await rig.tell(reset('c1'));
    await rig.tell(reset('c2'));
    await station.frames.next();
    station.send(text);
    expect((await rig.answers.next()).envelope).toMatchObject({
      type: 4,
      id: 'c1',
      error_code: 'FormationViolation',
    });
    // It is not answered: the next thing that the station gets is the next call.
    expect(await station.frames.next()).toMatchObject({ 1: 'c2' });
  });
});

describe('an answer whose caller waits for its record', () => {
  test('is published again until the record is complete', async () => {
    const { rig, station } = await start({ timing: { republishAfterMs: [5, 10, 10_000] } });
    await rig.tell(reset('c1'), { done: true });
    await station.frames.next();
    station.send([3, 'c1', { status: 'Accepted' }]);
    const copies = [await rig.answers.next(), await rig.answers.next(), await rig.answers.next()];
    for (const { message } of copies) expect(message).toEqual(copies[0]?.message);
    expect(copies[0]?.message.done).toBe(true);
    await rig.done('c1');
    // The gateway has nothing left to wait for, so it stops at once.
    await rig.gateway.close();
    expect(rig.answers.left).toEqual([]);
  });

  test('is published again, and nothing is sent to the station, when the call comes again', async () => {
    const { rig, station } = await start();
    await rig.tell(reset('c1'), { done: true });
    await station.frames.next();
    station.send([3, 'c1', { status: 'Accepted' }]);
    const { message } = await rig.answers.next();
    await rig.tell(reset('c1'), { done: true });
    expect((await rig.answers.next()).message).toEqual(message);
    await nothingComes(rig, station);
    await rig.done('c1');
  });

  test('is published again three times at most', async () => {
    const { rig, station } = await start({ timing: { republishAfterMs: [1, 2, 3], drainMs: 10_000 } });
    await rig.tell(reset('c1'), { done: true });
    await station.frames.next();
    station.send([3, 'c1', {}]);
    await rig.answers.next();
    await rig.gateway.close();
    expect(rig.answers.left).toHaveLength(3);
  });

  test('is still published again when the station has left', async () => {
    const { rig, station } = await start({ timing: { republishAfterMs: [100, 10_000] } });
    await rig.tell(reset('c1'), { done: true });
    await station.frames.next();
    station.send([3, 'c1', {}]);
    await rig.answers.next();
    await rig.events.next();
    station.socket.close();
    expect(await rig.events.next()).toMatchObject({ connected: false });
    await rig.answers.next();
    expect(await rig.done('c1')).toBe('heard');
    await rig.gateway.close();
    expect(await rig.done('c1')).toBe('unheard');
  });
});

describe('calls of a station that leaves', () => {
  test('are refused when they were not sent', async () => {
    const { rig, station } = await start();
    await rig.tell(reset('c1'));
    await rig.tell(reset('c2'));
    await station.frames.next();
    station.socket.close();
    const { envelope } = await rig.answers.next();
    expect(envelope).toMatchObject({ type: 4, id: 'c2', error_description: 'the station disconnected' });
    await rig.gateway.close();
    expect(rig.answers.left).toEqual([]);
  });

  test('go to its next connection, which may also answer what the last one got', async () => {
    const { rig, station } = await start();
    await rig.tell(reset('c1'));
    await rig.tell(reset('c2'));
    await station.frames.next();
    const newer = await rig.connect();
    expect(await newer.frames.next()).toMatchObject({ 1: 'c2' });
    newer.send([3, 'c1', { status: 'Accepted' }]);
    newer.send([3, 'c2', { status: 'Accepted' }]);
    expect((await rig.answers.next()).envelope.id).toBe('c1');
    expect((await rig.answers.next()).envelope.id).toBe('c2');
  });

  test('do not go to a connection of another version', async () => {
    const { rig, station } = await start();
    await rig.tell(reset('c1'));
    await rig.tell(reset('c2'));
    await station.frames.next();
    const newer = await rig.connect({ protocols: ['ocpp2.0.1'] });
    expect((await rig.answers.next()).envelope).toMatchObject({ type: 4, id: 'c2' });
    await rig.tell(reset('c3'), { version: '2.0.1' });
    expect(await newer.frames.next()).toMatchObject({ 1: 'c3' });
    expect(await rig.tell(reset('c4'))).toBe('unheard');
  });
});
