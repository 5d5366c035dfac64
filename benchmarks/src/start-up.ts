import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { WebSocket } from 'ws';
import { type Result, type Round, timeResult } from './result.js';

const warmUpRounds = 1;
const roundCount = 9;
/** How much longer than Node itself the system may take. */
const allowedMs = 1_000;
const standalone = fileURLToPath(new URL('../../apps/standalone/dist/main.js', import.meta.url));

/**
 * Time from the start of the standalone system on the memory store until a station is connected, beside `node -e 0`.
 */
export async function startUp(): Promise<readonly Result[]> {
  const rounds: Round[] = [];
  for (let round = 0; round < warmUpRounds + roundCount; round++) {
    const floor = await runNothing();
    const value = await startStandalone();
    if (round >= warmUpRounds) rounds.push({ value, floor });
  }
  // The budget is a difference, so as a ratio it depends on the floor: that of the median round is taken.
  const { floor } = timeResult('start-up', '', rounds);
  return [timeResult('start-up', 'ms until a station is connected', rounds, (floor + allowedMs) / floor)];
}

async function runNothing(): Promise<number> {
  const start = performance.now();
  await once(spawn(process.execPath, ['-e', '0'], { stdio: 'ignore' }), 'exit');
  return performance.now() - start;
}

async function startStandalone(): Promise<number> {
  const start = performance.now();
  const program = spawn(
    process.execPath,
    [
      standalone,
      '--storage-type=in_memory',
      '--gateway-addr=127.0.0.1:0',
      '--api-addr=127.0.0.1:0',
      '--gateway-register-unknown=true',
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const ended = once(program, 'exit');
  try {
    const station = new WebSocket(await gatewayUrl(program.stdout), 'ocpp1.6', {
      auth: 'CP01:a-password-of-CP01',
    });
    await once(station, 'open');
    const elapsedMs = performance.now() - start;
    station.terminate();
    return elapsedMs;
  } finally {
    program.kill();
    await ended;
  }
}

/** The URL at which one station connects, from what the gateway prints. */
async function gatewayUrl(output: NodeJS.ReadableStream): Promise<string> {
  for await (const line of createInterface({ input: output })) {
    const [, url] = /(ws:\/\/\S+\/)<stationId>/.exec(line) ?? [];
    if (url !== undefined) return `${url}CP01`;
  }
  throw new Error('expected the system to say where stations connect');
}
