import { loadConfig, openStore, startGateway, startManager } from '@csms/config';
import { startMosquitto } from '@csms/test-mosquitto';
import { expect, it, onTestFinished, vi } from 'vitest';

const silent = { debug() {}, info() {}, warn() {}, error() {} };

it.each(['manager', 'gateway'] as const)(
  'a %s tells its health, and what is missing when the broker is away',
  async (part) => {
    const broker = await startMosquitto();
    onTestFinished(() => broker.stop());
    const argv = [
      '--transport-type=mqtt',
      `--transport-mqtt-urls=["${broker.url}"]`,
      '--transport-mqtt-connect-retry-delay=50ms',
      '--observability-addr=127.0.0.1:0',
      '--gateway-addr=127.0.0.1:0',
    ];
    const { config } = loadConfig({ argv, env: {}, transport: 'mqtt' });
    const store = await openStore(config, silent);
    const start = part === 'manager' ? startManager : startGateway;
    const service = await start(config, { store, logger: silent });
    onTestFinished(() => service.close());
    const url = /http:\S+/.exec(service.listensOn.join('\n'))?.[0];
    const ask = async (path: string) => {
      const response = await fetch(`${url}${path}`);
      return {
        status: response.status,
        body: (await response.json()) as { checks?: Record<string, boolean> },
      };
    };

    await vi.waitFor(async () => expect(await ask('/health/ready')).toMatchObject({ status: 200 }));
    await broker.stop();
    await vi.waitFor(async () => {
      expect(await ask('/health/ready')).toMatchObject({
        status: 503,
        body: { checks: { transport: false } },
      });
    });
    expect(await ask('/health/live')).toMatchObject({ status: 200 });
    expect(await ask('/health')).toMatchObject({ status: 200 });
    expect(await ask('/nowhere')).toMatchObject({ status: 404 });
    await broker.restart();
    await vi.waitFor(async () => expect(await ask('/health/ready')).toMatchObject({ status: 200 }), 10_000);
  },
);
