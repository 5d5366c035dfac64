import type { Config } from './config.js';
import { ConfigError } from './config-error.js';
import { checkDatabaseFiles } from './database-files.js';
import { openGatewayTls } from './gateway-tls.js';
import { openContractValidator } from './open-certificates.js';
import { openStationSigner } from './open-station-signer.js';
import { hasStore, type ServiceName } from './programs.js';
import { stationRegistryOf } from './station-registry.js';

/**
 * Checks that services could start with a configuration: that it has the keys that they need, and that the files it
 * names can be read and are valid. Starts nothing, connects to nothing, and fetches no secret.
 *
 * @throws {ConfigError} that names the key at fault.
 *
 * @example
 * const { config } = loadConfig({ argv: ['--config', 'csms.toml'], env: process.env, ...programs.manager });
 * await checkConfig(config, programs.manager.services);
 */
export async function checkConfig(config: Config, services: readonly ServiceName[]): Promise<void> {
  checkTransport(config, services);
  if (services.includes('gateway')) checkGateway(config, services);
  if (services.includes('manager')) await checkManager(config);
  if (services.includes('api')) await checkApi(config);
  const { storage } = config;
  if (hasStore(services) && 'server' in storage) checkDatabaseFiles(storage.server.url);
}

/**
 * Checks that the services of a program can reach each other.
 *
 * @throws {ConfigError} for one that would be alone on a transport within its process.
 */
export function checkTransport({ transport }: Config, services: readonly ServiceName[]): void {
  if (transport.type !== 'in_process' || services.length > 1) return;
  throw new ConfigError(
    'transport.type',
    `expected "mqtt": within its own process nobody hears a program that is ${services.join()} only`,
  );
}

function checkGateway({ gateway }: Config, services: readonly ServiceName[]): void {
  if (!hasStore(services)) stationRegistryOf(gateway, undefined);
  if (gateway.tls) openGatewayTls(gateway.tls);
}

async function checkManager({ contractValidator, stationSigner }: Config): Promise<void> {
  if (contractValidator) await openContractValidator(contractValidator, silent);
  await openStationSigner(stationSigner);
}

async function checkApi({ api: { addr, keys } }: Config): Promise<void> {
  const { ApiSetupError, addressToServe } = await import('@csms/api');
  try {
    await addressToServe({ ...addr, keys });
  } catch (cause) {
    if (!(cause instanceof ApiSetupError)) throw cause;
    throw new ConfigError(cause.code === 'keys-required' ? 'api.keys' : 'api.addr', cause.message, { cause });
  }
}

const silent = { debug() {}, info() {}, warn() {}, error() {} };
