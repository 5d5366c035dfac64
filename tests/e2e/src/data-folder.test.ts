import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { standaloneProgram, startStandalone } from './systems.js';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'csms-data-'));
});

afterEach(() => rm(folder, { recursive: true }));

/** Nothing is said of storage. */
const byDefault = {
  CSMS_API_ADDR: '127.0.0.1:0',
  CSMS_GATEWAY_ADDR: '127.0.0.1:0',
  CSMS_STORAGE_TYPE: undefined,
};

/** What the standalone program says that can't start, and its exit code. */
async function refusal(args: readonly string[] = []) {
  const env = { ...process.env, ...byDefault };
  const program = spawn(process.execPath, [standaloneProgram, ...args], { cwd: folder, env });
  const [line, [code]] = await Promise.all([text(program.stderr), once(program, 'exit')]);
  return { line, code: code as number | null };
}

describe('the standalone program keeps nothing in a folder', () => {
  it.each([
    ['a flag', ['--storage-type=in_memory'], {}],
    ['the environment', [], { CSMS_STORAGE_TYPE: 'in_memory' }],
    ['a file', ['--config=csms.toml'], {}],
  ])('where %s says so', async (_, args, env) => {
    await writeFile(join(folder, 'csms.toml'), '[storage]\ntype = "in_memory"\n');
    const system = await startStandalone(args, { ...byDefault, ...env }, folder);
    await system.close();
    expect(system.lines).toContain('data     in memory, forgotten when this ends');
    expect(await readdir(folder)).toEqual(['csms.toml']);
  });
});

describe('the standalone program says in one line that its data cannot be', () => {
  it('in the place of a file', async () => {
    await writeFile(join(folder, 'data'), 'something else');
    expect(await refusal()).toEqual({
      line: 'csms-standalone: expected a folder that can be written to: ./data (EEXIST)\n',
      code: 1,
    });
  });

  it('where nothing may be written', async () => {
    // Not even the administrator may write there.
    const { line, code } = await refusal(['--storage-postgres-data-dir=/sys/csms-data']);
    expect(line).toMatch(
      /^csms-standalone: expected a folder that can be written to: \/sys\/csms-data \(E[A-Z]+\)\n$/,
    );
    expect(code).toBe(1);
  });

  it('in a folder that holds something else', async () => {
    await mkdir(join(folder, 'data'));
    await writeFile(join(folder, 'data', 'postgres'), 'something else');
    expect(await refusal()).toEqual({
      line: 'csms-standalone: expected a database, or room for a new one, in data/postgres\n',
      code: 1,
    });
  });
});
