import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { createPki, openssl } from '@csms/test-pki';
import { afterAll, describe, expect, it } from 'vitest';
import { csms, environment, failed, printed, program } from './csms.js';

const pki = createPki();
afterAll(() => pki.remove());

const sha256 = (of: string) => createHash('sha256').update(of);

describe('auth encode-password', () => {
  it.each(['secret-of-CP01', 'secret-of-CP01\n', 'secret-of-CP01\r\n'])('hashes %j', async (input) => {
    const expected = sha256('secret-of-CP01').digest('base64');
    expect(await csms(['auth', 'encode-password'], { input })).toEqual(printed(`${expected}\n`));
  });

  it('hashes every character of a password, blanks too', async () => {
    const { stdout } = await csms(['auth', 'encode-password'], { input: ' pässword \n' });
    expect(stdout).toBe(`${sha256(' pässword ').digest('base64')}\n`);
  });

  it('prints JSON', async () => {
    const { stdout } = await csms(['auth', 'encode-password', '--json'], { input: 'secret' });
    expect(JSON.parse(stdout)).toEqual({ base64SHA256Password: sha256('secret').digest('base64') });
  });

  it.each([
    ['nothing', '', 'csms: expected a password\n'],
    ['a line break', '\n', 'csms: expected a password\n'],
    ['two lines', 'one\ntwo\n', 'csms: expected a password of one line\n'],
    ['no UTF-8', Uint8Array.of(0xff, 0xfe), 'csms: standard input is not UTF-8\n'],
  ])('refuses %s', async (_title, input, line) => {
    expect(await csms(['auth', 'encode-password'], { input })).toEqual(failed(1, line));
  });

  it('asks on a terminal, and does not show what is typed', async () => {
    const { shown, code } = await onTerminal('secret-of-CP01\r');
    expect(code).toBe(0);
    expect(shown).toContain(sha256('secret-of-CP01').digest('base64'));
    expect(shown).not.toContain('secret-of-CP01');
  });

  it.each([
    ['Control-C', '\x03'],
    ['Control-D', '\x04'],
  ])('ends with exit code 1 on %s', async (_key, typed) => {
    const { shown, code } = await onTerminal(typed);
    expect(code).toBe(1);
    expect(shown).toContain('csms: no password was given');
  });
});

/** Runs `auth encode-password` on a terminal, and types once it asks. */
async function onTerminal(typed: string) {
  const command = `'${process.execPath}' '${program}' auth encode-password`;
  const child = spawn('script', ['-qec', command, '/dev/null'], { env: environment });
  child.stdout.once('data', () => child.stdin.write(typed));
  const [shown, [code]] = await Promise.all([
    text(child.stdout),
    once(child, 'exit') as Promise<[number | null]>,
  ]);
  return { shown, code };
}

describe('auth generate-credential', () => {
  it('prints a password that every station takes, and its hash', async () => {
    const { stdout, code } = await csms(['auth', 'generate-credential', '--json']);
    const { password, base64SHA256Password } = JSON.parse(stdout) as Record<string, string>;
    expect(code).toBe(0);
    expect(password).toMatch(/^[\da-f]{40}$/);
    expect(base64SHA256Password).toBe(sha256(String(password)).digest('base64'));
  });

  it('prints lines for people, and never the same', async () => {
    const runs = await Promise.all([1, 2].map(() => csms(['auth', 'generate-credential'])));
    for (const { stdout } of runs) {
      expect(stdout).toMatch(/^password: [\da-f]{40}\nbase64SHA256Password: [\w+/]{43}=\n$/);
    }
    expect(runs[0]?.stdout).not.toBe(runs[1]?.stdout);
  });
});

describe('auth generate-api-key', () => {
  it('prints a key and its hash in hex', async () => {
    const { stdout } = await csms(['auth', 'generate-api-key', '--json']);
    const { key, sha256: hex } = JSON.parse(stdout) as Record<string, string>;
    expect(key).toMatch(/^[\w-]{43}$/);
    expect(hex).toBe(sha256(String(key)).digest('hex'));
  });
});

describe('auth hash-certificate', () => {
  const { certificateFile, der } = pki.root({ commonName: 'CP01' });
  const derFile = join(pki.folder, 'certificate.der');
  writeFileSync(derFile, der);
  const digest = openssl(['dgst', '-sha256', '-binary', derFile]).toString('base64url');

  it.each([
    ['PEM', certificateFile],
    ['DER', derFile],
  ])('prints the hash of a certificate in %s', async (_form, file) => {
    expect(await csms(['auth', 'hash-certificate', file])).toEqual(printed(`${digest}\n`));
  });

  it('prints JSON', async () => {
    const { stdout } = await csms(['auth', 'hash-certificate', '--json', derFile]);
    expect(JSON.parse(stdout)).toEqual({ hash: digest });
  });

  it('refuses what is no certificate, and what is not there', async () => {
    const nothing = join(pki.folder, 'nothing.pem');
    const noCertificate = join(pki.folder, 'no-certificate.pem');
    writeFileSync(noCertificate, 'no certificate');
    expect(await csms(['auth', 'hash-certificate', nothing])).toEqual(
      failed(1, `csms: ${nothing}: can't be read (ENOENT)\n`),
    );
    expect(await csms(['auth', 'hash-certificate', noCertificate])).toEqual(
      failed(1, `csms: ${noCertificate}: expected a certificate in PEM or DER\n`),
    );
  });
});
