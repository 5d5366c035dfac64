import { type CallResultEnvelope, type Message, parseEnvelope, type StationTopic } from '@csms/transport';
import { cpuMs } from './cpu-time.js';
import { handleAll, received, startTransactions } from './handle.js';
import { type Composition, composeManager } from './manager.js';
import { type Result, type Round, rateResult } from './result.js';
import { type SimulatedStation, simulatedStations } from './workload/station.js';

/**
 * Each has one call in a turn: about as many as a manager handles at a time. With thousands of texts lying about, the
 * garbage collector would carry along what no manager ever holds.
 */
const stationCount = 200;
const warmUpRounds = 12;
const roundCount = 9;
/** The two sides of a round take turns, so that a busy machine slows both. */
const turnCount = 30;

type Call = Message<StationTopic>;

/** Messages a second through router, handlers and memory store, beside reading and writing their JSON alone. */
export async function routerCore(): Promise<readonly Result[]> {
  const stations = simulatedStations(stationCount);
  // One manager for all rounds, as it would run for days: its code is compiled once.
  const manager = await composeManager(stations);
  await startTransactions(manager, stations);
  const sent = allSent(stations);
  const rounds: Round[] = [];
  for (let count = 0; count < warmUpRounds + roundCount; count++) {
    const round = await measureRound(manager, stations, sent);
    if (count >= warmUpRounds) rounds.push(round);
  }
  await manager.close();
  return [rateResult('router-core', 'messages/s', rounds, 0.5)];
}

async function measureRound(
  manager: Composition,
  stations: readonly SimulatedStation[],
  sent: Iterator<Buffer>,
): Promise<Round> {
  let valueMs = 0;
  let floorMs = 0;
  for (let turn = 0; turn < turnCount; turn++) {
    const calls = nextCalls(stations, sent);
    // The second side finds the texts in the processor's caches, so the sides alternate.
    const floorFirst = turn % 2 === 0;
    if (floorFirst) floorMs += readAll(calls);
    const start = process.cpuUsage();
    const answers = await handleAll(manager, calls);
    valueMs += cpuMs(start);
    if (!floorFirst) floorMs += readAll(calls);
    floorMs += writeAll(answers.map(resultOf));
  }
  const count = turnCount * stationCount;
  return { value: (count / valueMs) * 1_000, floor: (count / floorMs) * 1_000 };
}

/**
 * What the stations send in all rounds, one after the other, as bytes, made beforehand: making it leaves more garbage
 * than handling it, which must not count as the manager's.
 */
function allSent(stations: readonly SimulatedStation[]): Iterator<Buffer> {
  const turns = Array.from({ length: (warmUpRounds + roundCount) * turnCount }, () =>
    stations.map((station) => Buffer.from(station.next())),
  );
  return turns.flat().values();
}

/** The next call of each station, its text read from bytes as a transport does. */
function nextCalls(stations: readonly SimulatedStation[], sent: Iterator<Buffer>): readonly Call[] {
  return stations.map((station) => received(station, String(sent.next().value)));
}

/** Half of the floor: reading the same calls as JSON. */
function readAll(calls: readonly Call[]): number {
  const start = process.cpuUsage();
  for (const { payload } of calls) JSON.parse(payload);
  return cpuMs(start);
}

/** The other half: writing the same answers as JSON. */
function writeAll(answers: readonly CallResultEnvelope[]): number {
  const texts: string[] = [];
  const start = process.cpuUsage();
  for (const answer of answers) texts.push(JSON.stringify(answer));
  return cpuMs(start);
}

function resultOf(text: string): CallResultEnvelope {
  const answer = parseEnvelope(text);
  if (answer.type !== 3) throw new Error(`expected a result, not ${text}`);
  return answer;
}
