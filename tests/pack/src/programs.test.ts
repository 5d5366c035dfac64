import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { RPCClient } from 'ocpp-rpc';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { faultsOf, install, ourDependencies, pack, run, type Tarball } from './packing.js';

const services = ['standalone', 'gateway', 'manager', 'api'] as const;
const programs = ['@csms/cli', ...services.map((service) => `@csms/app-${service}`)];
const tarballs = new Map<string, Tarball>();
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'csms-programs-'));
  const dependencies = Object.fromEntries(programs.map((name) => [name, '']));
  for (const name of await ourDependencies({ name: 'operator', dependencies }))
    tarballs.set(name, await pack(name, folder));
  await install(tarballs, { cwd: folder });
}, 300_000);

afterAll(() => rm(folder, { recursive: true, force: true }));

test('programs hold their build, README, license and manifest, and nothing else', () => {
  const faults = programs.flatMap((name) => faultsOf(name, tarballs.get(name) as Tarball, 'dist/main.js'));
  expect(faults).toEqual([]);
});

test('a system that npm installed charges a car, and the command csms tells of it', {
  timeout: 120_000,
}, async () => {
  const system = spawn(fileOf('csms-standalone'), ['--gateway-addr=127.0.0.1:0', '--api-addr=127.0.0.1:0'], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void system.kill('SIGKILL'));
  const { gateway = '', api = '' } = await addressesOf(system);
  const csms = (...args: string[]) =>
    run(fileOf('csms'), [...args, `--api-url=${api}`, '--json'], { cwd: folder });
  const registered = await csms('station', 'register', 'CP01', '--security-profile=0', '--generate');
  const { password } = JSON.parse(registered) as { password: string };
  const contract = [
    '--contract-id=DE-ABC-C12345678',
    '--country-code=DE',
    '--party-id=ABC',
    '--issuer=Example',
  ];
  await csms('token', 'add', '--uid=04E91C5A', ...contract);

  const transactionId = await charge(gateway.replace('/<stationId>', ''), password);

  const transaction: unknown = JSON.parse(await csms('transaction', 'get', 'CP01', String(transactionId)));
  expect(transaction).toMatchObject({ status: 'ended', energyWh: 7_400 });
  system.kill('SIGTERM');
  expect(await once(system, 'exit')).toEqual([0, null]);
});

test.each([
  [['--help'], 'Usage: csms COMMAND'],
  [['emaid', 'normalize', 'de-abc-c12345678'], 'DEABCC12345678'],
  [['config', 'check', '--program', 'manager'], 'valid'],
])('csms %j works without a system where npm installed it', async (args, expected) => {
  expect(await run(fileOf('csms'), args, { cwd: folder })).toContain(expected);
});

test.each(services)('csms-%s finds all that it needs where npm installed it', async (service) => {
  const args = [
    '--check-config',
    ...(service === 'gateway' ? ['--gateway-api-url=http://127.0.0.1:9410'] : []),
  ];
  expect(await run(fileOf(`csms-${service}`), args, { cwd: folder })).toContain('valid');
});

/** Where npm puts a program. */
function fileOf(name: string): string {
  return join(folder, 'node_modules/.bin', name);
}

/** Where the gateway and the API of a system listen, when it says so. */
async function addressesOf({ stdout, exitCode }: ChildProcess): Promise<Readonly<Record<string, string>>> {
  const addresses: Record<string, string> = {};
  if (!stdout) throw new Error(`expected a program that runs, not exit code ${exitCode}`);
  for await (const line of createInterface({ input: stdout })) {
    const [, name, address] = /^(gateway|api|data) +(\S+)/.exec(line) ?? [];
    if (name && address) addresses[name] = address;
    if (name === 'data') return addresses;
  }
  throw new Error('expected the system to say where it listens');
}

/** A session of a station on OCPP 1.6, with 7.4 kWh. Resolves to its transaction's id. */
async function charge(endpoint: string, password: string): Promise<number> {
  const station = new RPCClient({
    endpoint,
    identity: 'CP01',
    password,
    protocols: ['ocpp1.6'],
    reconnect: false,
  } as ConstructorParameters<typeof RPCClient>[0]);
  await station.connect();
  await station.call('BootNotification', { chargePointVendor: 'ACME', chargePointModel: 'One' });
  const { transactionId } = (await station.call('StartTransaction', {
    connectorId: 1,
    idTag: '04E91C5A',
    meterStart: 100,
    timestamp: new Date().toISOString(),
  })) as { transactionId: number };
  const stop = { transactionId, meterStop: 7_500, timestamp: new Date().toISOString() };
  await station.call('StopTransaction', stop);
  await station.close();
  return transactionId;
}
