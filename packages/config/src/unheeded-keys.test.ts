import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { ConfigError } from './config-error.js';
import { loadConfig } from './load-config.js';
import { type Program, programs } from './programs.js';

/** The line that a program would print, or `valid`. */
function verdict(program: Program, ...flags: readonly string[]): string {
  const argv = ['--gateway-api-url=http://127.0.0.1:9410', ...flags.map((flag) => `--${flag}`)];
  try {
    loadConfig({ argv, env: {}, ...program });
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  return 'valid';
}

describe('a key that does nothing without another one', () => {
  it.each([
    ['gateway-tls-cert=a.pem', 'gateway.tls_cert: does nothing without gateway.tls_addr'],
    ['gateway-tls-key=a.key', 'gateway.tls_key: does nothing without gateway.tls_addr'],
    ['gateway-client-ca=a.pem', 'gateway.client_ca: does nothing without gateway.tls_addr'],
    ['gateway-client-crl=a.pem', 'gateway.client_crl: does nothing without gateway.tls_addr'],
    [
      'gateway-client-organization=ACME',
      'gateway.client_organization: does nothing without gateway.client_ca or gateway.trusted_proxies',
    ],
    ['gateway-client-ocsp=required', 'gateway.client_ocsp: does nothing without gateway.client_ca'],
    [
      'gateway-client-responder-hosts=["ocsp.example"]',
      'gateway.client_responder_hosts: does nothing without gateway.client_ocsp',
    ],
    [
      'gateway-match-serial-number=true',
      'gateway.match_serial_number: does nothing without gateway.client_ca or gateway.trusted_proxies',
    ],
  ])('is refused of who runs a gateway: --%s', (flag, line) => {
    expect(verdict(programs.gateway, flag)).toBe(line);
    expect(verdict(programs.standalone, flag)).toBe(line);
    // One file may serve every program, and the address be said to the gateway only.
    expect(verdict(programs.manager, flag)).toBe('valid');
    expect(verdict(programs.api, flag)).toBe('valid');
  });

  it('is refused where revoked certificates are named, and nobody whose they are', () => {
    const tls = ['gateway-tls-addr=:9311', 'gateway-tls-cert=a.pem', 'gateway-tls-key=a.key'];
    const crl = 'gateway-client-crl=crl.pem';
    expect(verdict(programs.gateway, ...tls, crl)).toBe(
      'gateway.client_crl: does nothing without gateway.client_ca',
    );
    expect(verdict(programs.gateway, ...tls, crl, 'gateway-client-ca=ca.pem')).toBe('valid');
  });

  it('is refused of a manager where a currency has no price', () => {
    const line = 'tariff_service.kwh.currency: does nothing without tariff_service.kwh.price';
    expect(verdict(programs.manager, 'tariff-service-kwh-currency=CHF')).toBe(line);
    expect(verdict(programs.gateway, 'tariff-service-kwh-currency=CHF')).toBe('valid');
    expect(verdict(programs.manager, 'tariff-service-kwh-currency=CHF', 'tariff-service-kwh-price=0.5')).toBe(
      'valid',
    );
  });

  it.each([
    [
      'storage-postgres-pool-size=20',
      'storage.postgres.pool_size: does nothing without storage.postgres.url',
    ],
    [
      'storage-postgres-statement-timeout=20s',
      'storage.postgres.statement_timeout: does nothing without storage.postgres.url',
    ],
    [
      'storage-firestore-prefix=a',
      'storage.firestore.prefix: does nothing without storage.firestore.project_id',
    ],
    [
      'storage-firestore-emulator-host=127.0.0.1:1',
      'storage.firestore.emulator_host: does nothing without storage.firestore.project_id',
    ],
  ])('is refused of who has a store, which would be in memory: --%s', (flag, line) => {
    for (const program of [programs.manager, programs.api, programs.standalone]) {
      expect(verdict(program, flag)).toBe(`${line} or storage.type`);
      expect(verdict(program, flag, 'storage-type=in_memory')).toBe('valid');
    }
    expect(verdict(programs.gateway, flag)).toBe('valid');
  });

  it('is refused where it says how to talk to a database server, and the database is in a folder', () => {
    const inFolder = 'storage-postgres-data-dir=here';
    expect(verdict(programs.api, inFolder, 'storage-type=postgres', 'storage-postgres-pool-size=20')).toBe(
      'storage.postgres.pool_size: does nothing without storage.postgres.url',
    );
    expect(
      verdict(programs.api, 'storage-postgres-url=postgres://db/csms', 'storage-postgres-pool-size=20'),
    ).toBe('valid');
  });

  it('is refused of the environment as well', () => {
    const env = { CSMS_GATEWAY_TLS_CERT: 'a.pem' };
    expect(() => loadConfig({ argv: [], env, ...programs.standalone })).toThrow(
      'gateway.tls_cert: does nothing',
    );
  });

  it('is refused of a file as well', () => {
    const folder = mkdtempSync(join(tmpdir(), 'csms-config-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const file = join(folder, 'csms.toml');
    writeFileSync(file, '[gateway]\ntls_cert = "a.pem"\n');
    const argv = ['--config', file];
    expect(() => loadConfig({ argv, env: {}, ...programs.standalone })).toThrow(
      'gateway.tls_cert: does nothing',
    );
  });
});
