import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CertificateSigner } from '@csms/services';
import { createPki } from '@csms/test-pki';
import { afterAll, describe, expect, test } from 'vitest';
import { ConfigError } from './config-error.js';
import { loadConfig } from './load-config.js';
import { openStationSigner } from './open-station-signer.js';

const pki = createPki();
afterAll(() => pki.remove());

const root = pki.root({ commonName: 'Root', organization: 'ACME' });
const other = pki.root({ commonName: 'Other' });
const csr = new Uint8Array(pki.request({ subject: '/O=ACME/CN=CP01' }).der);
const section = '[charge_station_cert_provider]\n';
const auth = 'auth.type = "fixed_token"\nopcp.auth.fixed_token.token = "t0ken"';
const opcp = `type = "opcp"\nopcp.url = "http://127.0.0.1:1"\nopcp.${auth}\n`;

function local(cert: string, key: string): string {
  return `type = "local"
local.cert.type = "file"
local.cert.file = "${cert}"
local.key.type = "file"
local.key.file = "${key}"
`;
}

function load(file: string, env: Record<string, string> = {}) {
  const path = join(pki.folder, 'csms.toml');
  writeFileSync(path, file);
  return loadConfig({ argv: ['--config', path], env, transport: 'in_process' }).config;
}

const open = (file: string) => openStationSigner(load(file).stationSigner);

/** The line that a program would print which can't start. */
async function complaintOf(file: string): Promise<string> {
  try {
    await open(file);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  throw new Error('expected a configuration that is refused');
}

/** The uses for which a signer takes a CSR. */
async function usesOf(signer: CertificateSigner | undefined): Promise<readonly string[]> {
  const taken: string[] = [];
  for (const use of ['csms', 'v2g', 'combined'] as const) {
    const checked = signer?.check({ use, csr, stationId: 'CP01', at: new Date() });
    await checked?.then(
      () => taken.push(use),
      () => {},
    );
  }
  return taken;
}

describe('certificates of stations', () => {
  test.each(['', `${section}type = "default"\n`])(
    'are signed by nobody where nobody is named',
    async (file) => {
      expect(await open(file)).toBeUndefined();
    },
  );

  test('are signed by an EST server', async () => {
    expect(await usesOf(await open(section + opcp))).toEqual(['v2g']);
  });

  test('are signed by an authority from files', async () => {
    const signer = await open(section + local(root.certificateFile, root.keyFile));
    expect(await usesOf(signer)).toEqual(['csms', 'combined']);
    const chain = await signer?.sign({ use: 'csms', csr, stationId: 'CP01', at: new Date() });
    expect(chain).toContain('BEGIN CERTIFICATE');
  });

  test('are signed by one for ISO 15118 and one for the connection', async () => {
    const file = `[charge_station_cert_provider]
type = "delegating"
[charge_station_cert_provider.delegating.v2g]
${opcp}[charge_station_cert_provider.delegating.cso]
${local(root.certificateFile, root.keyFile)}`;
    expect(await usesOf(await open(file))).toEqual(['csms', 'v2g', 'combined']);
    const half = file.replace(opcp, 'type = "default"\n');
    expect(await usesOf(await open(half))).toEqual(['csms', 'combined']);
  });

  test('are for the organization that is configured', async () => {
    const file = `${section}${local(root.certificateFile, root.keyFile)}local.organization = "Fleet"\n`;
    expect(await usesOf(await open(file))).toEqual([]);
  });

  test('may be signed with a secret of Google Cloud, which is not read at the start', async () => {
    const file = `${section}type = "local"
local.cert.type = "google_cloud_secret"
local.cert.google_cloud_secret = "projects/p/secrets/ca/versions/latest"
local.key.type = "google_cloud_secret"
local.key.google_cloud_secret = "projects/p/secrets/ca-key/versions/latest"
`;
    expect(load(file).stationSigner).toMatchObject({
      cert: { type: 'google_cloud_secret', secret: 'projects/p/secrets/ca/versions/latest' },
      key: { type: 'google_cloud_secret', secret: 'projects/p/secrets/ca-key/versions/latest' },
    });
    expect(await open(file)).toBeDefined();
  });
});

describe('one line names the key at fault', () => {
  const own = 'charge_station_cert_provider';
  const files = local(root.certificateFile, root.keyFile);

  test.each([
    [
      'no type',
      `${section}opcp.url = "http://127.0.0.1:1"`,
      `${own}.type: expected one of "opcp", "local", "delegating", "default"`,
    ],
    [
      'another type',
      `${section}type = "est"`,
      `${own}.type: expected one of "opcp", "local", "delegating", "default"`,
    ],
    ['no URL', `${section}type = "opcp"`, `${own}.opcp.url: expected an http or https URL`],
    [
      'no auth',
      `${section}type = "opcp"\nopcp.url = "http://127.0.0.1:1"`,
      `${own}.opcp.auth.type: expected one of`,
    ],
    [
      'no key',
      `${section}type = "local"\nlocal.cert.type = "file"\nlocal.cert.file = "a"`,
      `${own}.local.key.type: expected one of "file", "google_cloud_secret"`,
    ],
    [
      'no file',
      `${section}${files.replace(/local.key.file.*\n/, '')}`,
      `${own}.local.key.file: expected a text that is not empty`,
    ],
    ['an unknown key', `${section}${files}local.validity = "1h"`, `${own}.local.validity: unknown key`],
    [
      'a half',
      `${section}type = "delegating"\ndelegating.v2g.type = "default"\ndelegating.cso.type = "est"`,
      `${own}.delegating.cso.type: expected one of`,
    ],
  ])('when there is %s', async (_, file, line) => {
    expect(await complaintOf(file)).toContain(line);
  });

  test.each([
    [
      'a certificate that is not there',
      'nowhere.pem',
      root.keyFile,
      `${own}.local.cert.file: nowhere.pem can't be read (ENOENT)`,
    ],
    [
      'a key that is not there',
      root.certificateFile,
      'nowhere.pem',
      `${own}.local.key.file: nowhere.pem can't be read (ENOENT)`,
    ],
    [
      'a key for a certificate',
      root.keyFile,
      root.keyFile,
      `${own}.local.cert: expected the certificate of an authority, in PEM`,
    ],
    [
      'a certificate for a key',
      root.certificateFile,
      root.certificateFile,
      `${own}.local.key: expected a private key without a password, in PEM`,
    ],
    [
      'the key of another',
      root.certificateFile,
      other.keyFile,
      `${own}.local.key: expected the key of the certificate`,
    ],
  ])('when there is %s', async (_, cert, key, line) => {
    expect(await complaintOf(section + local(cert, key))).toBe(line);
  });
});

describe('contract certificates', () => {
  const evSection = '[contract_cert_provider]\n';

  test('come from nowhere or from a pool', () => {
    expect(load('').evProvider).toEqual({ type: 'default' });
    expect(load(`${evSection}type = "default"`).evProvider).toEqual({ type: 'default' });
    expect(load(evSection + opcp).evProvider).toEqual({
      type: 'opcp',
      url: 'http://127.0.0.1:1',
      auth: { type: 'token', token: 't0ken' },
    });
  });

  test.each([
    ['type = "pool"', 'contract_cert_provider.type: expected one of "opcp", "default"'],
    [
      'type = "opcp"',
      'contract_cert_provider.opcp.url: expected an http or https URL without a password, "?" and "#"',
    ],
  ])('are refused with %s', async (file, line) => {
    expect(await complaintOf(evSection + file)).toBe(line);
  });
});
