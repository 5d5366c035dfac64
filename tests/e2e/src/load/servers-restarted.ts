import { expect, vi } from 'vitest';
import { createOperator } from '../operator.js';
import type { SeparateSystem } from '../processes.js';
import { startLoad } from './load.js';

/**
 * Crashes the database server in the middle of load, so many times, and starts it again: what needs the store says that
 * it is away, and is ready again without a restart; stations are answered `InternalError` meanwhile, and repeat what they
 * said. Resolves to what was lost or doubled, other errors and connections that broke.
 */
export async function restartDatabase(system: SeparateSystem, times: number): Promise<readonly string[]> {
  const operator = createOperator(system.apiUrl);
  const { gatewayUrl, database, api, managers } = system;
  const load = await startLoad(operator, { gatewayUrl, name: 'database', stations: 3 });
  for (let count = 0; count < times; count++) {
    await load.answered(200);
    const before = load.errors().length;
    await database.stop('immediate');
    for (const part of [api, ...managers]) {
      const told = async () => expect(await part.checks()).toMatchObject({ store: false, transport: true });
      await vi.waitFor(told, { timeout: 30_000 });
    }
    await vi.waitFor(() => expect(load.errors().length).toBeGreaterThan(before), { timeout: 60_000 });
    await database.restart();
    await Promise.all([api, ...managers].map((part) => part.ready()));
  }
  await load.answered(200);
  await load.finish();
  const strange = load.errors().filter((error) => !error.includes(': InternalError: '));
  return [...(await load.audit(operator)), ...strange, ...load.lost()];
}

/**
 * Restarts the broker in the middle of load, so many times. Resolves to what stations noticed of it: what was lost or
 * doubled, errors, and connections that broke.
 */
export async function restartBroker(system: SeparateSystem, times: number): Promise<readonly string[]> {
  const operator = createOperator(system.apiUrl);
  const { gatewayUrl, broker, api, gateway, managers } = system;
  const load = await startLoad(operator, { gatewayUrl, name: 'broker', stations: 3 });
  for (let count = 0; count < times; count++) {
    await load.answered(200);
    await broker.restart();
    await Promise.all([api, gateway, ...managers].map((part) => part.ready()));
  }
  await load.answered(200);
  await load.finish();
  return [...(await load.audit(operator)), ...load.errors(), ...load.lost()];
}
