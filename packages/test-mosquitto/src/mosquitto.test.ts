import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { expect, test } from 'vitest';
import { startMosquitto } from './mosquitto.js';

async function connectTo(url: string): Promise<Socket> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  await once(socket, 'connect');
  return socket;
}

test('accepts connections once it is started, and no more once it is stopped', async () => {
  const broker = await startMosquitto();
  const socket = await connectTo(broker.url);
  // A broker that ends may reset its connections, and `once` would take that for a failure.
  socket.on('error', () => {});
  const closed = new Promise((resolve) => socket.on('close', resolve));
  await Promise.all([closed, broker.stop()]);
  await expect(connectTo(broker.url)).rejects.toThrow('ECONNREFUSED');
  await broker.stop();
});

test('accepts connections at the same address after a restart, while it runs or when it was stopped', async () => {
  const broker = await startMosquitto();
  const { url, pid } = broker;
  await broker.restart();
  expect(broker.pid).not.toBe(pid);
  await broker.stop();
  await broker.restart();
  expect(broker.url).toBe(url);
  (await connectTo(url)).destroy();
  await broker.stop();
});

test('starts as many brokers as are asked for at once, each on its own port', async () => {
  const brokers = await Promise.all(Array.from({ length: 5 }, () => startMosquitto()));
  expect(new Set(brokers.map(({ url }) => url)).size).toBe(5);
  await Promise.all(brokers.map((broker) => broker.stop()));
});

test('tells what the broker said when it does not start', async () => {
  await expect(startMosquitto({ config: 'no_such_option true' })).rejects.toThrow('no_such_option');
});

test('ends the broker of a process that is killed', async () => {
  const program = `
    const { startMosquitto } = await import('@csms/test-mosquitto');
    console.log((await startMosquitto()).url);
  `;
  const owner = spawn(process.execPath, ['--input-type=module', '-e', program], {
    cwd: import.meta.dirname,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [url] = (await once(owner.stdout.setEncoding('utf8'), 'data')) as [string];
  const socket = await connectTo(url);
  socket.on('error', () => {});
  const closed = new Promise<'closed'>((resolve) => socket.on('close', () => resolve('closed')));
  owner.kill('SIGKILL');
  await expect(closed).resolves.toBe('closed');
});
