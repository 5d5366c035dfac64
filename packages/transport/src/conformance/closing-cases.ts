import assert from 'node:assert/strict';
import { aCase, type ConformanceCase } from './conformance-case.js';
import { allSaid, numbered, outOf, said, told } from './samples.js';

/** Whoever closes loses nothing and hears nothing more. */
export const closingCases: readonly ConformanceCase[] = [
  aCase('closes a listening when its handlers have ended', async ({ begun, connect, inbox, until }) => {
    const [sender, listener] = [await connect(), await connect()];
    const heard = await inbox(listener, outOf(), { held: true });
    for (const payload of numbered(2)) await sender.emit(told(payload));
    await until('2 handlers', () => heard.running === 2);
    const runningAtEnd = begun(heard.listening.close().then(() => heard.running));
    heard.release();
    await until('1 handler', () => heard.running === 1);
    heard.release();
    assert.equal(await runningAtEnd, 0);
    await heard.listening.close();
  }),

  aCase('delivers nothing to a listening that is closed', async ({ connect, inbox, until }) => {
    const [sender, listener] = [await connect(), await connect()];
    const closed = await inbox(listener, outOf());
    const open = await inbox(listener, outOf());
    await closed.listening.close();
    await sender.emit(told('text'));
    await until('the message elsewhere', () => open.messages.length > 0);
    assert.deepEqual(closed.payloads, []);
  }),

  aCase('listens again after it was closed', async ({ begun, connect, inbox, until }) => {
    const [sender, listener] = [await connect(), await connect()];
    for (let round = 1; round <= 3; round++) {
      const heard = await inbox(listener, outOf());
      await sender.emit(told('text'));
      await until(`the message of round ${round}`, () => heard.messages.length > 0);
      const closing = begun(heard.listening.close());
      const next = await inbox(listener, outOf());
      await closing;
      await sender.emit(told('next'));
      await until(`the next message of round ${round}`, () => next.payloads.includes('next'));
      await next.listening.close();
    }
  }),

  aCase('loses no message of the group when a listener leaves', async ({ begun, connect, inbox, until }) => {
    const sender = await connect();
    const leaving = await inbox(await connect(), allSaid, { maxInFlight: 2, held: true });
    const staying = await inbox(await connect(), allSaid, { maxInFlight: 2, held: true });
    const emitted = begun(Promise.all(numbered(40).map((payload) => sender.emit(said(payload)))));
    await until('2 handlers each', () => leaving.running === 2 && staying.running === 2);
    const closing = begun(leaving.listening.close());
    leaving.releaseAll();
    staying.releaseAll();
    await closing;
    await emitted;
    await until('40 messages', () => leaving.messages.length + staying.messages.length >= 40);
    assert.deepEqual(new Set([...leaving.payloads, ...staying.payloads]), new Set(numbered(40)));
    assert.equal(leaving.messages.length + staying.messages.length, 40);
  }),

  aCase('is connected until it is closed', async ({ connect, inbox }) => {
    const transport = await connect();
    await inbox(transport, outOf());
    assert.equal(transport.connected, true);
    await transport.close();
    assert.equal(transport.connected, false);
    await transport.close();
  }),

  aCase('refuses to emit and to listen when it is closed', async ({ connect }) => {
    const transport = await connect();
    await transport.close();
    for (const confirm of [true, false]) {
      await assert.rejects(transport.emit(told('text'), { confirm }), {
        name: 'TransportError',
        code: 'closed',
      });
    }
    await assert.rejects(
      transport.listen(outOf(), () => {}),
      { name: 'TransportError', code: 'closed' },
    );
  }),

  aCase('closes when its handlers have ended, and sends first what is to be sent', async (stage) => {
    const { begun, connect, inbox, until } = stage;
    const [transport, sender] = [await connect(), await connect()];
    const inOtherHands = await inbox(await connect(), allSaid);
    const held = await inbox(transport, outOf(), { held: true });
    await sender.emit(told('text'));
    await until('the handler', () => held.running === 1);
    await Promise.all(numbered(200).map((payload) => transport.emit(said(payload))));
    const runningAtEnd = begun(transport.close().then(() => held.running));
    await until('200 messages', () => inOtherHands.messages.length >= 200);
    held.releaseAll();
    assert.equal(await runningAtEnd, 0);
  }),
];
