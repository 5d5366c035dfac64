import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { StoreError } from '@csms/store';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { openEmbeddedStore } from '../src/open-embedded-store.js';
import { anUpdate } from './events.js';

let dataDir: string;

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'csms-embedded-'));
});

afterEach(() => rm(dataDir, { recursive: true }));

/** A program that records one transaction after the other, and says which ones were kept. */
function startRecorder(): {
  readonly program: ChildProcess;
  readonly recorded: AsyncIterableIterator<string>;
} {
  const source = `
    import { openEmbeddedStore } from '@csms/store-postgres';
    const store = await openEmbeddedStore({ dataDir: ${JSON.stringify(dataDir)} });
    const event = ${JSON.stringify(anUpdate({ readings: [] }))};
    for (let index = 0; ; index += 1) {
      const transactionId = 'T-' + index;
      const reading = { id: 'r-1', at: new Date(event.at), sampledValues: [] };
      await store.transactions.record({ ...event, at: new Date(event.at), transactionId, readings: [reading] });
      console.log(transactionId);
    }
  `;
  const program = spawn(process.execPath, ['--input-type=module', '-e', source], {
    cwd: import.meta.dirname,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return { program, recorded: createInterface({ input: program.stdout })[Symbol.asyncIterator]() };
}

/** When the database last made a checkpoint, which is when this file of it is written. */
async function checkpointedAt(): Promise<number> {
  return (await stat(join(dataDir, 'postgres/global/pg_control'))).mtimeMs;
}

describe('an embedded store on disk', () => {
  it('is open to no other user of the machine, one of an earlier version neither', async () => {
    const folder = join(dataDir, 'postgres');
    const modes: number[] = [];
    for (let start = 0; start < 2; start += 1) {
      const store = await openEmbeddedStore({ dataDir });
      modes.push((await stat(folder)).mode & 0o777);
      await store.close();
      await chmod(folder, 0o755);
    }
    expect(modes).toEqual([0o700, 0o700]);
  });

  it('has everything that it kept when its program is killed, and lets the next one in', async () => {
    const { program, recorded } = startRecorder();
    const kept: string[] = [];
    for await (const transactionId of recorded) {
      kept.push(transactionId);
      // What was said before it died is read to the end.
      if (kept.length === 100) program.kill('SIGKILL');
    }
    const store = await openEmbeddedStore({ dataDir });
    const lost: string[] = [];
    for (const transactionId of kept) {
      const { items } = await store.transactions.listReadings('CP-1', transactionId, { limit: 10 });
      if (items.length !== 1) lost.push(transactionId);
    }
    expect(kept.length).toBeGreaterThanOrEqual(100);
    expect(lost).toEqual([]);
    await store.transactions.record(anUpdate({ transactionId: 'after' }));
    await store.close();
  });

  it('refuses a folder that another program uses, which goes on', async () => {
    const { program, recorded } = startRecorder();
    await recorded.next();
    await expect(openEmbeddedStore({ dataDir })).rejects.toThrow(
      `expected a folder that no other program uses: ${dataDir}`,
    );
    await recorded.next();
    program.kill('SIGKILL');
    await once(program, 'exit');
  });

  it('makes a checkpoint every five minutes, so that its log of changes does not grow while the program runs', async () => {
    vi.useFakeTimers({ toFake: ['setInterval'] });
    onTestFinished(() => void vi.useRealTimers());
    const store = await openEmbeddedStore({ dataDir });
    await store.transactions.record(anUpdate());
    const before = await checkpointedAt();
    vi.advanceTimersByTime(5 * 60_000);
    await vi.waitFor(async () => expect(await checkpointedAt()).toBeGreaterThan(before), { timeout: 60_000 });
    await store.close();
  });

  it('is closed twice without harm, and then opened again with what it has', async () => {
    const store = await openEmbeddedStore({ dataDir });
    await store.transactions.record(anUpdate());
    await Promise.all([store.close(), store.close()]);
    await expect(store.check()).rejects.toSatisfy(
      (error) => error instanceof StoreError && error.code === 'unavailable',
    );
    const again = await openEmbeddedStore({ dataDir });
    expect(await again.transactions.find('CP-1', 'T-1')).toBeDefined();
    await again.close();
  });
});
