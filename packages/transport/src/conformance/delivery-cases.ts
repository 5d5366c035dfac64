import assert from 'node:assert/strict';
import type { OcppVersion } from '@csms/ocpp-messages';
import { aCase, type ConformanceCase } from './conformance-case.js';
import { allSaid, impossibleIds, kinds, numbered, oddIds, outOf, said, told } from './samples.js';

const versions: readonly OcppVersion[] = ['1.6', '2.0.1', '2.1'];

/** A message arrives where it is meant to, whole, once, in order, and nowhere else. */
export const deliveryCases: readonly ConformanceCase[] = [
  ...kinds.map(({ topic, subscription }) =>
    aCase(`delivers a message on the topic ${topic.kind}`, async ({ connect, inbox, until }) => {
      const [sender, listener] = [await connect(), await connect()];
      const heard = await inbox(listener, subscription);
      await sender.emit({ topic, payload: '{"a":1}' });
      await until('the message', () => heard.messages.length > 0);
      assert.deepEqual(heard.messages[0]?.topic, topic);
      assert.equal(heard.messages[0]?.payload, '{"a":1}');
    }),
  ),

  aCase('tells a station only what is for it, whatever it is called', async ({ connect, inbox, until }) => {
    const [sender, listener] = [await connect(), await connect()];
    const inboxes = await Promise.all(oddIds.map((id) => inbox(listener, outOf(id))));
    for (const id of oddIds) await sender.emit(told(`for ${id}`, id));
    for (const id of oddIds) await sender.emit(told('end', id));
    for (const [index, id] of oddIds.entries()) {
      const heard = inboxes[index];
      await until(`the messages for ${JSON.stringify(id)}`, () => heard?.payloads.includes('end') === true);
      assert.deepEqual(heard?.payloads, [`for ${id}`, 'end']);
      assert.deepEqual(heard.messages[0]?.topic, { kind: 'out', version: '1.6', stationId: id });
    }
  }),

  aCase('hears a station under its own name, whatever it is called', async ({ connect, inbox, until }) => {
    const [sender, listener] = [await connect(), await connect()];
    const heard = await inbox(listener, allSaid);
    for (const id of oddIds) await sender.emit(said(`of ${id}`, id));
    await until('a message of every station', () => heard.messages.length >= oddIds.length);
    assert.deepEqual(
      heard.messages.map(({ topic, payload }) => ({ topic, payload })),
      oddIds.map((stationId) => said(`of ${stationId}`, stationId)),
    );
  }),

  aCase('refuses an id that no topic can carry, and goes on', async ({ connect, inbox, until }) => {
    const transport = await connect();
    const heard = await inbox(transport, outOf());
    for (const id of impossibleIds) {
      await assert.rejects(transport.emit(told('lost', id)), { code: 'invalid-topic' });
      await assert.rejects(
        transport.listen(outOf(id), () => {}),
        { code: 'invalid-topic' },
      );
    }
    await transport.emit(told('more'));
    await until('the next message', () => heard.payloads.includes('more'));
  }),

  aCase('keeps the versions of OCPP apart', async ({ connect, inbox, until }) => {
    const [sender, listener] = [await connect(), await connect()];
    for (const kind of ['in', 'out', 'done'] as const) {
      const inboxes = await Promise.all(
        versions.map((version) => inbox(listener, { kind, version, stationId: 'CP01' })),
      );
      for (const version of versions) {
        await sender.emit({ topic: { kind, version, stationId: 'CP01' }, payload: version });
      }
      await until('a message of each version', () => inboxes.every(({ messages }) => messages.length > 0));
      assert.deepEqual(
        inboxes.map(({ payloads }) => payloads),
        versions.map((version) => [version]),
      );
    }
  }),

  aCase('keeps the kinds of topics apart', async ({ connect, inbox, until }) => {
    const [sender, listener] = [await connect(), await connect()];
    const inboxes = await Promise.all(kinds.map(({ subscription }) => inbox(listener, subscription)));
    const stationId = 'CP01';
    for (const version of versions) {
      for (const kind of ['in', 'out', 'connection', 'done'] as const) {
        await sender.emit({ topic: { kind, version, stationId }, payload: kind });
      }
    }
    await sender.emit({ topic: { kind: 'gateway', gatewayId: stationId }, payload: 'gateway' });
    await sender.emit({ topic: { kind: 'registration', stationId }, payload: 'registration' });
    await until('a message of each kind', () => inboxes.every(({ messages }) => messages.length > 0));
    for (const [index, { topic }] of kinds.entries()) {
      assert.deepEqual([...new Set(inboxes[index]?.payloads)], [topic.kind]);
    }
  }),

  aCase('keeps the order of what one sender emits', async ({ connect, inbox, until }) => {
    const [sender, listener] = [await connect(), await connect()];
    const heard = await inbox(listener, outOf());
    for (const payload of numbered(100)) await sender.emit(told(payload));
    await until('100 messages', () => heard.messages.length >= 100);
    assert.deepEqual(heard.payloads, numbered(100));
  }),

  aCase('delivers what is emitted all at once, each message once', async ({ connect, inbox, until }) => {
    const [sender, listener] = [await connect(), await connect()];
    const heard = await inbox(listener, allSaid);
    const payloads = numbered(500);
    await Promise.all(
      payloads.map((payload, index) =>
        sender.emit(said(payload, `CP${index}`), { confirm: index % 2 === 0 }),
      ),
    );
    await sender.emit(said('end'));
    await until('every message', () => heard.messages.length > 500);
    assert.deepEqual(new Set(heard.payloads), new Set([...payloads, 'end']));
    assert.equal(heard.messages.length, 501);
  }),

  aCase('delivers text of any length and script as it is', async ({ connect, inbox, until }) => {
    const [sender, listener] = [await connect(), await connect()];
    const heard = await inbox(listener, outOf());
    const texts = ['', '{"a":"\\u0000"}', '\u00e9\u6f22\u5b57\u{10348} \n\t', '\u6f22'.repeat(300_000)];
    for (const text of texts) await sender.emit(told(text));
    await until('every text', () => heard.messages.length >= texts.length);
    assert.ok(heard.payloads.every((payload, index) => payload === texts[index]));
  }),

  aCase('keeps nothing for those who listen later', async ({ connect, inbox, until }) => {
    const [sender, listener] = [await connect(), await connect()];
    for (const { topic } of kinds) {
      await sender.emit({ topic, payload: 'early' });
      await sender.emit({ topic, payload: 'early' }, { confirm: true });
    }
    for (const { topic, subscription } of kinds) {
      const heard = await inbox(listener, subscription);
      await sender.emit({ topic, payload: 'late' });
      await until('the late message', () => heard.payloads.includes('late'));
      assert.deepEqual(heard.payloads, ['late']);
    }
  }),
];
