import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { access, constants, mkdir, mkdtemp, readdir, realpath, rename, rm, symlink } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder that no other program uses. */
export interface FolderLock {
  /** Lets others use the folder. Doing so twice does no harm. */
  release(): Promise<void>;
}

const prefix = 'lock-';

/**
 * Takes a folder for this program alone; makes it where there is none. Its user listens on a socket in it, which the
 * system closes when the program ends, however that ends: what a dead program leaves behind blocks nobody. Every
 * program listens first and then looks for others, so of two that start at once at most one goes on.
 *
 * @throws {TypeError} when another program uses it, or it can't be made or written to.
 */
export async function lockFolder(folder: string): Promise<FolderLock> {
  await makeWritable(folder);
  const near = await nearby(folder);
  const name = `${prefix}${randomUUID().slice(0, 8)}`;
  const starting = `.${name}`;
  const server = createServer((socket) => socket.destroy());
  // It must not keep a finished program alive.
  server.unref();

  async function release(): Promise<void> {
    await rm(join(folder, name), { force: true });
    server.close();
  }

  try {
    server.listen(join(near.path, starting));
    await once(server, 'listening');
    // It gets its name only once it answers, so that nobody takes it for one that was left behind.
    await rename(join(folder, starting), join(folder, name));
    const others = (await readdir(folder)).filter((each) => each.startsWith(prefix) && each !== name);
    for (const other of others) {
      if (await answers(join(near.path, other))) {
        throw new TypeError(`expected a folder that no other program uses: ${folder}`);
      }
      await rm(join(folder, other), { force: true });
    }
  } catch (error) {
    await release();
    throw error;
  } finally {
    await near.remove();
  }
  return { release };
}

async function makeWritable(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
    await access(folder, constants.W_OK);
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    throw new TypeError(`expected a folder that can be written to: ${folder} (${code})`, { cause });
  }
}

/** A socket's path has about 100 bytes at most. A link with a short name leads to any folder. */
async function nearby(folder: string): Promise<{ readonly path: string; remove(): Promise<void> }> {
  const place = await mkdtemp(join(tmpdir(), 'csms-'));
  const path = join(place, 'd');
  await symlink(await realpath(folder), path);
  return { path, remove: () => rm(place, { recursive: true, force: true }) };
}

/** Whether a program listens on a socket, or may: only some errors say that none does. */
function answers(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(path);
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', ({ code }: NodeJS.ErrnoException) => {
      resolve(code !== 'ECONNREFUSED' && code !== 'ENOENT');
    });
  });
}
