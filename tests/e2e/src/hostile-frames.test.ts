import { once } from 'node:events';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { hostileFrames } from './hostile-frames.js';
import { createOperator, type Operator } from './operator.js';
import { connectStation } from './station.js';
import { type System, startStandalone } from './systems.js';

let system: System;
let operator: Operator;

beforeAll(async () => {
  system = await startStandalone(['--observability-log-level=error']);
  operator = createOperator(system.apiUrl);
  await operator.addToken('TOKEN');
});
afterAll(() => system?.close());

/** Sends frames one after the other, with a new socket whenever the gateway closes the one in use. */
async function send(
  protocol: string,
  stationId: string,
  password: string,
  frames: Iterable<string>,
): Promise<void> {
  const authorization = `Basic ${Buffer.from(`${stationId}:${password}`).toString('base64')}`;
  const open = async () => {
    const socket = new WebSocket(`${system.gatewayUrl}/${stationId}`, protocol, {
      headers: { authorization },
    });
    socket.on('error', () => {});
    await once(socket, 'open');
    return socket;
  };
  let socket = await open();
  for (const frame of frames) {
    if (socket.readyState !== WebSocket.OPEN) socket = await open();
    await new Promise<void>((resolve) => socket.send(frame, () => resolve()));
  }
  // The gateway reads in order: when it answers the ping, it has read every frame before it.
  if (socket.readyState === WebSocket.OPEN) {
    socket.ping();
    await Promise.race([once(socket, 'pong'), once(socket, 'close')]);
  }
  socket.terminate();
}

it('charges a car after ten thousand random and mutated frames', { timeout: 120_000 }, async () => {
  const bystanderPassword = await operator.registerStation('BYSTANDER');
  const { gatewayUrl } = system;
  const bystander = await connectStation({
    gatewayUrl,
    stationId: 'BYSTANDER',
    password: bystanderPassword,
    protocol: 'ocpp1.6',
  });
  for (const [protocol, stationId] of [
    ['ocpp1.6', 'HOSTILE-16'],
    ['ocpp2.0.1', 'HOSTILE-201'],
  ] as const) {
    const password = await operator.registerStation(stationId);
    await send(protocol, stationId, password, hostileFrames(protocol, 5_000));
    expect(await bystander.call('Heartbeat', {})).toHaveProperty('currentTime');
  }

  const { transactionId } = (await bystander.call('StartTransaction', {
    connectorId: 1,
    idTag: 'TOKEN',
    meterStart: 10,
    timestamp: '2026-11-22T10:00:00Z',
  })) as { transactionId: number };
  await bystander.call('StopTransaction', {
    transactionId,
    meterStop: 30,
    timestamp: '2026-11-22T11:00:00Z',
  });
  expect(await operator.get(`/transactions/BYSTANDER/${transactionId}`)).toMatchObject({
    energyWh: 20,
    status: 'ended',
  });
  await bystander.close();
});
