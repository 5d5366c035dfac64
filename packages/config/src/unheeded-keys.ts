import type { Config } from './config.js';
import { ConfigError } from './config-error.js';
import { hasStore, type ServiceName } from './programs.js';
import type { Source } from './source.js';

const tlsKeys = ['gateway.tls_cert', 'gateway.tls_key', 'gateway.client_ca', 'gateway.client_crl'];

const databaseServerKeys = ['pool_size', 'connect_timeout', 'statement_timeout'].map(
  (name) => `storage.postgres.${name}`,
);

const firestoreKeys = ['prefix', 'emulator_host', 'timeout'].map((name) => `storage.firestore.${name}`);

/**
 * Refuses keys that are set but have no effect in services that would use them, because another key is missing: whoever
 * sets them believes that they work. Keys of a type that is not the chosen one are left alone.
 *
 * @throws {ConfigError} that names the key, and what it needs.
 */
export function refuseUnheeded(source: Source, { storage }: Config, services: readonly ServiceName[]): void {
  function refuse(keys: readonly string[], ...needed: readonly string[]): void {
    if (needed.some((key) => source.has(key))) return;
    const unheeded = keys.find((key) => source.has(key));
    if (unheeded !== undefined)
      throw new ConfigError(unheeded, `does nothing without ${needed.join(' or ')}`);
  }

  if (services.includes('gateway')) {
    refuse(tlsKeys, 'gateway.tls_addr');
    refuse(['gateway.client_crl', 'gateway.client_ocsp'], 'gateway.client_ca');
    refuse(['gateway.client_responder_hosts'], 'gateway.client_ocsp');
    const ofCertificates = ['gateway.client_organization', 'gateway.match_serial_number'];
    refuse(ofCertificates, 'gateway.client_ca', 'gateway.trusted_proxies');
  }
  if (services.includes('manager')) refuse(['tariff_service.kwh.currency'], 'tariff_service.kwh.price');
  if (hasStore(services)) {
    refuse(databaseServerKeys, 'storage.postgres.url', 'storage.type');
    if ('dataDir' in storage) refuse(databaseServerKeys, 'storage.postgres.url');
    refuse(firestoreKeys, 'storage.firestore.project_id', 'storage.type');
  }
}
