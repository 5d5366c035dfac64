import { createOperator } from '../operator.js';
import type { SeparateSystem } from '../processes.js';
import { startCalls } from './calls.js';
import { startLoad } from './load.js';

/**
 * Kills managers in the middle of load, one after the other, so many in all, and then all at once. Resolves to what was
 * lost or doubled, of charging or of calls to stations, to errors that stations were answered, and to connections that
 * broke.
 */
export async function killManagers(system: SeparateSystem, kills: number): Promise<readonly string[]> {
  const operator = createOperator(system.apiUrl);
  const { gatewayUrl, managers } = system;
  const load = await startLoad(operator, { gatewayUrl, name: 'managers', stations: 3 });
  await load.answered(100);
  const calls = startCalls(operator, load.ledgers);
  for (let count = 0; count < kills; count++) {
    await load.answered(200);
    const victim = managers[count % managers.length];
    victim?.kill('SIGKILL');
    await victim?.restart();
  }
  await load.answered(200);
  for (const manager of managers) manager.kill('SIGKILL');
  await Promise.all(managers.map((manager) => manager.restart()));
  await load.answered(200);

  const ofCalls = await calls.finish();
  await load.finish();
  return [...ofCalls, ...(await load.audit(operator)), ...load.errors(), ...load.lost()];
}
