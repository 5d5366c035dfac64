import assert from 'node:assert/strict';
import type { Topic } from '../topic.js';
import type { Subscription } from '../transport.js';
import { aCase, type ConformanceCase } from './conformance-case.js';
import { allSaid, kinds, numbered, outOf, said, told } from './samples.js';

/** A listener gets no more at once than it asked for, and loses nothing by that. */
export const boundCases: readonly ConformanceCase[] = [
  ...kinds.map(({ topic, subscription }) => respectsBound(topic, subscription)),

  aCase('delivers without waiting where there is no bound', async ({ connect, inbox, until }) => {
    const [sender, listener] = [await connect(), await connect()];
    const heard = await inbox(listener, allSaid, { held: true });
    for (const payload of numbered(300)) await sender.emit(said(payload));
    await until('300 handlers at once', () => heard.running === 300);
  }),

  aCase(
    'lets handlers emit and be confirmed while all of them are busy',
    async ({ begun, connect, inbox, until }) => {
      const [sender, manager] = [await connect(), await connect()];
      const answers = await inbox(sender, outOf());
      const questions = await inbox(manager, allSaid, {
        maxInFlight: 2,
        async handle({ payload }) {
          assert.equal(await manager.emit(told(payload), { confirm: true }), 'heard');
        },
      });
      const emitted = begun(Promise.all(numbered(30).map((payload) => sender.emit(said(payload)))));
      await until('30 answers', () => answers.messages.length >= 30);
      await emitted;
      assert.ok(questions.mostRunning <= 2);
    },
  ),

  aCase('holds up no unbounded listener behind a full one', async ({ begun, connect, inbox, until }) => {
    const [sender, listener] = [await connect(), await connect()];
    const full = await inbox(listener, allSaid, { maxInFlight: 1, held: true });
    const free = await inbox(listener, outOf());
    const emitted = begun(Promise.all(numbered(5).map((payload) => sender.emit(said(payload)))));
    await until('one message', () => full.running === 1);
    for (const payload of numbered(5)) await sender.emit(told(payload));
    await until('5 messages of the free one', () => free.messages.length >= 5);
    assert.equal(full.messages.length, 1);
    full.releaseAll();
    await emitted;
  }),

  aCase('holds up a sender at a full listener no longer than its message lasts', async (stage) => {
    const { begun, connect, inbox, until } = stage;
    const [sender, listener] = [await connect(), await connect()];
    const full = await inbox(listener, allSaid, { maxInFlight: 1, held: true });
    await sender.emit(said('first'));
    await until('the first message', () => full.running === 1);
    await sender.emit(said('expires'), { expiresInMs: 1 });
    const last = begun(sender.emit(said('last')));
    full.releaseAll();
    await until('the last message', () => full.payloads.includes('last'));
    await last;
  }),

  aCase('makes room when a handler fails', async ({ connect, inbox, until }) => {
    const [sender, listener] = [await connect(), await connect()];
    const failing = await inbox(listener, allSaid, {
      maxInFlight: 1,
      handle: () => Promise.reject(new Error('a handler that fails')),
    });
    const throwing: string[] = [];
    await listener.listen(
      outOf(),
      ({ payload }) => {
        throwing.push(payload);
        throw new Error('a handler that throws');
      },
      { maxInFlight: 1 },
    );
    for (const payload of numbered(3)) await sender.emit(told(payload));
    for (const payload of numbered(3)) await sender.emit(said(payload));
    await until('3 messages', () => failing.messages.length >= 3);
    for (const payload of ['4', '5']) await sender.emit(said(payload));
    await until('5 messages', () => failing.messages.length >= 5);
    assert.deepEqual(throwing, numbered(3));
  }),
];

function respectsBound(topic: Topic, subscription: Subscription): ConformanceCase {
  return aCase(`runs no more handlers on ${topic.kind} than asked for, and loses nothing`, async (stage) => {
    const { begun, connect, inbox, until } = stage;
    const [sender, listener] = [await connect(), await connect()];
    const bounded = await inbox(listener, subscription, { maxInFlight: 3, held: true });
    const other = await inbox(listener, outOf('other'));
    const payloads = numbered(50);
    const emitted = begun(Promise.all(payloads.map((payload) => sender.emit({ topic, payload }))));
    await until('3 handlers', () => bounded.running >= 3);
    // What is emitted after them has come: they had the time to come as well.
    await sender.emit(told('later', 'other'));
    await until('the later message', () => other.messages.length > 0);
    assert.equal(bounded.messages.length, 3);

    bounded.release();
    await until('a fourth message', () => bounded.messages.length >= 4);
    bounded.releaseAll();
    await until('every message', () => bounded.messages.length >= 50);
    await emitted;
    assert.deepEqual(bounded.payloads, payloads);
    assert.equal(bounded.mostRunning, 3);
  });
}
