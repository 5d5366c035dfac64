import { cpuMs } from './cpu-time.js';
import { handleAll, received, startTransactions } from './handle.js';
import { type Composition, composeManager } from './manager.js';
import { type Result, type Round, timeResult } from './result.js';
import { type SimulatedStation16, station16 } from './workload/station-16.js';

const warmUpRounds = 2;
const roundCount = 15;
const readingsBefore = 10_000;
/** The two transactions take turns, each first in every second one, so that no disturbance hits only one of them. */
const turns = 20;
const readingsInTurn = 50;

/** Time of one more MeterValues in a transaction that has 10,000, beside one in a new transaction. */
export async function readingsGrowth(): Promise<readonly Result[]> {
  const [long, ...others] = Array.from({ length: 1 + warmUpRounds + roundCount }, (_, index) =>
    station16(`CP${index}`, `TOKEN${index}`),
  ) as [SimulatedStation16, ...SimulatedStation16[]];
  // One manager for all rounds, as it would run for days: its code is compiled once.
  const manager = await composeManager([long, ...others]);
  await startTransactions(manager, [long, ...others]);
  for (let count = 0; count < readingsBefore; count += readingsInTurn) await sendReadings(manager, long);
  const rounds: Round[] = [];
  for (const fresh of others) rounds.push(await measureRound(manager, long, fresh));
  await manager.close();
  return [timeResult('readings-growth', 'us/message', rounds.slice(warmUpRounds), 1.2)];
}

async function measureRound(
  manager: Composition,
  long: SimulatedStation16,
  fresh: SimulatedStation16,
): Promise<Round> {
  let value = 0;
  let floor = 0;
  for (let turn = 0; turn < turns; turn++) {
    if (turn % 2 === 0) value += await sendReadings(manager, long);
    floor += await sendReadings(manager, fresh);
    if (turn % 2 === 1) value += await sendReadings(manager, long);
  }
  const usPerMessage = 1_000 / (turns * readingsInTurn);
  return { value: value * usPerMessage, floor: floor * usPerMessage };
}

/** Sends the readings of one turn; resolves to the processor time that it took, in milliseconds. */
async function sendReadings(manager: Composition, station: SimulatedStation16): Promise<number> {
  const calls = Array.from({ length: readingsInTurn }, () => received(station, station.meterValues()));
  const start = process.cpuUsage();
  await handleAll(manager, calls);
  return cpuMs(start);
}
