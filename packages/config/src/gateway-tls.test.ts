import { mkdtempSync, readFileSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { GatewayTls } from '@csms/gateway';
import { createPki } from '@csms/test-pki';
import { afterAll, afterEach, beforeEach, expect, it, vi } from 'vitest';
import { followGatewayTls, openGatewayTls } from './gateway-tls.js';

const pki = createPki();
afterAll(() => pki.remove());

const root = pki.root({ commonName: 'Root' });
const forServer = { commonName: 'csms.example', extendedKeyUsage: ['serverAuth'] };
const [server, renewed, rsa] = [
  root.issue(forServer),
  root.issue(forServer),
  root.issue({ ...forServer, algorithm: 'RSA', keyUsage: ['digitalSignature', 'keyEncipherment'] }),
];
const keyOf = ({ keyFile }: { readonly keyFile: string }) => readFileSync(keyFile, 'utf8');
const revocationList = root.revocationList();

let folder: string;
beforeEach(() => {
  vi.useFakeTimers();
  folder = mkdtempSync(join(tmpdir(), 'csms-tls-'));
});
afterEach(() => {
  vi.useRealTimers();
  rmSync(folder, { recursive: true });
});

function aFile(name: string, text: string): string {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
}

/** Files of which one has changed have another time, whatever the resolution of the file system. */
function change(file: string, text: string, seconds: number): void {
  writeFileSync(file, text);
  utimesSync(file, seconds, seconds);
}

function someFiles() {
  return {
    cert: [aFile('ec.pem', server.pem), aFile('rsa.pem', rsa.pem)],
    key: [aFile('ec.key', keyOf(server)), aFile('rsa.key', keyOf(rsa))],
    clientCa: [aFile('ca.pem', root.pem)],
    clientCrl: [aFile('crl.pem', revocationList)],
  };
}

const read = {
  cert: [server.pem, rsa.pem],
  key: [keyOf(server), keyOf(rsa)],
  clientCa: [root.pem],
  clientCrl: [revocationList],
};

it('reads the files, and leaves out what there is none of', () => {
  expect(openGatewayTls(someFiles())).toEqual(read);
  expect(openGatewayTls({ ...someFiles(), clientCa: [], clientCrl: [] })).not.toHaveProperty('clientCa');
});

it('names the key whose file cannot be read', () => {
  const missing = join(folder, 'missing.pem');
  expect(() => openGatewayTls({ ...someFiles(), clientCa: [missing] })).toThrow(
    `gateway.client_ca: expected a file that can be read: ${missing}`,
  );
});

/** Follows files for a gateway that notes with what it makes connections. */
function follow(files: ReturnType<typeof someFiles>) {
  const told: GatewayTls[] = [];
  const errors: unknown[] = [];
  const gateway = { renewTls: (tls: GatewayTls) => told.push(tls) };
  const logger = { debug() {}, info() {}, warn() {}, error: (fields: object) => errors.push(fields) };
  return { told, errors, following: followGatewayTls(gateway, files, logger) };
}

it('follows files that change, for as long as it is asked to', () => {
  const files = someFiles();
  const { told, errors, following } = follow(files);
  vi.advanceTimersByTime(60_000);
  expect(told).toEqual([]);

  const [[cert = ''], [key = '']] = [files.cert, files.key];
  change(cert, renewed.pem, 1_000);
  change(key, keyOf(renewed), 1_000);
  vi.advanceTimersByTime(120_000);
  expect(told).toEqual([{ ...read, cert: [renewed.pem, rsa.pem], key: [keyOf(renewed), keyOf(rsa)] }]);

  following.close();
  change(cert, server.pem, 2_000);
  change(key, keyOf(server), 2_000);
  vi.advanceTimersByTime(120_000);
  expect([told.length, errors]).toEqual([1, []]);
});

it.each<[string, keyof typeof read, (file: string) => void]>([
  ['a certificate of another key', 'cert', (file) => change(file, renewed.pem, 1_000)],
  // Node takes it for no authority at all.
  ['no certificate where authorities are', 'clientCa', (file) => change(file, '', 1_000)],
  ['no list of revoked certificates', 'clientCrl', (file) => change(file, 'a list', 1_000)],
  [
    'a link that leads to itself',
    'clientCa',
    (file) => {
      rmSync(file);
      symlinkSync(file, file);
    },
  ],
])('goes on with what it has when there is %s, until there is something better', (_, name, spoil) => {
  const files = someFiles();
  const [file = ''] = files[name];
  const { told, errors, following } = follow(files);
  spoil(file);
  vi.advanceTimersByTime(60_000);
  expect([told, errors.length]).toEqual([[], 1]);

  rmSync(file);
  change(file, read[name][0] ?? '', 2_000);
  vi.advanceTimersByTime(60_000);
  expect([told, errors.length]).toEqual([[read], 1]);
  following.close();
});
