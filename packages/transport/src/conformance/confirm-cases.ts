import assert from 'node:assert/strict';
import { aCase, type ConformanceCase } from './conformance-case.js';
import { kinds, outOf, told } from './samples.js';

/** A sender learns whether anybody listens, if it asks. */
export const confirmCases: readonly ConformanceCase[] = [
  ...kinds.map(({ topic, subscription }) =>
    aCase(`tells whether a message on ${topic.kind} is heard`, async ({ connect, inbox, until }) => {
      const [sender, listener] = [await connect(), await connect()];
      const emit = () => sender.emit({ topic, payload: 'text' }, { confirm: true });

      assert.equal(await emit(), 'unheard');
      const heard = await inbox(listener, subscription);
      assert.equal(await emit(), 'heard');
      await until('the message', () => heard.messages.length > 0);
      await heard.listening.close();
      assert.equal(await emit(), 'unheard');
      assert.equal(heard.messages.length, 1);
    }),
  ),

  aCase('tells nothing when it is not asked to', async ({ connect, inbox }) => {
    const transport = await connect();
    assert.equal(await transport.emit(told('text')), 'unknown');
    await inbox(transport, outOf());
    assert.equal(await transport.emit(told('text')), 'unknown');
  }),

  aCase('says of each station by itself whether it is heard', async ({ connect, inbox }) => {
    const [sender, listener] = [await connect(), await connect()];
    const ids = ['a', 'b', 'a/b', 'c', '+', 'd'];
    for (const id of ids.slice(0, 3)) await inbox(listener, outOf(id));
    const emitted = ids.map((id) => sender.emit(told('text', id), { confirm: true }));
    assert.deepEqual(
      await Promise.all(emitted),
      Array.from(ids, (_, index) => (index < 3 ? 'heard' : 'unheard')),
    );
  }),

  aCase('calls a message heard while one of several listeners is left', async ({ connect, inbox }) => {
    const [sender, listener] = [await connect(), await connect()];
    const emit = () => sender.emit(told('text'), { confirm: true });
    const inboxes = [
      await inbox(listener, outOf()),
      await inbox(listener, outOf()),
      await inbox(await connect(), outOf()),
    ];
    for (const { listening } of inboxes) {
      assert.equal(await emit(), 'heard');
      await listening.close();
    }
    assert.equal(await emit(), 'unheard');
  }),
];
