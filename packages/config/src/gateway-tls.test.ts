import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { GatewayTls } from '@csms/gateway';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { followGatewayTls, readGatewayTls } from './gateway-tls.js';

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
    cert: [aFile('rsa.pem', 'RSA'), aFile('ec.pem', 'EC')],
    key: [aFile('rsa.key', 'RSA KEY'), aFile('ec.key', 'EC KEY')],
    clientCa: [aFile('ca.pem', 'CA')],
    clientCrl: [aFile('crl.pem', 'CRL')],
  };
}

const read = { cert: ['RSA', 'EC'], key: ['RSA KEY', 'EC KEY'], clientCa: ['CA'], clientCrl: ['CRL'] };

it('reads the files, and leaves out what there is none of', () => {
  expect(readGatewayTls(someFiles())).toEqual(read);
  expect(readGatewayTls({ ...someFiles(), clientCa: [], clientCrl: [] })).not.toHaveProperty('clientCa');
});

it('names the key whose file can not be read', () => {
  const missing = join(folder, 'missing.pem');
  expect(() => readGatewayTls({ ...someFiles(), clientCa: [missing] })).toThrow(
    `gateway.client_ca: expected a file that can be read: ${missing}`,
  );
});

it('follows files that change, and goes on with what it has when they are no good', () => {
  const files = someFiles();
  const renewed: GatewayTls[] = [];
  const errors: unknown[] = [];
  const gateway = {
    renewTls(tls: GatewayTls) {
      if (tls.cert[0] === 'BROKEN') throw new Error('no certificate');
      renewed.push(tls);
    },
  };
  const logger = { debug() {}, info() {}, warn() {}, error: (fields: object) => errors.push(fields) };
  const following = followGatewayTls(gateway, files, logger);
  vi.advanceTimersByTime(60_000);
  expect(renewed).toEqual([]);

  const [rsa = ''] = files.cert;
  change(rsa, 'NEW RSA', 1_000);
  vi.advanceTimersByTime(120_000);
  expect(renewed).toEqual([{ ...read, cert: ['NEW RSA', 'EC'] }]);

  change(rsa, 'BROKEN', 2_000);
  vi.advanceTimersByTime(60_000);
  expect([renewed.length, errors.length]).toEqual([1, 1]);

  following.close();
  change(rsa, 'RSA', 3_000);
  vi.advanceTimersByTime(120_000);
  expect(renewed).toHaveLength(1);
});
