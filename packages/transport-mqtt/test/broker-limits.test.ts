import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createOutbox } from '../src/outbox.js';
import { publishPacket } from '../src/publish-packet.js';
import {
  aBareClient,
  aBroker,
  allSaid,
  anInbox,
  aTransport,
  outOf,
  said,
  told,
  untilConnected,
} from './kit.js';

const unavailable = { name: 'TransportError', code: 'unavailable' };

test('has no more messages unacknowledged than the broker takes', async () => {
  const broker = await aBroker();
  const { client } = await aBareClient(broker.url);
  const outbox = createOutbox(client, { receiveMaximum: 3 });
  let unacknowledged = 0;
  let most = 0;
  client.on('packetsend', ({ cmd }) => {
    if (cmd === 'publish') most = Math.max(most, ++unacknowledged);
  });
  client.on('packetreceive', (packet) => {
    if (packet.cmd !== 'puback') return;
    unacknowledged--;
    outbox.acknowledged(packet.messageId ?? 0, packet.reasonCode ?? 0);
  });
  const sent = Array.from({ length: 100 }, () => outbox.confirm('cs/out', 'text', undefined));
  expect(new Set(await Promise.all(sent))).toEqual(new Set(['unheard']));
  expect({ most, unacknowledged }).toEqual({ most: 3, unacknowledged: 0 });
});

test('lets so many wait for the acknowledgements of others, and refuses what is more at once', async () => {
  const broker = await aBroker();
  const { client } = await aBareClient(broker.url);
  const outbox = createOutbox(client, { receiveMaximum: 1 }, 2);
  const [unacknowledged, ...waiting] = ['1', '2', '3'].map((text) =>
    outbox.confirm('cs/out', text, undefined),
  );
  await expect(outbox.confirm('cs/out', '4', undefined)).rejects.toMatchObject(unavailable);
  client.on('packetreceive', (packet) => {
    if (packet.cmd === 'puback') outbox.acknowledged(packet.messageId ?? 0, packet.reasonCode ?? 0);
  });
  expect(await Promise.all([unacknowledged, ...waiting])).toEqual(['unheard', 'unheard', 'unheard']);
  await expect(outbox.confirm('cs/out', '5', undefined)).resolves.toBe('unheard');
});

test.each([false, true])(
  'refuses a message of more bytes than the broker takes, and loses neither the connection nor another message (confirmed: %s)',
  async (confirm) => {
    const limit = 2_000;
    const errors: Error[] = [];
    const transport = aTransport({
      ...(await aBroker({ config: `allow_anonymous true\nmax_packet_size ${limit}\n` })),
      onConnectionError: (error) => errors.push(error),
    });
    const inbox = await anInbox(transport, outOf());
    const receivedAt = new Date();
    const texts = Array.from({ length: 120 }, (_, index) => 'x'.repeat(limit - 110 + index));
    const emitted = await Promise.allSettled(
      texts.map((text) => transport.emit({ ...told(text), receivedAt }, { confirm, expiresInMs: 60_000 })),
    );
    const taken = emitted.filter(({ status }) => status === 'fulfilled').length;
    await inbox.received(taken);
    const lengths = texts.map(({ length }) => length);
    expect(inbox.messages.map(({ payload }) => payload.length)).toEqual(lengths.slice(0, taken));
    expect(emitted[taken]).toMatchObject({ reason: { name: 'TransportError', code: 'too-large' } });
    // Next to the payload there is no more in a packet than this.
    expect(lengths[taken]).toBeGreaterThan(limit - 90);
    expect(errors).toEqual([]);
  },
);

/** A broker that allows topics of one station only. */
async function aStrictBroker() {
  const folder = await mkdtemp(join(tmpdir(), 'acl-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const file = join(folder, 'acl');
  await writeFile(file, 'topic readwrite cs/out/ocpp1.6/CP01\n', { mode: 0o644 });
  return aBroker({ config: `allow_anonymous true\nacl_file ${file}\nuser root\n` });
}

test('tells of a message that the broker refuses, and goes on with what it takes', async () => {
  const transport = aTransport(await aStrictBroker());
  await transport.listen(outOf(), () => {});
  await expect(transport.emit(said('text'), { confirm: true })).rejects.toMatchObject(unavailable);
  await expect(transport.emit(told('text'), { confirm: true })).resolves.toBe('heard');
});

test('tells of a subscription that the broker refuses, and keeps the others', async () => {
  const address = await aServer((socket) => {
    socket.once('data', () => {
      socket.write(Buffer.of(0x20, 0x03, 0x00, 0x00, 0x00));
      socket.once('data', (subscribe) => {
        const messageId = subscribe.subarray(2, 4);
        socket.write(Buffer.concat([Buffer.of(0x90, 0x05), messageId, Buffer.of(0x00, 0x87, 0x01)]));
      });
    });
  });
  const errors: Error[] = [];
  const transport = aTransport({
    url: `mqtt://${address}`,
    onConnectionError: (error) => errors.push(error),
  });
  const refused = transport.listen(allSaid, () => {});
  const taken = transport.listen(outOf(), () => {});
  await expect(refused).rejects.toMatchObject({ ...unavailable, message: expect.stringContaining('0x87') });
  await expect(taken).resolves.toBeDefined();
  expect(transport.connected).toBe(true);
  expect(errors).toEqual([expect.objectContaining(unavailable)]);
});

test('brings a message to the listener that has come, and not to the one that leaves, while the broker ends its subscription', async () => {
  const [subscribe, unsubscribe] = [0x82, 0xa2];
  const ids: Buffer[] = [];
  const address = await aServer((socket) => {
    socket.once('data', () => {
      socket.write(Buffer.of(0x20, 0x03, 0x00, 0x00, 0x00));
      socket.on('data', (data) => {
        for (let at = 0; at < data.length; at += 2 + data.readUInt8(at + 1)) {
          const messageId = data.subarray(at + 2, at + 4);
          const packet = data.readUInt8(at);
          if (packet === subscribe || packet === unsubscribe) ids.push(messageId);
          const [first, last, again] = ids;
          if (ids.length === 1 && first) socket.write(suback(first));
          if (last && again && packet === subscribe) {
            socket.write(publishPacket('cs/out/ocpp1.6/CP01', 'text'));
            socket.write(Buffer.concat([Buffer.of(0xb0, 0x04), last, Buffer.of(0x00, 0x00)]));
            socket.write(suback(again));
          }
        }
      });
    });
  });
  const transport = aTransport({ url: `mqtt://${address}` });
  const heard: string[] = [];
  const leaving = await transport.listen(outOf(), () => void heard.push('the one that leaves'));
  const left = leaving.close();
  await transport.listen(outOf(), () => void heard.push('the one that has come'));
  await left;
  expect(heard).toEqual(['the one that has come']);
});

function suback(messageId: Buffer): Buffer {
  return Buffer.concat([Buffer.of(0x90, 0x04), messageId, Buffer.of(0x00, 0x01)]);
}

/** Somebody who is taken for a broker. */
async function aServer(onConnection: (socket: Socket) => void): Promise<string> {
  const server = createServer(onConnection);
  await once(server.listen(0, '127.0.0.1'), 'listening');
  onTestFinished(() => void server.close());
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

test('tells that the broker does not let it in, and tries again', async () => {
  const broker = await aBroker({ config: 'allow_anonymous false' });
  const refusals: string[] = [];
  const transport = aTransport({
    url: broker.url,
    connectTimeoutMs: 1_000,
    onConnectionError: ({ message }) => refusals.push(message),
  });
  await expect(transport.emit(told('text'))).rejects.toMatchObject(unavailable);
  const refused = () => refusals.filter((message) => message === 'Connection refused: Not authorized');
  await expect.poll(() => refused().length, { timeout: 20_000 }).toBeGreaterThan(1);
});

test('brings the user and the password of its url', async () => {
  const greeting = new Promise<Buffer>((resolve) => {
    void aServer((socket) => socket.once('data', resolve)).then((address) =>
      aTransport({ url: `mqtt://the%20user:s%40cret@${address}` }),
    );
  });
  expect((await greeting).toString('latin1')).toContain('the user\0\x06s@cret');
});

test('starts with the configuration that is recommended to operators', async () => {
  const recommended = await readFile(new URL('../../../docs/mosquitto.conf', import.meta.url), 'utf8');
  const withoutListener = recommended.replace(/^listener .*$/m, '');
  expect(withoutListener).not.toBe(recommended);
  const transport = aTransport(await aBroker({ config: withoutListener }));
  await expect(untilConnected(transport)).resolves.toBeUndefined();
});

test.for([
  ['is connected', true],
  ['never was', false],
] as const)('leaves nothing that keeps a process alive when it is closed and %s', async ([, reachable]) => {
  const broker = await aBroker();
  if (!reachable) await broker.stop();
  const program = `
    const { createMqttTransport } = await import('@csms/transport-mqtt');
    const transport = createMqttTransport({ url: '${broker.url}' });
    const listening = transport.listen({ kind: 'in', version: '1.6' }, () => {}, { maxInFlight: 1 }).catch(() => {});
    if (${reachable}) await listening;
    await transport.close();
  `;
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    cwd: import.meta.dirname,
    stdio: 'inherit',
  });
  await expect(once(child, 'exit')).resolves.toEqual([0, null]);
});
