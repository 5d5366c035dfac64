// The load: stations that call, each again as soon as it has its answer. Carries out one task at a time.
import { connectAsync, type IClientPublishOptions } from 'mqtt';
import { type SimulatedStation, simulatedStations } from '../workload/station.js';
import { stationCount } from './prefixes.js';

/** What to measure. */
export interface Task {
  readonly prefix: string;
  readonly callsOfStation: number;
}

/** What was measured. */
export interface Measured {
  /** Calls answered in a second. */
  readonly rate: number;
  /** The time within which 99 of 100 calls were answered. */
  readonly p99Ms: number;
}

/** A station, connected to its topics. */
interface Connected {
  readonly station: SimulatedStation;
  call(payload: string): void;
  /** Makes its call again when no answer came for long, as a gateway does: at QoS 0 a message may get lost. */
  callAgain(): void;
  /** Takes an answer. */
  receive(answer: string): void;
  /** Is called with the answer. */
  answered: (answer: string) => void;
}

/** When a gateway publishes a call again for the first time, in milliseconds. */
const patienceMs = 5_000;

const client = await connectAsync(process.argv[2] as string, { protocolVersion: 5 });
const byTopic = new Map<string, Connected>();
client.on('message', (topic, answer) => byTopic.get(topic)?.receive(answer.toString()));
setInterval(() => {
  for (const connected of byTopic.values()) connected.callAgain();
}, 1_000).unref();

/** Calls go out as a gateway sends them: with the time of arrival, and an expiry. */
function connect(station: SimulatedStation, prefix: string): Connected {
  const path = `ocpp${station.version}/${station.stationId}`;
  let outstanding: { readonly payload: string; readonly receivedAt: Date; publishedAt: number } | undefined;

  function publish(payload: string, receivedAt: Date): void {
    const userProperties = { received: receivedAt.toISOString() };
    const options: IClientPublishOptions = {
      qos: 0,
      properties: { messageExpiryInterval: 28, userProperties },
    };
    client.publish(`${prefix}/in/${path}`, payload, options);
  }

  const connected: Connected = {
    station,
    call(payload) {
      outstanding = { payload, receivedAt: new Date(), publishedAt: performance.now() };
      publish(payload, outstanding.receivedAt);
    },
    callAgain() {
      if (!outstanding || performance.now() - outstanding.publishedAt < patienceMs) return;
      outstanding.publishedAt = performance.now();
      publish(outstanding.payload, outstanding.receivedAt);
    },
    receive(answer) {
      if (!outstanding) return;
      outstanding = undefined;
      connected.answered(answer);
    },
    answered() {},
  };
  byTopic.set(`${prefix}/out/${path}`, connected);
  return connected;
}

async function startTransaction(connected: Connected): Promise<void> {
  const answer = await new Promise<string>((resolve) => {
    connected.answered = resolve;
    connected.call(connected.station.start());
  });
  connected.station.started(answer);
}

/** Lets every station make `callsOfStation` calls. A lost one is made again, and its whole time counts. */
async function measure(stations: readonly Connected[], callsOfStation: number): Promise<Measured> {
  const timer = setTimeout(() => {
    throw new Error('expected every call to be answered within a minute');
  }, 60_000);
  const times: number[] = [];
  const plans = stations.map(({ station }) => Array.from({ length: callsOfStation }, () => station.next()));
  const start = performance.now();
  await Promise.all(stations.map((connected, index) => callAll(connected, plans[index] as string[], times)));
  const seconds = (performance.now() - start) / 1_000;
  clearTimeout(timer);
  times.sort((a, b) => a - b);
  return { rate: times.length / seconds, p99Ms: times[Math.floor(times.length * 0.99)] as number };
}

/** Makes one call after the other, and notes how long each took. */
function callAll(connected: Connected, payloads: readonly string[], times: number[]): Promise<void> {
  return new Promise((resolve) => {
    let count = 0;
    let sentAt = 0;
    const callNext = () => {
      sentAt = performance.now();
      connected.call(payloads[count++] as string);
    };
    connected.answered = () => {
      times.push(performance.now() - sentAt);
      if (count < payloads.length) callNext();
      else resolve();
    };
    callNext();
  });
}

const sides = new Map<string, readonly Connected[]>();
for (const prefix of process.argv.slice(3)) {
  await client.subscribeAsync(`${prefix}/out/+/+`, { qos: 0 });
  const stations = simulatedStations(stationCount).map((station) => connect(station, prefix));
  await Promise.all(stations.map(startTransaction));
  sides.set(prefix, stations);
}
process.on('message', ({ prefix, callsOfStation }: Task) => {
  void measure(sides.get(prefix) ?? [], callsOfStation).then((measured) => process.send?.(measured));
});
process.once('disconnect', () => client.end(true));
process.send?.('ready');
