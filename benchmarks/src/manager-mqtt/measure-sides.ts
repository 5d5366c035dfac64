import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startMosquitto } from '@csms/test-mosquitto';
import { startPostgres } from '@csms/test-postgres';
import type { Round } from '../result.js';
import type { Measured, Task } from './load.js';
import { prefixes, type Side, stationCount } from './prefixes.js';
import { type Program, startProgram } from './program.js';

const warmUpRounds = 2;
const roundCount = 5;

/** What was measured of one side in one round. */
interface OfSide extends Measured {
  /** Processor time of its process for each call, in microseconds. */
  readonly cpuUs: number;
}

/** What was measured of several sides, in turns. */
export interface MeasuredSides {
  /** A value of one side and that of another, for each round. */
  beside(side: Side, floor: Side, value: keyof OfSide): readonly Round[];
}

/** Lets each station make `callsOfStation` calls to each side, in rounds in which each side has its turn. */
export async function measureSides(sides: readonly Side[], callsOfStation: number): Promise<MeasuredSides> {
  const endings: (() => Promise<void>)[] = [];
  const ending = (end: () => Promise<void>) => endings.unshift(end);
  try {
    const broker = await startMosquitto();
    ending(() => broker.stop());
    const programs = new Map<Side, Program>();
    for (const side of sides) {
      const program = await startSide(side, broker.url, ending);
      ending(() => program.stop());
      programs.set(side, program);
    }
    const load = await startProgram('load', broker.url, ...sides.map((side) => prefixes[side]));
    ending(() => load.stop());

    const rounds: ReadonlyMap<Side, OfSide>[] = [];
    for (let round = 0; round < warmUpRounds + roundCount; round++) {
      const measured = new Map<Side, OfSide>();
      for (const [side, program] of programs) {
        const before = (await program.ask({})) as number;
        const task: Task = { prefix: prefixes[side], callsOfStation };
        const ofLoad = (await load.ask(task)) as Measured;
        const cpuUs = ((await program.ask({})) as number) - before;
        measured.set(side, { ...ofLoad, cpuUs: cpuUs / (callsOfStation * stationCount) });
      }
      if (round >= warmUpRounds) rounds.push(measured);
    }
    return {
      beside: (side, floor, value) =>
        rounds.map((round) => ({
          value: (round.get(side) as OfSide)[value],
          floor: (round.get(floor) as OfSide)[value],
        })),
    };
  } finally {
    for (const end of endings) await end();
  }
}

/** Starts a side. What it depends on is ended after it. */
async function startSide(
  side: Side,
  url: string,
  ending: (end: () => Promise<void>) => void,
): Promise<Program> {
  const prefix = prefixes[side];
  switch (side) {
    case 'floor':
      return startProgram('floor', url);
    case 'memory':
      return startProgram('manager', url, prefix, 'memory');
    case 'postgres': {
      // As operators run it: what was answered is on the disk.
      const server = await startPostgres({ settings: ['fsync=on'] });
      ending(() => server.remove());
      return startProgram('manager', url, prefix, server.url);
    }
    case 'pglite': {
      const folder = await mkdtemp(join(tmpdir(), 'pglite-'));
      ending(() => rm(folder, { recursive: true, force: true }));
      return startProgram('manager', url, prefix, folder);
    }
  }
}
