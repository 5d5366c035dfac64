import { type Result, rateResult, timeResult } from '../result.js';
import { measureSides } from './measure-sides.js';

/** Calls that one manager answers per second over Mosquitto, and how long they take, beside a bare subscriber. */
export async function managerMqtt(): Promise<readonly Result[]> {
  const { beside } = await measureSides(['floor', 'memory'], 200);
  return [
    rateResult('manager-mqtt', 'calls/s', beside('memory', 'floor', 'rate'), 0.8),
    timeResult('manager-mqtt', 'p99 in ms', beside('memory', 'floor', 'p99Ms'), 1.5),
  ];
}

/** The same on a durable store, beside that subscriber and a manager on the memory store. It has no budget. */
export async function managerMqttOn(store: 'postgres' | 'pglite'): Promise<readonly Result[]> {
  const { beside } = await measureSides(['floor', 'memory', store], 20);
  const name = `manager-mqtt-${store}`;
  return [
    rateResult(name, 'calls/s, beside the floor', beside(store, 'floor', 'rate')),
    rateResult(name, 'calls/s, beside memory', beside(store, 'memory', 'rate')),
    timeResult(name, 'p99 in ms, beside memory', beside(store, 'memory', 'p99Ms')),
    timeResult(name, 'processor us of the manager/call, beside memory', beside(store, 'memory', 'cpuUs')),
  ];
}
