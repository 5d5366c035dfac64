import assert from 'node:assert/strict';
import type { TraceContext } from '../transport.js';
import { aCase, type ConformanceCase } from './conformance-case.js';
import { kinds, outOf, told } from './samples.js';

const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
const traces: readonly TraceContext[] = [{ traceparent }, { traceparent, tracestate: 'vendor=value' }];

/** What travels beside a payload arrives with it. */
export const propertyCases: readonly ConformanceCase[] = [
  aCase('carries the time of receipt to the millisecond', async ({ connect, inbox, until }) => {
    const [sender, listener] = [await connect(), await connect()];
    const heard = await inbox(listener, outOf());
    const receivedAt = new Date('2026-02-28T23:59:59.987Z');
    await sender.emit({ ...told('text'), receivedAt });
    await until('the message', () => heard.messages.length > 0);
    assert.deepEqual(heard.messages[0]?.receivedAt, receivedAt);
  }),

  aCase('carries the wish to hear when a call is done', async ({ connect, inbox, until }) => {
    const [sender, listener] = [await connect(), await connect()];
    const heard = await inbox(listener, outOf());
    for (const done of [true, false]) await sender.emit({ ...told('text'), done });
    await until('both messages', () => heard.messages.length > 1);
    assert.deepEqual(
      heard.messages.map(({ done = false }) => done),
      [true, false],
    );
  }),

  aCase('carries the context of a trace', async ({ connect, inbox, until }) => {
    const [sender, listener] = [await connect(), await connect()];
    const heard = await inbox(listener, outOf());
    for (const trace of traces) await sender.emit({ ...told('text'), trace });
    await until('both messages', () => heard.messages.length > 1);
    assert.deepEqual(
      heard.messages.map(({ trace }) => trace),
      traces,
    );
  }),

  aCase('adds nothing of its own to a message', async ({ connect, inbox, until }) => {
    const [sender, listener] = [await connect(), await connect()];
    const heard = await inbox(listener, outOf());
    await sender.emit(told('text'), { confirm: true, expiresInMs: 1_000 });
    await until('the message', () => heard.messages.length > 0);
    const { receivedAt, done = false, trace } = { ...heard.messages[0] };
    assert.deepEqual({ receivedAt, done, trace }, { receivedAt: undefined, done: false, trace: undefined });
  }),

  aCase('delivers a message that has time left, however little', async ({ connect, inbox, until }) => {
    const [sender, listener] = [await connect(), await connect()];
    const times = [1, 999.5, 30_000, 2 ** 40, Number.POSITIVE_INFINITY];
    for (const { topic, subscription } of kinds) {
      const heard = await inbox(listener, subscription, { maxInFlight: 1 });
      for (const expiresInMs of times)
        await sender.emit({ topic, payload: `${expiresInMs}` }, { expiresInMs });
      await until('every message', () => heard.messages.length >= times.length);
      assert.deepEqual(heard.payloads, times.map(String));
    }
  }),
];
