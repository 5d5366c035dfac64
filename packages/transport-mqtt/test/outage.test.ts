import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import type { Message, Transport } from '@csms/transport';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { BareClient } from './bare-client.js';
import {
  aBareClient,
  aBroker,
  allSaid,
  anInbox,
  aProxy,
  aTransport,
  outOf,
  said,
  told,
  untilConnected,
} from './kit.js';

const unavailable = { name: 'TransportError', code: 'unavailable' };

/** Repeats a message until somebody listens again. */
async function emitUntilHeard(
  transport: Transport,
  message: Parameters<Transport['emit']>[0],
): Promise<void> {
  while ((await transport.emit(message, { confirm: true })) !== 'heard');
}

describe('when the broker restarts', () => {
  test('connects, subscribes and delivers again', async () => {
    const broker = await aBroker();
    const [gateway, manager] = [aTransport(broker), aTransport(broker)];
    const answers = await anInbox(gateway, outOf());
    const errors: Error[] = [];
    const bounded = aTransport({ url: broker.url, onConnectionError: (error) => errors.push(error) });
    const handled: string[] = [];
    await bounded.listen(allSaid, ({ payload }) => void handled.push(payload), { maxInFlight: 1 });
    for (let round = 1; round <= 3; round++) {
      await emitUntilHeard(gateway, said(`${round}`));
      await emitUntilHeard(manager, told(`${round}`));
      await answers.received(round);
      await broker.restart();
      await Promise.all([gateway, manager, bounded].map((transport) => untilConnected(transport)));
    }
    expect(errors.length).toBeGreaterThanOrEqual(3);
    expect(handled).toEqual(['1', '2', '3']);
    expect(answers.messages.map(({ payload }) => payload)).toEqual(['1', '2', '3']);
  });

  test('tells that it is not connected while the broker is away, and gives it up to those who wait', async () => {
    const broker = await aBroker();
    const transport = aTransport({ url: broker.url, connectTimeoutMs: 1_000 });
    await anInbox(transport, outOf());
    await broker.stop();
    await untilConnected(transport, false);
    const attempts = [
      transport.emit(told('text')),
      transport.emit(told('text'), { confirm: true }),
      transport.listen(allSaid, () => {}),
      transport.listen(allSaid, () => {}, { maxInFlight: 1 }),
    ];
    for (const attempt of await Promise.allSettled(attempts)) {
      expect(attempt).toMatchObject({ status: 'rejected', reason: unavailable });
    }
    await broker.restart();
    await untilConnected(transport);
    await expect(transport.emit(told('text'), { confirm: true })).resolves.toBe('heard');
    // Nobody listens who was told that it could not.
    await expect(transport.emit(said('text'), { confirm: true })).resolves.toBe('unheard');
  });

  test('keeps what is emitted and who listens while it is away for a short time', async () => {
    const broker = await aBroker();
    const transport = aTransport({ url: broker.url, connectTimeoutMs: 60_000 });
    const inbox = await anInbox(transport, outOf());
    await broker.stop();
    await untilConnected(transport, false);
    const emitted = transport.emit(told('text'));
    const confirmed = transport.emit(told('text'), { confirm: true });
    const listening = anInbox(transport, allSaid);
    await broker.restart();
    await expect(emitted).resolves.toBe('unknown');
    await expect(confirmed).resolves.toBe('heard');
    await inbox.received(2);
    const later = await listening;
    await transport.emit(said('text'));
    await later.received(1);
  });

  test('forgets a listener that was closed while it was away', async () => {
    const broker = await aBroker();
    const transport = aTransport(broker);
    const listening = await transport.listen(outOf(), () => {});
    await anInbox(transport, outOf('CP02'));
    await broker.stop();
    await untilConnected(transport, false);
    await listening.close();
    await broker.restart();
    await untilConnected(transport);
    await expect(transport.emit(told('text'), { confirm: true })).resolves.toBe('unheard');
    await expect(transport.emit(told('text', 'CP02'), { confirm: true })).resolves.toBe('heard');
  });

  test('subscribes again to the topics of 10,000 stations', async () => {
    const broker = await aBroker();
    const gateway = aTransport(broker);
    const ids = Array.from({ length: 10_000 }, (_, index) => `CP${index}`);
    const heard = new Set<string>();
    await Promise.all(ids.map((id) => gateway.listen(outOf(id), ({ payload }) => void heard.add(payload))));
    await broker.restart();
    await untilConnected(gateway);
    const manager = aTransport(broker);
    const deliveries = await Promise.all(ids.map((id) => manager.emit(told(id, id), { confirm: true })));
    expect(new Set(deliveries)).toEqual(new Set(['heard']));
    // The broker acknowledges a message before it has passed it on.
    await expect.poll(() => heard.size, { timeout: 30_000 }).toBe(10_000);
  });
});

describe('when the connection is lost with a message on its way', () => {
  test('fails it, and never sends it again', async () => {
    const broker = await aBroker();
    const proxy = await aProxy(broker.url);
    const transport = aTransport({ url: proxy.url, connectTimeoutMs: 60_000 });
    await untilConnected(transport);
    proxy.freeze();
    const lost = transport.emit(told('lost'), { confirm: true });
    proxy.cut();
    await expect(lost).rejects.toMatchObject(unavailable);

    const observer = await aBareClient(broker.url, 'cs/#');
    await transport.emit(told('next'), { confirm: true });
    await transport.emit(told('last'), { confirm: true });
    await observer.received(2);
    expect(observer.packets.map(({ payload, dup }) => [payload.toString(), dup])).toEqual([
      ['next', false],
      ['last', false],
    ]);
  });

  test('fails those who wait for a connection that does not keep up', async () => {
    const broker = await aBroker();
    const proxy = await aProxy(broker.url);
    const transport = aTransport({ url: proxy.url });
    await untilConnected(transport);
    proxy.freeze();
    const payload = 'x'.repeat(1_000_000);
    const emitted = Array.from({ length: 50 }, () => transport.emit(told(payload)));
    const outcomes = Promise.allSettled(emitted);
    proxy.cut();
    expect((await outcomes).at(-1)).toMatchObject({ status: 'rejected', reason: unavailable });
  });

  test('notices a broker that is silent', async () => {
    const broker = await aBroker();
    const proxy = await aProxy(broker.url);
    const errors: Error[] = [];
    const transport = aTransport({
      url: proxy.url,
      keepAliveIntervalMs: 1_000,
      onConnectionError: (error) => errors.push(error),
    });
    await untilConnected(transport);
    proxy.freeze();
    await expect(transport.emit(told('lost'), { confirm: true })).rejects.toMatchObject(unavailable);
    expect(errors).toContainEqual(expect.objectContaining({ message: 'Keepalive timeout' }));
  });

  test('keeps a connection that it does not read, because a listener is at its bound', async () => {
    const broker = await aBroker();
    const proxy = await aProxy(broker.url);
    const errors: Error[] = [];
    const manager = aTransport({
      url: proxy.url,
      keepAliveIntervalMs: 2_000,
      onConnectionError: (error) => errors.push(error),
    });
    const gates: Array<() => void> = [];
    const handled: string[] = [];
    await manager.listen(
      allSaid,
      ({ payload }) => {
        handled.push(payload);
        return handled.length > 1 ? undefined : new Promise<void>((resolve) => gates.push(resolve));
      },
      { maxInFlight: 1 },
    );
    const gateway = aTransport(broker);
    for (const payload of ['1', '2', '3']) await gateway.emit(said(payload));
    // One a second; without them the connection would be given up after three.
    await proxy.pings(5);
    expect(handled).toEqual(['1']);
    for (const open of gates) open();
    await emitUntilHeard(gateway, said('4'));
    await expect.poll(() => handled, { timeout: 20_000 }).toEqual(['1', '2', '3', '4']);
    expect(errors).toEqual([]);
  });
});

describe('a transport with a last will and the opposite of it', () => {
  function beat(payload: string): Message {
    return { topic: { kind: 'gateway', gatewayId: 'gateway-1' }, payload };
  }

  async function connectThroughProxy() {
    const broker = await aBroker();
    const proxy = await aProxy(broker.url);
    const observer = await aBareClient(broker.url, 'cs/gateway/#');
    const errors: Error[] = [];
    aTransport({
      url: proxy.url,
      will: beat('gone'),
      birth: beat('here'),
      onConnectionError: (error) => errors.push(error),
    });
    await observer.received(1);
    return { broker, proxy, observer, errors };
  }

  const heard = ({ observer: { packets } }: { observer: BareClient }) =>
    packets.map(({ payload }) => payload.toString());

  test('says the one when its connection breaks, and the other with each that it makes', async () => {
    const rig = await connectThroughProxy();
    rig.proxy.cut();
    await rig.observer.received(3);
    rig.proxy.cut();
    await rig.observer.received(5);
    expect(heard(rig)).toEqual(['here', 'gone', 'here', 'gone', 'here']);
    expect(rig.observer.packets[2]).toMatchObject({ topic: 'cs/gateway/gateway-1', qos: 0, retain: false });
  });

  test('says them in this order where the broker has not noticed that the connection broke', async () => {
    const rig = await connectThroughProxy();
    rig.proxy.strand();
    await rig.observer.received(3);
    expect(heard(rig)).toEqual(['here', 'gone', 'here']);
  });

  test('connects all the same to a broker that does not take what it says', async () => {
    const broker = await aBroker({ config: 'allow_anonymous true\nmax_packet_size 200' });
    const errors: Error[] = [];
    const transport = aTransport({
      url: broker.url,
      birth: beat('x'.repeat(300)),
      onConnectionError: (error) => errors.push(error),
    });
    await expect(transport.emit(told('text'), { confirm: true })).resolves.toBe('unheard');
    expect(errors).toEqual([expect.objectContaining({ code: 'too-large' })]);
  });
});

test('closes although a listener is at its bound and more waits for it', async () => {
  const broker = await aBroker();
  const manager = aTransport(broker);
  const gateway = aTransport(broker);
  let letGo = () => {};
  const handled: string[] = [];
  const running = new Promise<void>((started) => {
    void manager.listen(
      allSaid,
      async ({ payload }) => {
        handled.push(payload);
        started();
        await new Promise<void>((resolve) => {
          letGo = resolve;
        });
      },
      { maxInFlight: 1 },
    );
  });
  await emitUntilHeard(gateway, said('1'));
  await running;
  for (let count = 2; count <= 1_000; count++) await gateway.emit(said(`${count}`));
  const closing = manager.close();
  letGo();
  await closing;
  expect(handled).toEqual(['1']);
});

describe('when there is no broker', () => {
  test('rejects after the time limit, and says why', async () => {
    const broker = await aBroker();
    await broker.stop();
    const errors: Error[] = [];
    const transport = aTransport({
      url: broker.url,
      connectTimeoutMs: 50,
      onConnectionError: (error) => errors.push(error),
    });
    await expect(transport.emit(said('text'))).rejects.toMatchObject(unavailable);
    await expect(transport.listen(allSaid, () => {})).rejects.toMatchObject(unavailable);
    expect(errors).toContainEqual(expect.objectContaining({ code: 'ECONNREFUSED' }));
    expect(transport.connected).toBe(false);
  });

  test('goes on to the next of several brokers', async () => {
    const [away, here] = [await aBroker(), await aBroker()];
    await away.stop();
    const transport = aTransport({ urls: [away.url, here.url] });
    await expect(transport.emit(said('text'), { confirm: true })).resolves.toBe('unheard');
  });

  test('gives up on somebody who accepts connections and says nothing', async () => {
    const server = createServer();
    await once(server.listen(0, '127.0.0.1'), 'listening');
    onTestFinished(() => void server.close());
    const silent = `mqtt://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const broker = await aBroker();
    const transport = aTransport({ urls: [silent, broker.url], connectTimeoutMs: 500 });
    await expect(untilConnected(transport)).resolves.toBeUndefined();
  });

  test('gives up on somebody who speaks something else', async () => {
    const server = createServer((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
    await once(server.listen(0, '127.0.0.1'), 'listening');
    onTestFinished(() => void server.close());
    const other = `mqtt://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const broker = await aBroker();
    const transport = aTransport({ urls: [other, broker.url] });
    await expect(untilConnected(transport)).resolves.toBeUndefined();
  });
});
