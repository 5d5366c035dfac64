import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createMemoryStore } from '@csms/store-memory';
import { createPki } from '@csms/test-pki';
import { afterAll, describe, expect, test } from 'vitest';
import { ConfigError } from './config-error.js';
import { loadConfig } from './load-config.js';
import { openCertificates, openContractValidator } from './open-certificates.js';

const pki = createPki();
afterAll(() => pki.remove());

const root = pki.root({ commonName: 'MO Root' });
const leaf = root.issue({ commonName: 'DE8AA1A2B3C4D5', responderUrl: 'http://127.0.0.1:1/' });
const proof = { certificateChain: leaf.pem };
const logger = { debug() {}, info() {}, warn() {}, error() {} };
const deps = { store: createMemoryStore(), logger };
const section = '[contract_cert_validator]\ntype = "ocsp"\n[contract_cert_validator.ocsp]\n';

function load(file: string, env: Record<string, string> = {}) {
  const path = join(pki.folder, 'csms.toml');
  writeFileSync(path, file);
  return loadConfig({ argv: ['--config', path], env, transport: 'in_process' }).config;
}

/** The line that a program would print which can't start. */
async function complaintOf(file: string, env?: Record<string, string>): Promise<string> {
  try {
    await openCertificates(load(file, env), deps);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  throw new Error('expected a configuration that is refused');
}

describe('the services behind Plug & Charge', () => {
  test('are none where the configuration names none', async () => {
    expect(await openCertificates(load(''), deps)).toEqual({});
  });

  test.each([
    ['required', 'status_unavailable'],
    ['preferred', 'valid'],
    ['off', 'valid'],
  ])('check contracts against roots from files, with a status that is %s', async (mode, outcome) => {
    const files = `root_certs.type = "file"\nroot_certs.file.files = ["${root.certificateFile}"]`;
    const config = load(
      `${section}mode = "${mode}"\nresponder_hosts = ["127.0.0.1"]\nmax_attempts = 1\n${files}`,
    );
    const { contractCertificates } = await openCertificates(config, deps);
    expect(await contractCertificates?.validate('DE8AA1A2B3C4D5', proof, new Date())).toMatchObject({
      outcome,
    });
  });

  test('tell by which rule a contract is refused', async () => {
    const files = `root_certs.type = "file"\nroot_certs.file.files = ["${root.certificateFile}"]`;
    const { contractValidator } = load(`${section}mode = "off"\n${files}`);
    if (!contractValidator) throw new Error('expected a validator');
    const { validate } = await openContractValidator(contractValidator, logger);
    const rules = ['DE8AA1A2B3C4D5', 'DE8AA1A2B3C4D6'].map((id) => validate(id, proof, new Date()));
    expect(await Promise.all(rules)).toMatchObject([{ rule: 'status-off' }, { rule: 'contract-id' }]);
  });

  test('check contracts against roots from several sources, of which one is down', async () => {
    const config = load(`${section}mode = "off"\nroot_certs.type = "composite"
[[contract_cert_validator.ocsp.root_certs.composite.providers]]
type = "opcp"
opcp.url = "http://127.0.0.1:1"
opcp.ttl = "1h"
opcp.auth.type = "fixed_token"
opcp.auth.fixed_token.token = "t0ken"
[[contract_cert_validator.ocsp.root_certs.composite.providers]]
type = "file"
file.files = ["${root.certificateFile}"]`);
    const { contractCertificates, certificateStatus } = await openCertificates(config, deps);
    expect(await contractCertificates?.validate('DE8AA1A2B3C4D5', proof, new Date())).toMatchObject({
      outcome: 'valid',
    });
    expect(certificateStatus).toBeDefined();
  });
});

describe('where tokens come from', () => {
  const opcp = `${section}root_certs.type = "opcp"\nroot_certs.opcp.url = "http://127.0.0.1:1"\n`;
  const tokensOf = (auth: string, env?: Record<string, string>) => {
    const rootCerts = load(`${opcp}${auth}`, env).contractValidator?.rootCerts;
    return rootCerts?.type === 'opcp' ? rootCerts.auth : undefined;
  };
  const auth = 'root_certs.opcp.auth';

  test('is read for every kind', () => {
    const url = 'http://127.0.0.1:1/token';
    expect(
      tokensOf(`${auth}.type = "env_token"\n${auth}.env_token.variable = "TOKEN"`, { TOKEN: 't0ken' }),
    ).toEqual({ type: 'token', token: 't0ken' });
    expect(tokensOf(`${auth}.type = "fixed_token"\n${auth}.fixed_token.token = "t0ken"`)).toEqual({
      type: 'token',
      token: 't0ken',
    });
    const client = `${auth}.type = "oauth2_token"\n${auth}.oauth2_token.url = "${url}"\n${auth}.oauth2_token.client_id = "csms"\n`;
    const secrets = [
      [`${auth}.oauth2_token.client_secret = "s3cret"`, {}],
      [`${auth}.oauth2_token.client_secret_env_var = "SECRET"`, { SECRET: 's3cret' }],
    ] as const;
    for (const [secret, env] of secrets) {
      expect(tokensOf(`${client}${secret}`, env)).toEqual({
        type: 'oauth2_token',
        url,
        clientId: 'csms',
        clientSecret: 's3cret',
      });
    }
    const page = `${auth}.type = "hubject_test_token"\n${auth}.hubject_test_token.url = "${url}"\n`;
    expect(tokensOf(`${page}${auth}.hubject_test_token.ttl = "30m"`)).toEqual({
      type: 'hubject_test_token',
      url,
      ttlMs: 1_800_000,
    });
  });

  test.each([
    ['', 'auth.type: expected one of "env_token", "fixed_token", "oauth2_token", "hubject_test_token"'],
    [`${auth}.type = "env_token"`, 'auth.env_token.variable: expected a text'],
    [
      `${auth}.type = "env_token"\n${auth}.env_token.variable = "MISSING"`,
      'auth.env_token.variable: expected an environment variable that is set',
    ],
    [
      `${auth}.type = "oauth2_token"\n${auth}.oauth2_token.url = "http://a"\n${auth}.oauth2_token.client_id = "csms"`,
      'auth.oauth2_token: expected client_secret or client_secret_env_var',
    ],
  ])('is missing something in %j', async (given, complaint) => {
    expect(await complaintOf(`${opcp}${given}`)).toBe(
      `contract_cert_validator.ocsp.root_certs.opcp.${complaint}`,
    );
  });
});

describe('a configuration of certificates that can’t be used', () => {
  const none = join(pki.folder, 'none.pem');
  const files = (...names: string[]) =>
    `root_certs.type = "file"\nroot_certs.file.files = ${JSON.stringify(names)}`;

  test.each([
    ['[contract_cert_validator]', 'contract_cert_validator.type: expected "ocsp"'],
    [section, 'contract_cert_validator.ocsp.root_certs.type: expected one of "file", "opcp", "composite"'],
    [
      `${section}${files()}`,
      'contract_cert_validator.ocsp.root_certs.file.files: expected a list of files, such as ["/etc/csms/v2g-roots.pem"]',
    ],
    [`${section}${files(none)}`, `contract_cert_validator.ocsp.root_certs: ${none} can't be read`],
    [
      `${section}${files(root.keyFile)}`,
      `contract_cert_validator.ocsp.root_certs: ${root.keyFile} holds something that is no certificate in PEM`,
    ],
    [
      `${section}${files(root.certificateFile)}\nmode = "maybe"`,
      'contract_cert_validator.ocsp.mode: expected one of "required", "preferred", "off"',
    ],
    [
      `${section}${files(root.certificateFile)}\nmax_attempts = 0`,
      'contract_cert_validator.ocsp.max_attempts: expected a whole number from 1 to 10',
    ],
    [
      `${section}${files(root.certificateFile)}\nresponder_hosts = ["http://ocsp.example"]`,
      'contract_cert_validator.ocsp.responder_hosts: expected a list of hosts, such as "ocsp.example.com" or "10.0.0.7:8080"',
    ],
    [
      `${section}root_certs.type = "composite"\nroot_certs.composite.providers = [{type = "file", file = {names = []}}]`,
      'contract_cert_validator.ocsp.root_certs.composite.providers[0].file.files: expected a list of files, such as ["/etc/csms/v2g-roots.pem"]',
    ],
    [
      `${section}root_certs.type = "composite"\nroot_certs.composite.providers = [{type = "file", file.files = ["a"], url = "b"}]`,
      'contract_cert_validator.ocsp.root_certs.composite.providers[0].url: unknown key',
    ],
  ])('is told in one line: %j', async (file, complaint) => {
    expect(await complaintOf(file)).toBe(complaint);
  });
});
