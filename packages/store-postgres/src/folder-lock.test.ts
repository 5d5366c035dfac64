import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type FolderLock, lockFolder } from './folder-lock.js';

let place: string;

beforeEach(async () => {
  place = await mkdtemp(join(tmpdir(), 'csms-lock-'));
});

afterEach(() => rm(place, { recursive: true }));

/** A program that has a folder until it is killed. */
async function startHolder(folder: string) {
  const program = `
    import { createServer } from 'node:net';
    import { join } from 'node:path';
    createServer().listen(join(${JSON.stringify(folder)}, 'lock-1'), () => console.log('listening'));
  `;
  const holder = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(holder.stdout, 'data');
  return holder;
}

test('a folder that is not there is made, and taken', async () => {
  const folder = join(place, 'a', 'b');
  const lock = await lockFolder(folder);
  expect(await readdir(folder)).toHaveLength(1);
  await lock.release();
  expect(await readdir(folder)).toEqual([]);
});

test.each(['file', 'file/data'])('%s is no folder, which is said in one line', async (name) => {
  await writeFile(join(place, 'file'), '');
  await expect(lockFolder(join(place, name))).rejects.toThrow(
    `expected a folder that can be written to: ${join(place, name)}`,
  );
});

test('a folder is given to nobody else until it is released', async () => {
  const lock = await lockFolder(place);
  await expect(lockFolder(place)).rejects.toThrow(`expected a folder that no other program uses: ${place}`);
  await lock.release();
  await lock.release();
  await (await lockFolder(place)).release();
});

test('of ten who want a folder at once, one gets it at most', async () => {
  const outcomes = await Promise.allSettled(Array.from({ length: 10 }, () => lockFolder(place)));
  const locks = outcomes.flatMap((outcome): FolderLock[] =>
    outcome.status === 'fulfilled' ? [outcome.value] : [],
  );
  expect(locks.length).toBeLessThanOrEqual(1);
  await Promise.all(locks.map((lock) => lock.release()));
  await (await lockFolder(place)).release();
});

test('what a program leaves behind that was killed blocks nobody, and is removed', async () => {
  const holder = await startHolder(place);
  await expect(lockFolder(place)).rejects.toThrow('no other program');
  holder.kill('SIGKILL');
  await once(holder, 'exit');
  expect(await readdir(place)).toHaveLength(1);
  const lock = await lockFolder(place);
  expect(await readdir(place)).toHaveLength(1);
  await lock.release();
  expect(await readdir(place)).toEqual([]);
});

test('a folder may lie deeper than the path of a socket may be long', async () => {
  const folder = join(place, ...Array.from({ length: 10 }, () => 'x'.repeat(50)));
  await mkdir(folder, { recursive: true });
  const lock = await lockFolder(folder);
  await expect(lockFolder(folder)).rejects.toThrow('no other program');
  await lock.release();
});
