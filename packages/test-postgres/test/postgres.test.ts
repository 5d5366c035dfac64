import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { chmod, mkdtemp, rmdir } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { startPostgres } from '../src/postgres.js';

async function connectTo(url: string): Promise<Socket> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  await once(socket, 'connect');
  return socket;
}

/** Whom a server takes on while it ends may take so long to say who he is, and it waits for that: a minute by default. */
const impatient = { settings: ['authentication_timeout=2s'] };

test('accepts connections once it is started, and no more once it is stopped', async () => {
  const server = await startPostgres(impatient);
  const socket = await connectTo(server.url);
  // A server that ends may reset its connections, and `once` would take that for a failure.
  socket.on('error', () => {});
  const closed = new Promise((resolve) => socket.on('close', resolve));
  await Promise.all([closed, server.stop()]);
  await expect(connectTo(server.url)).rejects.toThrow('ECONNREFUSED');
  await server.remove();
});

test('accepts connections at the same address after a restart, while it runs or when it was stopped', async () => {
  const server = await startPostgres();
  const { url, pid } = server;
  await server.restart();
  expect(server.pid).not.toBe(pid);
  await server.stop();
  await server.restart();
  expect(server.url).toBe(url);
  (await connectTo(url)).destroy();
  await server.remove();
});

test('breaks off in the middle of everything when it is told to end at once, and starts all the same', async () => {
  const server = await startPostgres(impatient);
  const socket = await connectTo(server.url);
  const { pid } = server;
  socket.on('error', () => {});
  await server.stop('immediate');
  expect(() => process.kill(pid, 0)).toThrow('ESRCH');
  await server.restart();
  (await connectTo(server.url)).destroy();
  await server.remove();
});

test('tells what the server said when it does not start', async () => {
  await expect(startPostgres({ settings: ['no_such_option=true'] })).rejects.toThrow('no_such_option');
});

test('ends the server of a process that is killed, and removes its data', async () => {
  const program = `
    const { startPostgres } = await import('@csms/test-postgres');
    console.log((await startPostgres()).url);
  `;
  const place = await mkdtemp(join(tmpdir(), 'test-postgres-'));
  // The server runs as another user, who has to get there, and to clear up.
  await chmod(place, 0o777);
  const owner = spawn(process.execPath, ['--input-type=module', '-e', program], {
    cwd: import.meta.dirname,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, TMPDIR: place },
  });
  const [url] = (await once(owner.stdout.setEncoding('utf8'), 'data')) as [string];
  expect(readdirSync(place)).toHaveLength(1);
  const socket = await connectTo(url);
  socket.on('error', () => {});
  const closed = new Promise<'closed'>((resolve) => socket.on('close', () => resolve('closed')));
  owner.kill('SIGKILL');
  await expect(closed).resolves.toBe('closed');
  await expect.poll(() => readdirSync(place), { timeout: 30_000 }).toEqual([]);
  await rmdir(place);
});
