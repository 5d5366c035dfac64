import { type Emitter, type Message, type StationTopic, serializeEnvelope } from '@csms/transport';
import type { Composition } from './manager.js';
import type { SimulatedStation } from './workload/station.js';

/** Handlers can't call a station here: there is none. */
const nobody: Emitter = { emit: async () => 'unheard' };

/** A call as a transport delivers it, received now. */
export function received({ version, stationId }: SimulatedStation, payload: string): Message<StationTopic> {
  return { topic: { kind: 'in', version, stationId }, payload, receivedAt: new Date() };
}

/** Turns the texts of calls into those of their answers: all that a manager does, except for the transport. */
export async function handleAll(
  { routers }: Composition,
  calls: readonly Message<StationTopic>[],
): Promise<string[]> {
  const answers: string[] = [];
  for (const call of calls) {
    const handled = await routers.get(call.topic.version)?.handle(call, nobody);
    if (!handled?.answer) throw new Error(`expected an answer to ${call.payload}`);
    answers.push(serializeEnvelope(handled.answer));
  }
  return answers;
}

/** Starts the transactions of stations. */
export async function startTransactions(
  manager: Composition,
  stations: readonly SimulatedStation[],
): Promise<void> {
  const answers = await handleAll(
    manager,
    stations.map((station) => received(station, station.start())),
  );
  for (const [index, station] of stations.entries()) station.started(answers[index] as string);
}
