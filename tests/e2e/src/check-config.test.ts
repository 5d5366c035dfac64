import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fileOf, type ProgramName } from './programs.js';
import { startStandalone } from './systems.js';

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'csms-check-config-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs a program with `--check-config`, with a file that says so much. */
async function check(name: ProgramName, file: string) {
  writeFileSync(join(folder, 'csms.toml'), file);
  return runWith(name, '--check-config', '--config', 'csms.toml');
}

async function runWith(name: ProgramName, ...argv: readonly string[]) {
  const program = spawn(process.execPath, [fileOf(name), ...argv], { cwd: folder });
  const [said, errors, [code]] = await Promise.all([
    text(program.stdout),
    text(program.stderr),
    once(program, 'exit'),
  ]);
  return { said, errors, code: code as number | null };
}

const apiUrl = 'gateway.api_url = "http://api:9410"\n';

describe.each(['api', 'gateway', 'manager', 'standalone'] as const)('the program %s', (name) => {
  it('says that its configuration is valid, and starts nothing', async () => {
    const file = `${apiUrl}[transport]\nmqtt.urls = ["mqtt://nowhere.invalid:1883"]\n`;
    expect(await check(name, file)).toEqual({ said: 'configuration is valid\n', errors: '', code: 0 });
    expect(readdirSync(folder)).toEqual(['csms.toml']);
  });

  const program = `csms-${name}`;

  it('tells how it is called, and starts nothing', async () => {
    const said = expect.stringMatching(new RegExp(`^Usage: ${program} \\[--config FILE\\]`));
    expect(await runWith(name, '--help')).toEqual({ said, errors: '', code: 0 });
    expect(readdirSync(folder)).not.toContain('data');
  });

  it('says which key is at fault', async () => {
    expect(await check(name, `${apiUrl}gateway.adr = ":1"\n`)).toEqual({
      said: '',
      errors: `${program}: gateway.adr: unknown key (gateway.addr?)\n`,
      code: 1,
    });
  });
});

describe.each(['api', 'gateway', 'manager'] as const)('the program %s', (name) => {
  it('does not start where nobody would hear it', async () => {
    const argv = ['--transport-type=in_process', '--gateway-api-url=http://127.0.0.1:9'];
    expect(await runWith(name, ...argv)).toEqual({
      said: '',
      errors: expect.stringMatching(/^csms-\w+: transport\.type: expected "mqtt": .+\n$/),
      code: 1,
    });
  });
});

it('which keys mean nothing is told apart from the verdict', async () => {
  expect(await check('manager', 'api.org_name = "Example"\n')).toEqual({
    said: 'configuration is valid\n',
    errors: 'csms-manager: api.org_name means nothing here and is ignored\n',
    code: 0,
  });
});

it('a program says when it starts which variables of the environment set no key, and not what they hold', async () => {
  const misspelt = { CSMS_GATEWAY_ADRR: 's3cret', CSMS_API_KEZS: 's3cret' };
  const addresses = { CSMS_API_ADDR: '127.0.0.1:0', CSMS_GATEWAY_ADDR: '127.0.0.1:0' };
  const program = await startStandalone([], { ...addresses, ...misspelt });
  const line =
    'no key is set by these environment variables: CSMS_GATEWAY_ADRR (CSMS_GATEWAY_ADDR?), CSMS_API_KEZS (CSMS_API_KEYS?)';
  expect(program.lines.filter((said) => said.includes(line))).toHaveLength(1);
  expect(program.lines.join('\n')).not.toContain('s3cret');
  await program.close();
});

it('a file that a service needs is read', async () => {
  const file =
    '[charge_station_cert_provider]\ntype = "local"\nlocal.cert.type = "file"\nlocal.cert.file = "none.pem"\n';
  expect(await check('manager', `${file}local.key.type = "file"\nlocal.key.file = "none.key"\n`)).toEqual({
    said: '',
    errors: "csms-manager: charge_station_cert_provider.local.cert.file: none.pem can't be read (ENOENT)\n",
    code: 1,
  });
});
