import { describe, expect, test } from 'vitest';
import type { GatewayObserver, GatewayOptions, Logger, ObservedCall, ObservedOutcome } from '../src/index.js';
import { createQueue } from './queue.js';
import { startRig } from './rig.js';

const traceOf = (call: ObservedCall) => ({
  traceparent: `00-${call.from === 'station' ? 'a' : 'b'}${'0'.repeat(31)}-b7ad6b7169203331-01`,
});

/** An observer that notes which calls begin, and how they end. */
function anObserver() {
  const begun: ObservedCall[] = [];
  const ended = createQueue<{ readonly id: string; readonly outcome: ObservedOutcome }>();
  const observer: GatewayObserver = {
    begin(call) {
      begun.push(call);
      return { trace: traceOf(call), end: (outcome) => ended.push({ id: call.messageId, outcome }) };
    },
  };
  return { observer, begun, ended };
}

async function start(options: Partial<GatewayOptions> = {}) {
  const observed = anObserver();
  const rig = await startRig({ observer: observed.observer, ...options });
  return { ...observed, rig, station: await rig.connect() };
}

const fromStation = { from: 'station', stationId: 'CP01', version: '1.6', action: 'StatusNotification' };
const toStation = { from: 'csms', stationId: 'CP01', version: '1.6', action: 'Reset' };
const reset = (id: string) => ({ type: 2, action: 'Reset', id, request: { type: 'Soft' } });

describe('a call of a station', () => {
  test('is followed from its frame to the answer, and published as part of its trace', async () => {
    const { rig, station, begun, ended } = await start();
    station.send([2, 'm1', 'StatusNotification', {}]);
    const call = await rig.calls.next();
    expect(begun).toEqual([{ ...fromStation, messageId: 'm1' }]);
    expect(call.message.trace).toEqual(traceOf(begun[0] as ObservedCall));
    expect(ended.left).toEqual([]);
    await rig.answer(call, {});
    expect(await ended.next()).toEqual({ id: 'm1', outcome: 'answered' });
  });

  test('is refused when its answer is an error, and when it is none that a manager is asked', async () => {
    const { rig, station, ended } = await start();
    station.send([2, 'm1', 'StatusNotification', {}]);
    await rig.refuse(await rig.calls.next(), 'InternalError', 'no');
    expect(await ended.next()).toEqual({ id: 'm1', outcome: 'refused' });
    station.send([2, 'm2', 'StatusNotification', 7]);
    expect(await ended.next()).toEqual({ id: 'm2', outcome: 'refused' });
  });

  test('is unanswered when no manager answers in time', async () => {
    const { station, ended } = await start({ timing: { answerWithinMs: 10 } });
    station.send([2, 'm1', 'StatusNotification', {}]);
    expect(await ended.next()).toEqual({ id: 'm1', outcome: 'unanswered' });
  });

  test('is unanswered when the station leaves, also while it waits for its turn', async () => {
    const { rig, station, ended } = await start();
    station.send([2, 'm1', 'StatusNotification', {}]);
    station.send([2, 'm2', 'StatusNotification', {}]);
    await rig.calls.next();
    station.socket.close();
    expect([await ended.next(), await ended.next()]).toEqual([
      { id: 'm1', outcome: 'unanswered' },
      { id: 'm2', outcome: 'unanswered' },
    ]);
  });

  test('that is repeated is the same call', async () => {
    const { rig, station, begun, ended } = await start();
    station.send([2, 'm1', 'StatusNotification', {}]);
    station.send([2, 'm1', 'StatusNotification', {}]);
    await rig.answer(await rig.calls.next(), {});
    await ended.next();
    station.send([2, 'm1', 'StatusNotification', {}]);
    for (let frames = 0; frames < 3; frames++) await station.frames.next();
    expect(begun).toHaveLength(1);
    expect(ended.left).toEqual([]);
  });
});

describe('a call to a station', () => {
  test('is followed within the trace that it comes with, to which its answer belongs', async () => {
    const { rig, station, begun, ended } = await start();
    const trace = { traceparent: '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01' };
    const topic = { kind: 'out', version: '1.6', stationId: 'CP01' } as const;
    await rig.line.emit({ topic, payload: JSON.stringify(reset('c1')), trace });
    await station.frames.next();
    station.send([3, 'c1', { status: 'Accepted' }]);
    expect(await ended.next()).toEqual({ id: 'c1', outcome: 'answered' });
    expect(begun).toEqual([{ ...toStation, messageId: 'c1', trace }]);
    expect((await rig.answers.next()).message.trace).toEqual(traceOf(begun[0] as ObservedCall));
  });

  test('that is answered too late was unanswered, once', async () => {
    const { rig, station, ended } = await start({ timing: { callTimeoutMs: 10 } });
    await rig.tell(reset('c1'));
    expect(await ended.next()).toEqual({ id: 'c1', outcome: 'unanswered' });
    station.send([3, 'c1', { status: 'Accepted' }]);
    await rig.answers.next();
    expect(ended.left).toEqual([]);
  });

  test('is refused when the station refuses it', async () => {
    const { rig, station, ended } = await start();
    await rig.tell(reset('c1'));
    await station.frames.next();
    station.send([4, 'c1', 'NotSupported', '', {}]);
    expect(await ended.next()).toEqual({ id: 'c1', outcome: 'refused' });
  });
});

test('log records about a call say which one it is, and of which trace', async () => {
  const records = createQueue<object>();
  const note = (fields: object) => records.push(fields);
  const logger: Logger = { debug() {}, info() {}, warn: note, error: note };
  const { station } = await start({ logger, timing: { answerWithinMs: 10 } });
  station.send([2, 'm1', 'StatusNotification', {}]);
  expect(await records.next()).toEqual({
    stationId: 'CP01',
    messageId: 'm1',
    action: 'StatusNotification',
    traceId: `a${'0'.repeat(31)}`,
  });
});
