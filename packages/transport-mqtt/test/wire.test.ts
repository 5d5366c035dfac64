import type { Message, Topic } from '@csms/transport';
import { beforeEach, describe, expect, test } from 'vitest';
import type { BareClient } from './bare-client.js';
import {
  aBareClient,
  aBroker,
  allSaid,
  anInbox,
  aProxy,
  aTransport,
  type Inbox,
  outOf,
  said,
  told,
} from './kit.js';

let url: string;

beforeEach(async () => {
  ({ url } = await aBroker());
});

const stationId = 'CP+01';
const topics: readonly (readonly [string, Topic])[] = [
  ['cs/in/ocpp1.6/CP%2B01', { kind: 'in', version: '1.6', stationId }],
  ['cs/out/ocpp2.0.1/CP%2B01', { kind: 'out', version: '2.0.1', stationId }],
  ['cs/connection/ocpp2.1/CP%2B01', { kind: 'connection', version: '2.1', stationId }],
  ['cs/done/ocpp1.6/CP%2B01', { kind: 'done', version: '1.6', stationId }],
  ['cs/gateway/gw%2F1', { kind: 'gateway', gatewayId: 'gw/1' }],
];

describe('what others see', () => {
  test.for(topics)('%s: at QoS 0, or 1 with a confirmation, and never retained', async ([text, topic]) => {
    const observer = await aBareClient(url, '#');
    const transport = aTransport({ url });
    await transport.emit({ topic, payload: '{"a":1}' });
    await transport.emit({ topic, payload: '{"a":2}' }, { confirm: true });
    await observer.received(2);
    const later = await aBareClient(url, '#');
    await transport.emit({ topic, payload: 'last' });
    await later.received(1);

    expect(observer.packets.slice(0, 2)).toMatchObject([
      { topic: text, payload: Buffer.from('{"a":1}'), qos: 0, retain: false, dup: false },
      { topic: text, payload: Buffer.from('{"a":2}'), qos: 1, retain: false, dup: false },
    ]);
    expect(observer.packets[0]?.properties).toBeUndefined();
    expect(observer.packets[1]?.properties).toBeUndefined();
    expect(later.packets.map(({ payload }) => payload.toString())).toEqual(['last']);
  });

  test.for([true, false])('properties, with a confirmation: %o', async (confirm) => {
    const observer = await aBareClient(url, 'cs/#');
    const transport = aTransport({ url });
    const message: Message = {
      ...said('text'),
      receivedAt: new Date('2026-02-28T23:59:59.987Z'),
      done: true,
      trace: { traceparent: '00-1-2-01', tracestate: 'v=1' },
    };
    await transport.emit(message, { confirm, expiresInMs: 27_001 });
    await observer.received(1);
    const { correlationData, messageExpiryInterval, ...properties } = { ...observer.packets[0]?.properties };
    expect(JSON.parse(String(correlationData))).toEqual({ traceparent: '00-1-2-01', tracestate: 'v=1' });
    expect(messageExpiryInterval).toBe(28);
    expect({ ...properties.userProperties }).toEqual({ received: '2026-02-28T23:59:59.987Z', done: 'true' });
    expect(Object.keys(properties)).toEqual(['userProperties']);
  });

  test.for([
    [1, 1],
    [1_000, 1],
    [1_000.5, 2],
    [30_000, 30],
    [0, 1],
    [-5, 1],
    [2 ** 53, 2 ** 32 - 1],
  ] as const)('%d ms to expiry as %d s', async ([expiresInMs, seconds]) => {
    const observer = await aBareClient(url, 'cs/#');
    const transport = aTransport({ url });
    await transport.emit(said('text'), { expiresInMs });
    await observer.received(1);
    expect(observer.packets[0]?.properties).toEqual({ messageExpiryInterval: seconds });
  });

  test('packets of every length', async () => {
    const observer = await aBareClient(url, 'cs/#');
    const transport = aTransport({ url });
    const lengths = [0, 1, 100, 101, 102, 103, 127, 128, 16_350, 16_383, 16_384, 2_097_151, 2_097_152];
    for (const length of lengths) await transport.emit(said('x'.repeat(length)));
    await observer.received(lengths.length);
    expect(observer.packets.map(({ payload }) => payload.length)).toEqual(lengths);
  });

  test('the prefix that was asked for', async () => {
    const observer = await aBareClient(url, '#');
    const transport = aTransport({ url, prefix: 'site/9' });
    await transport.emit(said('text'));
    await observer.received(1);
    expect(observer.packets[0]?.topic).toBe('site/9/in/ocpp1.6/CP01');
  });

  test('the will of who dies, at QoS 0 and not retained, and no will of who closes', async () => {
    const observer = await aBareClient(url, 'cs/#');
    const will = (gatewayId: string): Message => ({
      topic: { kind: 'gateway', gatewayId },
      payload: '{"alive":false}',
      trace: { traceparent: '00-1-2-01' },
    });
    const closing = aTransport({ url, will: will('closes') });
    await closing.emit(said('hello'), { confirm: true });
    await closing.close();
    const proxy = await aProxy(url);
    const dying = aTransport({ url: proxy.url, will: will('dies') });
    await dying.emit(said('hello'), { confirm: true });
    await proxy.close();
    await observer.received(3);
    expect(observer.packets[2]).toMatchObject({
      topic: 'cs/gateway/dies',
      payload: Buffer.from('{"alive":false}'),
      qos: 0,
      retain: false,
      properties: { correlationData: Buffer.from('{"traceparent":"00-1-2-01"}') },
    });
  });
});

describe('what others send', () => {
  let other: BareClient;

  beforeEach(async () => {
    other = await aBareClient(url);
  });

  test.for(topics)('%s is heard', async ([text, topic]) => {
    const transport = aTransport({ url });
    const subscription = 'version' in topic && topic.kind !== 'connection' ? topic : { kind: topic.kind };
    const inbox = await anInbox(transport, subscription as Parameters<typeof transport.listen>[0]);
    await other.client.publishAsync(text, 'text');
    await inbox.received(1);
    expect(inbox.messages).toEqual([{ topic, payload: 'text' }]);
  });

  test('is not heard again and again where it was retained: nothing of ours is', async () => {
    for (const [topic] of topics)
      await other.client.publishAsync(topic, 'retained', { retain: true, qos: 1 });
    const transport = aTransport({ url });
    const inboxes: Inbox[] = [];
    for (const [, topic] of topics) {
      const all = topic.kind === 'gateway' || topic.kind === 'connection';
      inboxes.push(await anInbox(transport, all ? { kind: topic.kind } : topic));
    }
    for (const [topic] of topics) await other.client.publishAsync(topic, 'fresh', { qos: 1 });
    await Promise.all(inboxes.map((inbox) => inbox.received(1)));
    const heard = inboxes.map(({ messages }) => messages.map(({ payload }) => payload));
    expect(heard).toEqual(topics.map(() => ['fresh']));
  });

  test('properties are read', async () => {
    const inbox = await anInbox(aTransport({ url }), allSaid);
    await other.client.publishAsync('cs/in/ocpp1.6/CP01', 'text', {
      properties: {
        correlationData: Buffer.from('{"traceparent":"00-1-2-01","more":1}'),
        userProperties: { received: '2026-02-28T23:59:59Z', done: '', other: 'x' },
        responseTopic: 'elsewhere',
        contentType: 'application/json',
      },
    });
    await inbox.received(1);
    expect(inbox.messages).toEqual([
      {
        ...said('text'),
        receivedAt: new Date('2026-02-28T23:59:59Z'),
        done: true,
        trace: { traceparent: '00-1-2-01' },
      },
    ]);
  });

  test.for([
    ['no JSON', { correlationData: Buffer.from('{') }],
    ['bytes', { correlationData: Buffer.of(0xff, 0xfe, 0x00) }],
    ['nothing', { correlationData: Buffer.alloc(0) }],
    ['null', { correlationData: Buffer.from('null') }],
    ['a list', { correlationData: Buffer.from('[1]') }],
    ['a trace without its parent', { correlationData: Buffer.from('{"tracestate":"v=1"}') }],
    ['a parent that is no text', { correlationData: Buffer.from('{"traceparent":{}}') }],
    ['megabytes', { correlationData: Buffer.from(`{"traceparent":"${'x'.repeat(60_000)}"}`) }],
    ['no time', { userProperties: { received: 'yesterday' } }],
    ['several times', { userProperties: { received: ['2026-01-01T00:00:00Z', '2026-01-02T00:00:00Z'] } }],
    ['hostile names', { userProperties: { ['__proto__']: 'x', constructor: 'y' } }],
  ] as const)('a message with %s in its properties arrives without them', async ([, properties]) => {
    const inbox = await anInbox(aTransport({ url }), allSaid);
    await other.client.publishAsync('cs/in/ocpp1.6/CP01', 'text', { properties: properties as object });
    await inbox.received(1);
    expect(inbox.messages).toEqual([said('text')]);
  });

  test('is ignored where it is none of ours, and what follows is heard', async () => {
    const transport = aTransport({ url });
    const inboxes = await Promise.all([
      anInbox(transport, allSaid),
      anInbox(transport, { kind: 'connection' }),
      anInbox(transport, { kind: 'gateway' }),
      anInbox(transport, outOf()),
    ]);
    const foreign = [
      'cs/in/ocpp1.6',
      'cs/in/ocpp1.6/',
      'cs/in/ocpp1.6/CP01/more',
      'cs/in/ocpp1.6/%41',
      'cs/in/ocpp1.6/%zz',
      'cs/in/ocpp1.6/%2b',
      'cs/in/ocpp1.5/CP01',
      'cs/connection/CP01',
      'cs/connection/ocpp9/CP01',
      'cs/connection/ocpp1.6/a/b',
      'cs/gateway/',
      'cs/out/ocpp1.6/cp01',
      'cs/__proto__/ocpp1.6/CP01',
    ];
    for (const topic of foreign) await other.client.publishAsync(topic, 'foreign', { qos: 1 });
    const ours = ['cs/in/ocpp1.6/CP01', 'cs/connection/ocpp1.6/CP01', 'cs/gateway/gw', 'cs/out/ocpp1.6/CP01'];
    for (const topic of ours) await other.client.publishAsync(topic, 'ours', { qos: 1 });
    await Promise.all(inboxes.map((inbox) => inbox.received(1)));
    expect(inboxes.map(({ messages }) => messages.map(({ payload }) => payload))).toEqual(
      inboxes.map(() => ['ours']),
    );
  });

  test('is text even where its bytes are none', async () => {
    const inbox = await anInbox(aTransport({ url }), allSaid);
    await other.client.publishAsync('cs/in/ocpp1.6/CP01', Buffer.of(0xff, 0x00, 0xc3));
    await inbox.received(1);
    expect(inbox.messages[0]?.payload).toBe('\ufffd\u0000\ufffd');
  });

  test('shares its messages with other members of the group, and every group gets them', async () => {
    const members = ['manager', 'manager', 'audit'].map((group) => aTransport({ url, group }));
    const inboxes = await Promise.all(members.map((transport) => anInbox(transport, allSaid)));
    const foreign = await aBareClient(url, '$share/manager/cs/in/ocpp1.6/#');
    for (let count = 0; count < 30; count++) await other.client.publishAsync('cs/in/ocpp1.6/CP01', 'text');
    const [one, two, audit] = inboxes;
    const shares = Promise.all([foreign.received(1), one?.received(1), two?.received(1)]);
    await expect(shares).resolves.toBeDefined();
    await expect(audit?.received(30)).resolves.toBeUndefined();
  });

  test('a call to a station that a foreign gateway holds is heard', async () => {
    const transport = aTransport({ url });
    await expect(transport.emit(told('text'), { confirm: true })).resolves.toBe('unheard');
    const gateway = await aBareClient(url, 'cs/out/ocpp1.6/CP01');
    await expect(transport.emit(told('text'), { confirm: true })).resolves.toBe('heard');
    await gateway.received(1);
    await gateway.client.unsubscribeAsync('cs/out/ocpp1.6/CP01');
    await expect(transport.emit(told('text'), { confirm: true })).resolves.toBe('unheard');
  });
});
