import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Certificate, createPki, startResponder } from '@csms/test-pki';
import { afterAll, describe, expect, it } from 'vitest';
import { csms, failed } from './csms.js';

const eMaid = 'DE8AA1A2B3C4D59';
const pki = createPki();
const responder = await startResponder();
afterAll(async () => {
  await responder.close();
  pki.remove();
});

const root = pki.root({ commonName: 'MO Root' });
const below = root.subordinate({ commonName: 'MO Sub', responderUrl: responder.urlOf(root) });
const issue = (options: { readonly validTo?: Date } = {}) =>
  below.issue({ commonName: eMaid, responderUrl: responder.urlOf(below), ...options });
const fileOf = (name: string, content: string) => {
  const file = join(pki.folder, name);
  writeFileSync(file, content);
  return file;
};
const chainOf = (name: string, leaf: Certificate) => fileOf(`${name}.pem`, leaf.pem + below.pem);

const contract = chainOf('contract', issue());
const revokedLeaf = issue();
below.revoke(revokedLeaf);
const revoked = chainOf('revoked', revokedLeaf);
const expired = chainOf('expired', issue({ validTo: new Date(Date.now() - 60_000) }));
const stranger = fileOf('stranger.pem', pki.root({ commonName: 'Another' }).issue({ commonName: eMaid }).pem);
const text = fileOf('text.pem', 'no certificate');

const byRoots = ['--roots', root.certificateFile];
const allowed = ['--responder-host', responder.host];
// Where the store is need not be said: none is opened.
const config = fileOf(
  'csms.toml',
  `[storage]
type = "postgres"

[contract_cert_validator]
type = "ocsp"
ocsp.responder_hosts = ["${responder.host}"]
ocsp.root_certs.type = "file"
ocsp.root_certs.file.files = ["${root.certificateFile}"]
`,
);

const validate = (file: string, ...args: readonly string[]) => csms(['contract', 'validate', file, ...args]);

describe.each([
  ['roots', [...byRoots, ...allowed]],
  ['a configuration', ['--config', config]],
])('contract validate by %s', (_title, how) => {
  it.each([
    ['a good one', contract, 'valid', 'verified'],
    ['a revoked one', revoked, 'revoked', 'revoked'],
    ['one that has expired', expired, 'expired', 'expired'],
    ['one of strangers', stranger, 'chain_invalid', 'issuer-unknown'],
    ['no chain', text, 'chain_invalid', 'no-certificates'],
  ])('judges %s', async (_kind, file, outcome, rule) => {
    const { code, stdout, stderr } = await validate(file, '--json', ...how);
    const valid = outcome === 'valid';
    expect({ code, stderr }).toEqual({ code: valid ? 0 : 1, stderr: '' });
    expect(JSON.parse(stdout)).toMatchObject({ valid, outcome, rule, reason: expect.stringMatching(/\w/) });
  });
});

describe('contract validate', () => {
  it('tells in words which contract is valid, and why', async () => {
    const { stdout } = await validate(contract, '--config', config);
    expect(stdout).toBe(`valid: true
outcome: valid
rule: verified
reason: the chain leads to a root, and no certificate of it is revoked
contractId: ${eMaid}
`);
  });

  it.each([
    ['required', 1, 'ocsp-responder-refused'],
    ['preferred', 0, 'status-preferred'],
    ['off', 0, 'status-off'],
  ])('with a status that is %s judges a chain whose responder may not be asked', async (mode, code, rule) => {
    const run = await validate(contract, '--json', '--ocsp', mode, ...byRoots);
    expect(run.code).toBe(code);
    expect(JSON.parse(run.stdout)).toMatchObject({ rule });
  });

  it('judges a chain for the contract that is asked about', async () => {
    const args = ['--json', '--ocsp', 'off', ...byRoots];
    const same = await validate(contract, '--emaid', 'de-8aa-1a2b3c4d5', ...args);
    const other = await validate(contract, '--emaid', 'DE8AA1A2B3C4D6', ...args);
    expect([same.code, other.code]).toEqual([0, 1]);
    expect(JSON.parse(other.stdout)).toMatchObject({ outcome: 'wrong_contract' });
  });

  it('tells why there are no roots, beside the verdict', async () => {
    const pool = fileOf(
      'pool.toml',
      `[contract_cert_validator]
type = "ocsp"
ocsp.root_certs.type = "opcp"
ocsp.root_certs.opcp.url = "http://${responder.host}/nothing"
ocsp.root_certs.opcp.auth.type = "fixed_token"
ocsp.root_certs.opcp.auth.fixed_token.token = "shuts"
`,
    );
    const { code, stdout, stderr } = await validate(contract, '--config', pool, '--json');
    expect({ code, ...JSON.parse(stdout) }).toMatchObject({
      code: 1,
      valid: false,
      rule: 'roots-unavailable',
    });
    expect(stderr).toMatch(/^(?!.*shuts)csms: .*root certificates.*\n$/);
  });

  it.each([
    ['a chain that is not there', ['nothing.pem', ...byRoots], "csms: nothing.pem: can't be read (ENOENT)\n"],
    ['roots that are none', [contract, '--roots', text], `csms: ${text} holds no certificate in PEM\n`],
    [
      'neither roots nor a configuration with some',
      [contract],
      'csms: the configuration says nothing of contract_cert_validator; expected that, or --roots\n',
    ],
  ])('fails with %s', async (_title, args, line) => {
    expect(await csms(['contract', 'validate', ...args])).toEqual(failed(1, line));
  });
});
