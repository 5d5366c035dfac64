import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createPki, openssl } from '@csms/test-pki';
import { afterAll, describe, expect, it } from 'vitest';
import { checkConfig } from './check-config.js';
import { ConfigError } from './config-error.js';
import { loadConfig } from './load-config.js';
import { type Program, programs } from './programs.js';

const pki = createPki();
afterAll(() => pki.remove());

const authority = pki.root({ commonName: 'Authority' });
const server = authority.issue({ commonName: 'csms.example' });
const other = authority.issue({ commonName: 'other.example' });
const none = join(pki.folder, 'none.pem');

function aFile(name: string, content: string): string {
  const file = join(pki.folder, name);
  writeFileSync(file, content);
  return file;
}

const list = authority.revocationList();
const crl = aFile('crl.pem', list);
const secondBroken = aFile(
  'second-broken.pem',
  `${list}-----BEGIN X509 CRL-----\nbm90IGEgbGlzdA==\n-----END X509 CRL-----\n`,
);
const noise = aFile('noise.pem', 'not PEM at all');
const broken = aFile(
  'broken.pem',
  '-----BEGIN CERTIFICATE-----\nbm90IGEgY2VydGlmaWNhdGU=\n-----END CERTIFICATE-----\n',
);

/** The line that a program would print, or `valid`. */
async function verdict(program: Program, flags: Readonly<Record<string, string>>): Promise<string> {
  const argv = Object.entries(flags).map(([key, value]) => `--${key}=${value}`);
  try {
    await checkConfig(loadConfig({ argv, env: {}, ...program }).config, program.services);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  return 'valid';
}

describe('a configuration without settings', () => {
  it.each([
    ['api', 'valid'],
    ['gateway', 'gateway.api_url: expected the URL of the api, which a gateway asks for its stations'],
    ['manager', 'valid'],
    ['standalone', 'valid'],
  ] as const)('of %s is %s', async (name, expected) => {
    expect(await verdict(programs[name], {})).toBe(expected);
  });
});

describe('a transport within the process', () => {
  it.each(['api', 'gateway', 'manager'] as const)('is refused of a program that is %s only', async (name) => {
    const flags = { 'transport-type': 'in_process', 'gateway-api-url': 'http://127.0.0.1:9410' };
    expect(await verdict(programs[name], flags)).toBe(
      `transport.type: expected "mqtt": within its own process nobody hears a program that is ${name} only`,
    );
  });
});

describe('an API beyond loopback', () => {
  const anywhere = { 'api-addr': '0.0.0.0:9410' };
  const keys = `[{name = "ops", role = "admin", sha256 = "${'ab'.repeat(32)}"}]`;

  it('needs keys, where an API is served', async () => {
    const line = 'api.keys: the api needs keys to listen on 0.0.0.0, port 9410, which is not loopback';
    expect(await verdict(programs.api, anywhere)).toBe(line);
    expect(await verdict(programs.standalone, anywhere)).toBe(line);
    expect(await verdict(programs.api, { ...anywhere, 'api-keys': keys })).toBe('valid');
    expect(await verdict(programs.manager, anywhere)).toBe('valid');
  });

  it('needs a name that has an address', async () => {
    expect(await verdict(programs.api, { 'api-addr': 'nowhere.invalid:9410', 'api-keys': keys })).toMatch(
      /^api\.addr: the api can't listen on nowhere\.invalid, port 9410: /,
    );
  });
});

describe('the TLS files of a gateway', () => {
  const good = {
    'gateway-tls-addr': '127.0.0.1:0',
    'gateway-tls-cert': server.certificateFile,
    'gateway-tls-key': server.keyFile,
    'gateway-client-ca': authority.certificateFile,
    'gateway-client-crl': crl,
  };

  it('are good when they hold what they should', async () => {
    expect(await verdict(programs.standalone, good)).toBe('valid');
  });

  it('do not matter to a manager', async () => {
    expect(await verdict(programs.manager, { ...good, 'gateway-tls-cert': none })).toBe('valid');
  });

  it.each([
    ['tls-cert', none, 'tls_cert: expected a file that can be read: '],
    ['tls-cert', noise, 'tls_cert: expected certificates in PEM: '],
    ['tls-cert', broken, 'tls_cert: expected certificates in PEM: '],
    ['tls-key', server.certificateFile, 'tls_key: expected a private key without a password, in PEM: '],
    ['tls-key', other.keyFile, `tls_key: expected the key of ${server.certificateFile}: `],
    ['client-ca', noise, 'client_ca: expected certificates in PEM: '],
    ['client-crl', noise, 'client_crl: expected lists of revoked certificates, in PEM: '],
    ['client-crl', secondBroken, 'client_crl: expected lists of revoked certificates, in PEM: '],
  ])('are refused where %s is %s', async (name, file, line) => {
    expect(await verdict(programs.standalone, { ...good, [`gateway-${name}`]: file })).toBe(
      `gateway.${line}${file}`,
    );
  });

  it('are refused where OpenSSL holds a key to be too weak', async () => {
    const weak = { key: join(pki.folder, 'weak.key'), cert: join(pki.folder, 'weak.pem') };
    const subject = ['-subj', '/CN=csms.example', '-keyout', weak.key, '-out', weak.cert];
    openssl(['req', '-x509', '-newkey', 'rsa:512', '-nodes', ...subject]);
    const files = { 'gateway-tls-cert': weak.cert, 'gateway-tls-key': weak.key };
    expect(await verdict(programs.standalone, { ...good, ...files })).toMatch(
      /^gateway\.tls_cert: .* can't be used \(.*key too small.*\)$/,
    );
  });
});

describe('the certificates of a manager', () => {
  const roots = {
    'contract-cert-validator-type': 'ocsp',
    'contract-cert-validator-ocsp-root-certs-type': 'file',
  };
  const rootsIn = (file: string) => ({
    ...roots,
    'contract-cert-validator-ocsp-root-certs-file-files': `["${file}"]`,
  });
  const signer = (cert: string, key: string) => ({
    'charge-station-cert-provider-type': 'local',
    'charge-station-cert-provider-local-cert-type': 'file',
    'charge-station-cert-provider-local-cert-file': cert,
    'charge-station-cert-provider-local-key-type': 'file',
    'charge-station-cert-provider-local-key-file': key,
  });

  it('are good when files hold what they should', async () => {
    expect(await verdict(programs.manager, rootsIn(authority.certificateFile))).toBe('valid');
    expect(await verdict(programs.manager, signer(authority.certificateFile, authority.keyFile))).toBe(
      'valid',
    );
  });

  it('are refused where a file of root certificates is not one', async () => {
    const key = 'contract_cert_validator.ocsp.root_certs';
    expect(await verdict(programs.manager, rootsIn(none))).toBe(`${key}: ${none} can't be read`);
    expect(await verdict(programs.manager, rootsIn(noise))).toBe(
      `${key}: ${noise} holds no certificate in PEM`,
    );
  });

  it('are refused where an authority has another key', async () => {
    expect(await verdict(programs.manager, signer(authority.certificateFile, other.keyFile))).toBe(
      'charge_station_cert_provider.local.key: expected the key of the certificate',
    );
  });

  it('are not asked for at pools and in Google Cloud', async () => {
    const secret = 'projects/p/secrets/s/versions/latest';
    const flags = {
      ...roots,
      'contract-cert-validator-ocsp-root-certs-type': 'opcp',
      'contract-cert-validator-ocsp-root-certs-opcp-url': 'http://127.0.0.1:1',
      'contract-cert-validator-ocsp-root-certs-opcp-auth-type': 'fixed_token',
      'contract-cert-validator-ocsp-root-certs-opcp-auth-fixed-token-token': 't0ken',
      ...signer(secret, secret),
      'charge-station-cert-provider-local-key-type': 'google_cloud_secret',
      'charge-station-cert-provider-local-key-google-cloud-secret': secret,
    };
    expect(
      await verdict(programs.manager, {
        ...flags,
        'charge-station-cert-provider-local-cert-file': authority.certificateFile,
      }),
    ).toBe('valid');
    expect(
      await verdict(programs.manager, { ...flags, 'charge-station-cert-provider-local-cert-file': noise }),
    ).toBe('charge_station_cert_provider.local.cert: expected the certificate of an authority, in PEM');
  });
});

describe('a store of which it is not said where it is', () => {
  const shared = { 'storage-type': 'postgres', 'gateway-api-url': 'http://api:9410' };

  it('is asked for by who opens it', async () => {
    const line = 'storage.postgres: expected the url of a server, or a data_dir to keep it in';
    expect(await verdict(programs.manager, shared)).toBe(line);
    expect(await verdict(programs.api, shared)).toBe(line);
    expect(await verdict(programs.gateway, shared)).toBe('valid');
  });
});

describe('the files that the address of a database names', () => {
  const storage = (parameter: string, file: string) => ({
    'storage-type': 'postgres',
    'storage-postgres-url': `postgres://csms:secret@db/csms?${parameter}=${file}`,
  });

  it('are looked at by who has a store, and nobody is connected to', async () => {
    expect(await verdict(programs.manager, storage('sslrootcert', authority.certificateFile))).toBe('valid');
    expect(await verdict(programs.manager, storage('sslrootcert', none))).toBe(
      `storage.postgres.url: sslrootcert ${none} can't be read (ENOENT)`,
    );
    expect(await verdict(programs.api, storage('sslkey', none))).toMatch(/^storage\.postgres\.url: sslkey /);
    expect(await verdict(programs.api, storage('sslcert', noise))).toBe(
      `storage.postgres.url: expected a certificate in PEM in sslcert ${noise}`,
    );
    const apiUrl = { 'gateway-api-url': 'http://api:9410' };
    expect(await verdict(programs.gateway, { ...apiUrl, ...storage('sslrootcert', none) })).toBe('valid');
  });
});
