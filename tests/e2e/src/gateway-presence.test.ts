import { EventEmitter, once } from 'node:events';
import { loadConfig, openStore, openTransport, startGateway } from '@csms/config';
import { startMosquitto, startProxy } from '@csms/test-mosquitto';
import { parseGatewayBeat } from '@csms/transport';
import { expect, it, onTestFinished, vi } from 'vitest';

const silent = { debug() {}, info() {}, warn() {}, error() {} };

function configOn(brokerUrl: string) {
  const argv = [`--transport-mqtt-urls=["${brokerUrl}"]`, '--transport-mqtt-connect-retry-delay=10ms'];
  return loadConfig({ argv: [...argv, '--gateway-addr=127.0.0.1:0'], env: {}, transport: 'mqtt' }).config;
}

it('a gateway whose connection to the broker broke says that it is alive as soon as it has another one', async () => {
  // What it says every 10 s is not to be taken for that.
  vi.useFakeTimers({ toFake: ['setInterval'] });
  onTestFinished(() => void vi.useRealTimers());
  const broker = await startMosquitto();
  onTestFinished(() => broker.stop());
  const proxy = await startProxy(broker.url);
  onTestFinished(() => proxy.close());
  const manager = await openTransport(configOn(broker.url), { logger: silent });
  onTestFinished(() => manager.close());
  const said: boolean[] = [];
  const beats = new EventEmitter();
  await manager.listen({ kind: 'gateway' }, ({ payload }) => {
    const { alive } = parseGatewayBeat(payload);
    said.push(alive);
    beats.emit(alive ? 'alive' : 'gone');
  });
  const first = once(beats, 'alive');

  const config = configOn(proxy.url);
  const store = await openStore(config, silent);
  onTestFinished(() => store.close());
  const gateway = await startGateway(config, { store, logger: silent });
  onTestFinished(() => gateway.close());
  await first;
  const back = new Promise((resolve) => beats.once('gone', () => beats.once('alive', resolve)));
  proxy.cut();
  await back;
  expect(said.slice(-2)).toEqual([false, true]);
});
