import { expect, test } from 'vitest';
import { createReceivers } from './receivers.js';
import type { Message } from './transport.js';

function message(payload: string): Message {
  return { topic: { kind: 'in', version: '1.6', stationId: 'CP01' }, payload };
}

/** A handler that keeps what it gets, and ends when it is told to. */
function held() {
  const payloads: string[] = [];
  const gates: Array<() => void> = [];
  return {
    payloads,
    handler: ({ payload }: Message) => {
      payloads.push(payload);
      return new Promise<void>((resolve) => gates.push(resolve));
    },
    release: () => gates.shift()?.(),
  };
}

const ignored = () => {};

test('says that nobody got a message when nobody listens', () => {
  const outcomes: boolean[] = [];
  createReceivers(true).offer(message('1'), (delivered) => outcomes.push(delivered));
  expect(outcomes).toEqual([false]);
});

test('takes turns among the receivers of a shared subscription that have room', () => {
  const receivers = createReceivers(true);
  const [small, large] = [held(), held()];
  receivers.join(small.handler, 1);
  receivers.join(large.handler);
  for (const payload of ['1', '2', '3', '4']) receivers.offer(message(payload), ignored);
  expect({ small: small.payloads, large: large.payloads }).toEqual({ small: ['1'], large: ['2', '3', '4'] });
});

test('gives a message that is not shared to all at once, when all have room', async () => {
  const receivers = createReceivers(false);
  const [small, large] = [held(), held()];
  receivers.join(small.handler, 1);
  receivers.join(large.handler);
  receivers.offer(message('1'), ignored);
  const second = new Promise((settled) => receivers.offer(message('2'), settled));
  expect(large.payloads).toEqual(['1']);
  small.release();
  await second;
  expect([small.payloads, large.payloads]).toEqual([
    ['1', '2'],
    ['1', '2'],
  ]);
});

test('keeps the order of what waits, and lets nothing overtake it', async () => {
  const receivers = createReceivers(true);
  const { payloads, handler, release } = held();
  receivers.join(handler, 1);
  const offers = ['1', '2', '3', '4'].map(
    (payload) => new Promise((settled) => receivers.offer(message(payload), settled)),
  );
  for (const offer of offers) {
    await offer;
    release();
  }
  expect(payloads).toEqual(['1', '2', '3', '4']);
});

test('hands nothing over that was taken back', async () => {
  const receivers = createReceivers(true);
  const { payloads, handler, release } = held();
  receivers.join(handler, 1);
  receivers.offer(message('1'), ignored);
  const waiting = receivers.offer(message('2'), ignored);
  const third = new Promise((settled) => receivers.offer(message('3'), settled));
  if (waiting) receivers.withdraw(waiting);
  release();
  await third;
  expect(payloads).toEqual(['1', '3']);
});

test('is idle when the last handler has ended, and not before', async () => {
  const receivers = createReceivers(true);
  const { handler, release } = held();
  const events: string[] = [];
  const receiver = receivers.join(async (taken) => {
    await handler(taken);
    events.push('ended');
  });
  await receiver.idle();
  for (const payload of ['1', '2']) receivers.offer(message(payload), ignored);
  receiver.leave();
  const idle = [receiver.idle(), receiver.idle()].map((promise) => promise.then(() => events.push('idle')));
  release();
  release();
  await Promise.all(idle);
  expect(events).toEqual(['ended', 'ended', 'idle', 'idle']);
});

test('gives what waits to somebody who joins, and drops it when the last one leaves', () => {
  const receivers = createReceivers(true);
  const outcomes: boolean[] = [];
  const [first, second] = [held(), held()];
  const leaving = [receivers.join(first.handler, 1)];
  for (const payload of ['1', '2', '3']) {
    receivers.offer(message(payload), (delivered) => outcomes.push(delivered));
  }
  leaving.push(receivers.join(second.handler, 1));
  expect({ payloads: second.payloads, outcomes }).toEqual({ payloads: ['2'], outcomes: [true, true] });
  for (const receiver of leaving) receiver.leave();
  expect(outcomes).toEqual([true, true, false]);
  expect(receivers.size).toBe(0);
});

test('empties a long queue of handlers that end at once', async () => {
  const receivers = createReceivers(true);
  let release = () => {};
  let count = 0;
  const receiver = receivers.join(() => {
    if (count++ > 0) return;
    return new Promise<void>((resolve) => {
      release = resolve;
    });
  }, 1);
  for (let index = 0; index < 50_000; index++) receivers.offer(message('text'), ignored);
  release();
  await receiver.idle();
  expect(count).toBe(50_000);
});

test('refuses a bound that would let nothing through', () => {
  for (const bound of [0, -1, Number.NaN]) {
    expect(() => createReceivers(true).join(ignored, bound)).toThrow(RangeError);
  }
});
