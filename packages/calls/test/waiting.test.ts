import { serializeDoneEvent } from '@csms/transport';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Call } from '../src/index.js';
import { aRig, now } from './rig.js';

const accepted = { response: { status: 'Accepted' } };
const topic = { kind: 'done', version: '1.6', stationId: 'CP01' } as const;

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A call that has reached its station, and is waited for. */
async function aWait(waitMs = 10_000, signal?: AbortSignal) {
  const rig = await aRig();
  const station = await rig.connect('CP01', '1.6');
  let ended: Call | undefined;
  const waiting = rig.calls.send('CP01', 'ClearCache', {}, { id: 'C1', waitMs, signal }).then((call) => {
    ended = call;
    return call;
  });
  await vi.waitUntil(async () => (await rig.store.calls.find('CP01', 'C1'))?.status === 'Sent');
  return { ...rig, station, waiting, ended: () => ended };
}

describe('a call that is waited for', () => {
  it('is listened for before it is sent', async () => {
    const order: string[] = [];
    const { calls, connect } = await aRig(({ transport }) => ({
      transport: {
        emit(message, options) {
          order.push(message.topic.kind);
          return transport.emit(message, options);
        },
        listen(subscription, handler, options) {
          order.push(subscription.kind);
          return transport.listen(subscription, handler, options);
        },
      },
    }));
    await connect('CP01', '1.6', () => accepted);
    await calls.send('CP01', 'ClearCache', {}, { waitMs: 10_000 });
    expect(order).toEqual(['done', 'out']);
  });

  it('ends as soon as a manager says so', async () => {
    const { station, waiting } = await aWait();
    await station.answer(accepted);
    // No time passes: only the word of the manager can have ended it.
    expect(await waiting).toMatchObject({ status: 'Answered', response: { status: 'Accepted' } });
  });

  it('is looked at again every second, since the word of a manager may be lost', async () => {
    const { store, waiting, ended } = await aWait();
    await store.calls.complete('CP01', 'C1', { status: 'Answered', ...accepted }, now);
    await vi.advanceTimersByTimeAsync(900);
    expect(ended()).toBeUndefined();
    // When the record has ended, the manager may still be about to put the answer into effect, and to say so.
    await vi.advanceTimersByTimeAsync(100 + 250);
    expect(await waiting).toMatchObject({ status: 'Answered' });
  });

  it('ends when its answer is in effect, and not before, also when its record is looked at meanwhile', async () => {
    const { store, transport, waiting, ended } = await aWait();
    await store.calls.complete('CP01', 'C1', { status: 'Answered', ...accepted }, now);
    await vi.advanceTimersByTimeAsync(1_100);
    expect(ended()).toBeUndefined();
    await transport.emit({ topic, payload: serializeDoneEvent({ id: 'C1', status: 'Answered' }) });
    expect(await waiting).toMatchObject({ status: 'Answered' });
  });

  it('ends at once when there will be no answer', async () => {
    const { store, waiting } = await aWait();
    await store.calls.complete('CP01', 'C1', { status: 'TimedOut' }, now);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(await waiting).toMatchObject({ status: 'TimedOut' });
  });

  it('does not end when another call does', async () => {
    const { transport, station, waiting, ended } = await aWait();
    await transport.emit({ topic, payload: serializeDoneEvent({ id: 'C2', status: 'Answered' }) });
    await vi.advanceTimersByTimeAsync(5_000);
    expect(ended()).toBeUndefined();
    await station.answer(accepted);
    expect(await waiting).toMatchObject({ status: 'Answered' });
  });

  it('is told as it is when the wait is over, and goes on', async () => {
    const { store, station, waiting } = await aWait(2_500);
    await vi.advanceTimersByTimeAsync(2_500);
    expect(await waiting).toMatchObject({ status: 'Sent' });
    await station.answer(accepted);
    await vi.waitUntil(async () => (await store.calls.find('CP01', 'C1'))?.status === 'Answered');
  });

  it('is told as it is when nobody wants to wait any longer', async () => {
    const abort = new AbortController();
    const { waiting } = await aWait(10_000, abort.signal);
    abort.abort();
    expect(await waiting).toMatchObject({ status: 'Sent' });
  });

  it('is not waited for by one who is gone already', async () => {
    const { calls, connect } = await aRig();
    await connect('CP01', '1.6');
    const call = await calls.send('CP01', 'ClearCache', {}, { waitMs: 10_000, signal: AbortSignal.abort() });
    expect(call.status).toBe('Sent');
  });

  it('is not listened for any longer when the wait is over', async () => {
    const { transport, station, waiting } = await aWait();
    const payload = serializeDoneEvent({ id: 'C2', status: 'Answered' });
    expect(await transport.emit({ topic, payload }, { confirm: true })).toBe('heard');
    await station.answer(accepted);
    await waiting;
    expect(await transport.emit({ topic, payload }, { confirm: true })).toBe('unheard');
  });
});

describe('waiting for a call that was sent before', () => {
  it('ends when the call does', async () => {
    const { calls, connect } = await aRig();
    const station = await connect('CP01', '1.6');
    const { callId } = await calls.send('CP01', 'ClearCache', {});
    const waiting = calls.waitFor('CP01', callId, 10_000);
    await station.answer(accepted);
    expect(await waiting).toMatchObject({ status: 'Answered' });
  });

  it('ends with the call as it is when the time is over', async () => {
    const { calls, connect } = await aRig();
    await connect('CP01', '1.6');
    const { callId } = await calls.send('CP01', 'ClearCache', {});
    const waiting = calls.waitFor('CP01', callId, 1_500);
    await vi.advanceTimersByTimeAsync(1_500);
    expect(await waiting).toMatchObject({ callId, status: 'Sent' });
  });

  it('needs no time when the call has ended, or was never sent', async () => {
    const { calls, register } = await aRig();
    await register('CP01');
    const { callId } = await calls.send('CP01', 'ClearCache', {});
    expect(await calls.waitFor('CP01', callId, 10_000)).toMatchObject({ callId, status: 'NotConnected' });
  });

  it('finds no call of that id', async () => {
    const { calls } = await aRig();
    expect(await calls.waitFor('CP01', 'C9', 10_000)).toBeUndefined();
  });
});
