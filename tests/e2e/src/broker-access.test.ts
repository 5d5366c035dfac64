import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  isReady,
  loadConfig,
  openStore,
  openTransport,
  startApi,
  startGateway,
  startManager,
} from '@csms/config';
import { startMosquitto } from '@csms/test-mosquitto';
import type { StationTopic } from '@csms/transport';
import { expect, it, onTestFinished, vi } from 'vitest';
import { createOperator } from './operator.js';
import { connectStation } from './station.js';
import { type Urls, urlsIn } from './system.js';

const silent = { debug() {}, info() {}, warn() {}, error() {} };
const users = ['csms-gateway', 'csms-manager', 'csms-api'] as const;

/** A broker that lets each program say and hear what `docs/mosquitto.acl` allows it, and its address for each. */
async function startGuardedBroker() {
  const folder = await mkdtemp(join(tmpdir(), 'csms-acl-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  // The broker reads them as a user of its own.
  await chmod(folder, 0o755);
  const [passwords, acl] = [join(folder, 'passwords'), join(folder, 'acl')];
  await writeFile(acl, await readFile(new URL('../../../docs/mosquitto.acl', import.meta.url)));
  await writeFile(passwords, '');
  for (const user of users) execFileSync('mosquitto_passwd', ['-b', passwords, user, `of ${user}`]);
  await chmod(passwords, 0o644);
  const config = `allow_anonymous false\npassword_file ${passwords}\nacl_file ${acl}\n`;
  const broker = await startMosquitto({ config });
  onTestFinished(() => broker.stop());
  return (user: (typeof users)[number]) => {
    const url = new URL(broker.url);
    url.username = user;
    url.password = `of ${user}`;
    return url.href;
  };
}

it('a system works on a broker with docs/mosquitto.acl, on which no program may take the place of another', async () => {
  const urlOf = await startGuardedBroker();
  const configOf = (user: (typeof users)[number]) =>
    loadConfig({
      argv: [
        '--api-addr=127.0.0.1:0',
        '--gateway-addr=127.0.0.1:0',
        `--transport-mqtt-urls=["${urlOf(user)}"]`,
      ],
      env: {},
      transport: 'mqtt',
    }).config;
  const store = await openStore(configOf('csms-api'), silent);
  const context = { store, logger: silent };
  const manager = await startManager(configOf('csms-manager'), context);
  onTestFinished(() => manager.close());
  const api = await startApi(configOf('csms-api'), context);
  onTestFinished(() => api.close());
  const gateway = await startGateway(configOf('csms-gateway'), context);
  onTestFinished(() => gateway.close());
  for (const service of [manager, api, gateway])
    await vi.waitFor(async () => expect(isReady(await service.readiness())).toBe(true));
  const { apiUrl, gatewayUrl } = urlsIn([...api.listensOn, ...gateway.listensOn]) as Urls;

  const operator = createOperator(apiUrl);
  const password = await operator.registerStation('CP01');
  const onCall = () => ({ status: 'Accepted' });
  const station = await connectStation({
    gatewayUrl,
    stationId: 'CP01',
    password,
    protocol: 'ocpp1.6',
    onCall,
  });
  expect(await station.call('Heartbeat', {})).toHaveProperty('currentTime');
  await vi.waitFor(async () => expect(await operator.get('/cs/CP01')).toMatchObject({ connected: true }));
  const { body } = await operator.callStation('CP01', 'Reset', { type: 'Soft' }, 20);
  expect(body).toMatchObject({ status: 'Answered' });

  const topic = (kind: StationTopic['kind']) => ({ kind, version: '1.6', stationId: 'CP01' }) as const;
  for (const [user, kind] of [
    ['csms-gateway', 'out'],
    ['csms-gateway', 'done'],
    ['csms-manager', 'in'],
    ['csms-api', 'connection'],
  ] as const) {
    const intruder = await openTransport(configOf(user), context);
    const said = intruder.emit({ topic: topic(kind), payload: '{}' }, { confirm: true });
    await expect(said).rejects.toThrow('0x87');
    await intruder.close();
  }

  const left = once(station, 'close');
  await operator.delete('/cs/CP01');
  await left;
});
