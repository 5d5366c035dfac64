import { describe, expect, test } from 'vitest';
import { transportCases } from './conformance/index.js';
import { createInProcessTransport } from './in-process-transport.js';
import type { Message } from './transport.js';

const message: Message = { topic: { kind: 'in', version: '1.6', stationId: 'CP01' }, payload: 'text' };
const subscription = { kind: 'in', version: '1.6' } as const;

describe('conformance', () => {
  test.for(transportCases.map(({ name, run }) => [name, run] as const))('%s', async ([, run]) => {
    const transport = createInProcessTransport();
    try {
      await expect(run(async () => transport)).resolves.toBeUndefined();
    } finally {
      await transport.close();
    }
  });
});

test('makes a sender wait for room, and delivers when there is some', async () => {
  const transport = createInProcessTransport();
  const gates: Array<() => void> = [];
  const handler = () => new Promise<void>((resolve) => gates.push(resolve));
  await transport.listen(subscription, handler, { maxInFlight: 1 });
  await transport.emit(message);
  let handedOver = false;
  const second = transport.emit(message, { confirm: true }).finally(() => {
    handedOver = true;
  });
  await transport.emit({ ...message, topic: { kind: 'gateway', gatewayId: 'gw' } });
  expect(handedOver).toBe(false);
  gates.shift()?.();
  await expect(second).resolves.toBe('heard');
  expect(gates).toHaveLength(1);
  gates.shift()?.();
});

test('drops a message that expired while it waited, and wakes the one behind it', async () => {
  const transport = createInProcessTransport();
  const taken: string[] = [];
  const gates: Array<() => void> = [];
  await transport.listen(
    subscription,
    ({ payload }) => {
      taken.push(payload);
      return new Promise<void>((resolve) => gates.push(resolve));
    },
    { maxInFlight: 1 },
  );
  await transport.emit({ ...message, payload: 'first' });
  const expiring = transport.emit({ ...message, payload: 'expires' }, { confirm: true, expiresInMs: 1 });
  const third = transport.emit({ ...message, payload: 'third' });
  await expect(expiring).resolves.toBe('heard');
  gates.shift()?.();
  await third;
  expect(taken).toEqual(['first', 'third']);
  gates.shift()?.();
});

test('tells a waiting sender that nobody is left', async () => {
  const transport = createInProcessTransport();
  let letGo = () => {};
  const handler = () =>
    new Promise<void>((resolve) => {
      letGo = resolve;
    });
  const listening = await transport.listen(subscription, handler, { maxInFlight: 1 });
  await transport.emit(message);
  const waiting = transport.emit(message, { confirm: true });
  await transport.emit({ ...message, topic: { kind: 'gateway', gatewayId: 'gw' } });
  const closing = listening.close();
  await expect(waiting).resolves.toBe('unheard');
  letGo();
  await closing;
});

test('runs no handler within the call that emits', async () => {
  const transport = createInProcessTransport();
  const events: string[] = [];
  await transport.listen(subscription, () => void events.push('handled'));
  const emitted = transport.emit(message);
  events.push('emitted');
  await emitted;
  expect(events).toEqual(['emitted', 'handled']);
});

test('reports handlers that throw or reject', async () => {
  const errors: unknown[] = [];
  const transport = createInProcessTransport({ onHandlerError: (error) => errors.push(error) });
  await transport.listen(subscription, () => {
    throw new Error('thrown');
  });
  await transport.listen(subscription, () => Promise.reject(new Error('rejected')));
  await transport.emit(message);
  await transport.emit(message);
  await transport.close();
  expect(errors).toEqual([new Error('thrown'), new Error('rejected')]);
});
