import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  faultsOf,
  install,
  ourDependencies,
  pack,
  readManifest,
  root,
  run,
  type Tarball,
} from './packing.js';

const example = 'examples/charge-in-process';
const tarballs = new Map<string, Tarball>();
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'csms-pack-'));
  for (const name of await ourDependencies(await readManifest(example)))
    tarballs.set(name, await pack(name, folder));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

test('packages hold their build, README, license and manifest, and nothing else', () => {
  const faults = [...tarballs].flatMap(([name, tarball]) => faultsOf(name, tarball, 'dist/index.js'));
  expect(faults).toEqual([]);
});

test('a program outside the workspace charges a car with what npm installed', {
  timeout: 120_000,
}, async ({ signal }) => {
  const options = { cwd: folder, signal };
  await install(tarballs, options);
  await copyFile(join(root, example, 'charge.js'), join(folder, 'charge.js'));

  const transaction: unknown = JSON.parse(await run(process.execPath, ['charge.js'], options));

  expect(transaction).toMatchObject({
    stationId: 'CP01',
    status: 'ended',
    token: { uid: '04E91C5A' },
    energyWh: 7_400,
    stoppedReason: 'Local',
    flags: [],
  });
});
