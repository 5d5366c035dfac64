import { startMosquitto } from '@csms/test-mosquitto';
import { type Result, type Round, rateResult, timeResult } from '../result.js';
import type { Measured, Task } from './load.js';
import { prefixes } from './prefixes.js';
import { type Program, startProgram } from './program.js';

const warmUpRounds = 2;
const roundCount = 5;
const callsOfStation = 200;

/** Calls a second that one manager answers over Mosquitto, and how long they take, beside a subscriber that does nothing. */
export async function managerMqtt(): Promise<readonly Result[]> {
  const broker = await startMosquitto();
  const programs: Program[] = [];
  try {
    programs.push(await startProgram('floor', broker.url), await startProgram('manager', broker.url));
    const load = await startProgram('load', broker.url);
    programs.unshift(load);
    const measure = (prefix: string) =>
      load.ask({ prefix, callsOfStation } satisfies Task) as Promise<Measured>;

    const rates: Round[] = [];
    const times: Round[] = [];
    for (let round = 0; round < warmUpRounds + roundCount; round++) {
      const floor = await measure(prefixes.floor);
      const value = await measure(prefixes.manager);
      if (round < warmUpRounds) continue;
      rates.push({ value: value.rate, floor: floor.rate });
      times.push({ value: value.p99Ms, floor: floor.p99Ms });
    }
    return [
      rateResult('manager-mqtt', 'calls/s', rates, 0.8),
      timeResult('manager-mqtt', 'p99 in ms', times, 1.5),
    ];
  } finally {
    await Promise.all(programs.map((program) => program.stop()));
    await broker.stop();
  }
}
