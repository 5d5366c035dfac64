import assert from 'node:assert/strict';
import type { Topic } from '../topic.js';
import type { Subscription } from '../transport.js';
import { aCase, type ConformanceCase } from './conformance-case.js';
import { kinds, numbered } from './samples.js';
import type { Inbox } from './stage.js';

/** A message on `in` and `connection` is for one listener; on the others it is for all. */
export const sharingCases: readonly ConformanceCase[] = kinds.flatMap(({ topic, subscription }) =>
  topic.kind === 'in' || topic.kind === 'connection'
    ? shared(topic, subscription)
    : broadcast(topic, subscription),
);

function shared(topic: Topic, subscription: Subscription): ConformanceCase[] {
  return [
    aCase(
      `spreads messages on ${topic.kind} over connections, each to one`,
      async ({ connect, inbox, until }) => {
        const sender = await connect();
        const inboxes: Inbox[] = [];
        for (let count = 0; count < 3; count++) inboxes.push(await inbox(await connect(), subscription));
        for (const payload of numbered(60)) await sender.emit({ topic, payload });
        await until('60 messages', () => totalOf(inboxes) >= 60);
        assert.deepEqual(inOrder(inboxes), numbered(60));
        assert.ok(inboxes.every(({ messages }) => messages.length > 0));
      },
    ),

    aCase(
      `spreads messages on ${topic.kind} over listeners of one connection`,
      async ({ connect, inbox, until }) => {
        const [sender, listener] = [await connect(), await connect()];
        const inboxes = [await inbox(listener, subscription), await inbox(listener, subscription)];
        for (const payload of numbered(20)) await sender.emit({ topic, payload });
        await until('20 messages', () => totalOf(inboxes) >= 20);
        assert.deepEqual(inOrder(inboxes), numbered(20));
        assert.ok(inboxes.every(({ messages }) => messages.length > 0));
      },
    ),

    aCase(`gives all messages on ${topic.kind} to those who stay`, async ({ connect, inbox, until }) => {
      const [sender, listener] = [await connect(), await connect()];
      const staying = await inbox(await connect(), subscription);
      const leaving = [await inbox(listener, subscription), await inbox(await connect(), subscription)];
      for (const { listening } of leaving) await listening.close();
      for (const payload of numbered(20)) await sender.emit({ topic, payload });
      await until('20 messages', () => staying.messages.length >= 20);
      assert.deepEqual(inOrder([staying]), numbered(20));
    }),
  ];
}

function broadcast(topic: Topic, subscription: Subscription): ConformanceCase[] {
  return [
    aCase(
      `delivers a message on ${topic.kind} to every listener, once`,
      async ({ connect, inbox, until }) => {
        const [sender, listener] = [await connect(), await connect()];
        const inboxes = [
          await inbox(listener, subscription),
          await inbox(listener, subscription),
          await inbox(await connect(), subscription),
        ];
        for (const payload of numbered(10)) await sender.emit({ topic, payload });
        await until('10 messages each', () => inboxes.every(({ messages }) => messages.length >= 10));
        for (const { payloads } of inboxes) assert.deepEqual(payloads, numbered(10));

        await inboxes[0]?.listening.close();
        await sender.emit({ topic, payload: 'last' });
        await until('the last message', () =>
          inboxes.slice(1).every(({ payloads }) => payloads.includes('last')),
        );
        assert.deepEqual(inboxes[0]?.payloads, numbered(10));
      },
    ),
  ];
}

function totalOf(inboxes: readonly Inbox[]): number {
  return inboxes.reduce((sum, { messages }) => sum + messages.length, 0);
}

/** What inboxes got together, sorted as numbers. */
function inOrder(inboxes: readonly Inbox[]): string[] {
  return inboxes.flatMap(({ payloads }) => payloads).toSorted((one, other) => Number(one) - Number(other));
}
