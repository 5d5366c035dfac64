import { cpuMs } from './cpu-time.js';
import { handleAll, received, startTransactions } from './handle.js';
import { type Composition, composeManager } from './manager.js';
import { type Result, type Round, timeResult } from './result.js';
import { type SimulatedStation16, station16 } from './workload/station-16.js';

const roundCount = 9;
const readingsBefore = 10_000;
/** The two transactions take turns, so that a busy machine slows both. */
const turns = 20;
const readingsInTurn = 50;

/** Time of one more MeterValues in a transaction that has 10,000, beside one in a fresh transaction. */
export async function readingsGrowth(): Promise<readonly Result[]> {
  const rounds: Round[] = [];
  await measureRound();
  for (let count = 0; count < roundCount; count++) rounds.push(await measureRound());
  return [timeResult('readings-growth', 'us/message', rounds, 1.2)];
}

async function measureRound(): Promise<Round> {
  const long = station16('CP00001', 'TOKEN00001');
  const fresh = station16('CP00002', 'TOKEN00002');
  const manager = await composeManager([long, fresh]);
  await startTransactions(manager, [long, fresh]);
  await sendReadings(manager, long, readingsBefore);
  let value = 0;
  let floor = 0;
  for (let turn = 0; turn < turns; turn++) {
    value += await sendReadings(manager, long, readingsInTurn);
    floor += await sendReadings(manager, fresh, readingsInTurn);
  }
  await manager.close();
  const usPerMessage = 1_000 / (turns * readingsInTurn);
  return { value: value * usPerMessage, floor: floor * usPerMessage };
}

/** Resolves to the processor time that it took, in milliseconds. */
async function sendReadings(
  manager: Composition,
  station: SimulatedStation16,
  count: number,
): Promise<number> {
  const calls = Array.from({ length: count }, () => received(station, station.meterValues()));
  const start = process.cpuUsage();
  await handleAll(manager, calls);
  return cpuMs(start);
}
