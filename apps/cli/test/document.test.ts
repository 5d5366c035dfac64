import { execFile } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { spanOf } from '@csms/store';
import { createPki } from '@csms/test-pki';
import { expect, it, onTestFinished } from 'vitest';
import { commands } from '../src/commands.js';
import { environment, program } from './csms.js';
import { keepIn, startSystem } from './system.js';

/** Each block of commands in a document, with what it prints where that is shown. */
function blocksOf(name: string) {
  const document = readFileSync(new URL(`../../../docs/${name}`, import.meta.url), 'utf8');
  return [...document.matchAll(/^```sh\n(.*?)^```\n(?:\n```text\n(.*?)^```)?/gms)].map(
    ([, typed = '', shown]) => ({ typed, shown }),
  );
}

const blocks = blocksOf('cli.md');
/** Other documents have commands of other programs too. */
const blocksElsewhere = blocksOf('stores.md').filter(({ typed }) => typed.startsWith('csms '));

/** A folder with the command, and the files that the document names. */
function aFolder(): string {
  const pki = createPki();
  onTestFinished(() => pki.remove());
  const write = (name: string, content: string) => writeFileSync(join(pki.folder, name), content);
  const root = pki.root({ commonName: 'MO Root' });
  write('mo-root.pem', root.pem);
  write('contract.pem', root.issue({ commonName: 'DEABCC12345678' }).pem);
  write('station.pem', root.issue({ commonName: 'CP03' }).pem);
  write('operator.key', 'opens\n');
  write('admin.key', 'opens\n');
  write(
    'csms.toml',
    `[contract_cert_validator]
type = "ocsp"
ocsp.mode = "off"
ocsp.root_certs.type = "file"
ocsp.root_certs.file.files = ["${root.certificateFile}"]
`,
  );
  const token = {
    uid: 'CAFE01',
    contractId: 'DEABCC00000001',
    countryCode: 'DE',
    partyId: 'ABC',
    issuer: 'ABC',
  };
  write(
    'token.json',
    JSON.stringify({ ...token, type: 'RFID', valid: true, cacheMode: 'ALWAYS', standing: 'blocked' }),
  );
  write('server.toml', `[storage.postgres]\ndata_dir = "${join(pki.folder, 'elsewhere')}"\n`);
  mkdirSync(join(pki.folder, 'bin'));
  write('bin/csms', `#!/bin/sh\nexec '${process.execPath}' '${program}' "$@"\n`);
  chmodSync(join(pki.folder, 'bin/csms'), 0o755);
  return pki.folder;
}

it('every command is in the document', () => {
  const typed = blocks.map((block) => block.typed).join('');
  expect(
    commands.filter(({ name }) => !typed.includes(`csms ${name} `) && !typed.includes(`csms ${name}\n`)),
  ).toEqual([]);
});

it('what the documents have an operator type does what they say', async () => {
  expect(blocksElsewhere).not.toEqual([]);
  const { apiUrl, store } = await startSystem();
  const started = { stationId: 'CP01', transactionId: '4711', kind: 'started', seqNo: 0 } as const;
  const at = new Date('2026-01-31T11:00:00Z');
  const registers = spanOf({ wh: 10_000, at, seqNo: 0 }, 2);
  await store.transactions.record({ ...started, ocppVersion: '1.6', at, registers, readings: [] });
  const cwd = aFolder();
  await keepIn(join(cwd, 'data'));
  const path = [join(cwd, 'bin'), environment.PATH].join(delimiter);
  const env = { ...environment, PATH: path, CSMS_API_URL: apiUrl };
  for (const { typed, shown } of [...blocks, ...blocksElsewhere]) {
    const command = typed.replaceAll('http://127.0.0.1:9410', apiUrl);
    const { stdout, stderr } = await promisify(execFile)('sh', ['-euc', command], { cwd, env });
    expect({ typed, stderr }).toEqual({ typed, stderr: '' });
    expect(stdout).toMatch(/\S\n$/);
    expect(shown ?? stdout).toBe(stdout);
  }
  const profiles = ['CP01', 'CP02', 'CP03'].map(
    async (id) => (await store.stations.find(id))?.authentication,
  );
  expect(await Promise.all(profiles)).toMatchObject([
    { securityProfile: 2, passwordSha256: '06XqCi3lu62TTJyzELMXVsPKgBaPaxwDf52Qmho+xVI=' },
    { securityProfile: 1, passwordSha256: expect.stringMatching(/./) },
    { securityProfile: 3 },
  ]);
  const tokens = await Promise.all(['04E91C5A', 'CAFE01'].map((uid) => store.tokens.find(uid)));
  expect(tokens).toMatchObject([{ valid: true }, { standing: 'blocked' }]);
});
