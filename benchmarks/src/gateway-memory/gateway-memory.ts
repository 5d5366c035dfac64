import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { WebSocket } from 'ws';
import { limitResult, type Result } from '../result.js';
import { password } from './password.js';

/** How many are connected before anything is measured, so that code is compiled and the heap has grown. */
const warmUpCount = 1_000;
const stationCount = 4_000;
/** How many connect at once. */
const atOnce = 100;

/** Resident memory of a gateway, after garbage collection, for each station that is connected and says nothing. */
export async function gatewayMemory(): Promise<readonly Result[]> {
  const gateway = fork(fileURLToPath(new URL('./gateway-memory/gateway.js', import.meta.url)), {
    execArgv: ['--expose-gc'],
  });
  const ended = once(gateway, 'exit');
  const [port] = (await once(gateway, 'message')) as [number];
  const stations: WebSocket[] = [];

  async function connectMore(count: number): Promise<void> {
    for (const end = stations.length + count; stations.length < end; ) {
      const more = Array.from({ length: atOnce }, (_, index) => connect(port, stations.length + index));
      stations.push(...(await Promise.all(more)));
    }
  }

  async function residentBytes(): Promise<number> {
    gateway.send({});
    const [bytes] = (await once(gateway, 'message')) as [number];
    return bytes;
  }

  try {
    await connectMore(warmUpCount);
    const before = await residentBytes();
    await connectMore(stationCount);
    const kB = ((await residentBytes()) - before) / stationCount / 1_000;
    const gone = stations.filter(({ readyState }) => readyState !== WebSocket.OPEN).length;
    if (gone > 0) throw new Error(`expected all stations to stay connected, ${gone} did not`);
    return [limitResult('gateway-memory', 'kB/station', kB, 20)];
  } finally {
    for (const station of stations) station.terminate();
    gateway.disconnect();
    await ended;
  }
}

/** Half of the stations speak 1.6, half 2.0.1. */
async function connect(port: number, index: number): Promise<WebSocket> {
  const version = index % 2 === 0 ? 'ocpp1.6' : 'ocpp2.0.1';
  const station = new WebSocket(`ws://127.0.0.1:${port}/ws/CP${index}`, version, {
    auth: `CP${index}:${password}`,
  });
  await once(station, 'open');
  return station;
}
