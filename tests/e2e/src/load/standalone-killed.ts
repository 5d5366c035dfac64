import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import { createOperator } from '../operator.js';
import { type StandaloneSystem, startStandalone } from '../systems.js';
import { startLoad } from './load.js';

/**
 * Kills the standalone program in the middle of load, so many times, and in the end stops it in order; charging goes on
 * whenever it has started again. Resolves to what was not there then of what stations were answered, or was more, and
 * to the errors that they were answered.
 */
export async function killStandalone(kills: number): Promise<readonly string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'csms-killed-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const start = () =>
    startStandalone([
      '--storage-type=postgres',
      `--storage-postgres-data-dir=${join(folder, 'data')}`,
      '--observability-log-level=error',
    ]);
  let system: StandaloneSystem = await start();
  onTestFinished(() => system.close());
  const load = await startLoad(createOperator(system.apiUrl), {
    gatewayUrl: system.gatewayUrl,
    name: 'killed',
    stations: 3,
  });

  const faults: string[] = [];
  const endBy = async (signal: 'SIGKILL' | 'SIGTERM') => {
    await load.answered(200);
    load.hold();
    system.kill(signal);
    const code = await system.exited;
    system = await start();
    faults.push(...(await load.audit(createOperator(system.apiUrl))));
    load.moveTo(system.gatewayUrl);
    return code;
  };

  for (let count = 0; count < kills; count++) expect(await endBy('SIGKILL')).toBeNull();
  expect(await endBy('SIGTERM')).toBe(0);
  await load.answered(200);
  await load.finish();
  // Or it was not killed in the middle.
  expect(load.ledgers.filter(({ repeats }) => repeats === 0)).toEqual([]);
  return [...faults, ...(await load.audit(createOperator(system.apiUrl))), ...load.errors()];
}
