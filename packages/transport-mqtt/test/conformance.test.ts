import { type Mosquitto, startMosquitto } from '@csms/test-mosquitto';
import type { Transport } from '@csms/transport';
import { transportCases } from '@csms/transport/conformance';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createMqttTransport } from '../src/index.js';

let broker: Mosquitto;

beforeAll(async () => {
  broker = await startMosquitto();
});
afterAll(() => broker.stop());

test.for(transportCases.map(({ name, run }) => [name, run] as const))('%s', async ([, run]) => {
  const transports: Transport[] = [];
  const connect = async () => {
    const transport = createMqttTransport({ url: broker.url });
    transports.push(transport);
    return transport;
  };
  try {
    await expect(run(connect, 30_000)).resolves.toBeUndefined();
  } finally {
    await Promise.all(transports.map((transport) => transport.close()));
  }
});
