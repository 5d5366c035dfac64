import { expect, onTestFinished, vi } from 'vitest';
import { createOperator, type Operator } from '../operator.js';
import type { Part } from '../part.js';
import type { SeparateSystem } from '../processes.js';
import { connectStation } from '../station.js';
import { startLoad } from './load.js';

/**
 * Stops a part by SIGTERM in the middle of load, while an operator waits for the outcome of a call: the call is
 * finished, the part ends with exit code 0, and charging goes on when it has started again. Resolves
 * to what was lost or doubled, and to the errors that stations were answered.
 */
export async function stopPart(
  system: SeparateSystem,
  name: 'gateway' | 'manager' | 'api',
): Promise<readonly string[]> {
  const operator = createOperator(system.apiUrl);
  const { gatewayUrl, managers } = system;
  const part = name === 'manager' ? (managers[0] as Part) : system[name];
  const load = await startLoad(operator, { gatewayUrl, name, stations: 2 });
  const call = await callInProgress(operator, gatewayUrl, `${name}-slow`);
  await load.answered(200);

  part.kill('SIGTERM');
  await vi.waitFor(() => expect(fetch(httpUrlOf(part))).rejects.toThrow('fetch failed'), { timeout: 30_000 });
  call.answer();
  expect(await call.outcome).toMatchObject({ status: 200, body: { status: 'Answered' } });
  expect(await part.exited).toBe(0);
  await part.restart();

  await load.answered(200);
  await load.finish();
  return [...(await load.audit(operator)), ...load.errors()];
}

/** Where a part listens, to find out whether it does. */
function httpUrlOf({ url }: Part): string {
  return url.replace(/^ws:/, 'http:');
}

/** A call that its station has got, and will answer when it is told to. */
async function callInProgress(operator: Operator, gatewayUrl: string, stationId: string) {
  const password = await operator.registerStation(stationId);
  const station = await connectStation({ gatewayUrl, stationId, password, protocol: 'ocpp1.6' });
  onTestFinished(async () => {
    await station.close();
  });
  await station.call('BootNotification', { chargePointVendor: 'Example', chargePointModel: 'Slow' });
  let answer: () => void = () => {};
  const reached = new Promise<void>((resolve) => {
    station.handle('ClearCache', () => {
      resolve();
      return new Promise((respond) => {
        answer = () => respond({ status: 'Accepted' });
      });
    });
  });
  const outcome = operator.callStation(stationId, 'ClearCache', {}, 60);
  await reached;
  return { answer: () => answer(), outcome };
}
