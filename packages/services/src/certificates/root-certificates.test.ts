import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { createPki } from '@csms/test-pki';
import { afterAll, describe, expect, test } from 'vitest';
import { type Answer, serveOutside } from '../../test/outside-server.js';
import { createAuthorizedRequest } from '../outside/authorized-request.js';
import { fixedToken } from '../outside/http-tokens.js';
import { cacheRoots } from './cached-roots.js';
import { createOpcpRoots } from './opcp-roots.js';
import { composeRoots, type RootCertificates } from './root-certificates.js';
import { readRootFiles } from './root-files.js';

const pki = createPki();
afterAll(() => pki.remove());

const v2g = pki.root({ commonName: 'V2G Root', algorithm: 'P-521' });
const mo = pki.root({ commonName: 'MO Root', algorithm: 'RSA' });
const oem = pki.root({ commonName: 'OEM Root' });

/** The names of the roots that count. */
async function namesIn(roots: RootCertificates) {
  return (await roots.current()).map(({ commonName }) => commonName);
}

function aFile(name: string, content: string): string {
  const file = join(pki.folder, name);
  writeFileSync(file, content);
  return file;
}

describe('root certificates from files', () => {
  test('are all that are in them, whatever stands between', async () => {
    const file = aFile('several.pem', `# V2G\n${v2g.pem}\nsubject=CN = MO Root\n${mo.pem}`);
    expect(await namesIn(await readRootFiles([file, oem.certificateFile]))).toEqual([
      'V2G Root',
      'MO Root',
      'OEM Root',
    ]);
  });

  test.each([
    ['that is not there', join(pki.folder, 'none.pem'), 'unreadable', /none\.pem can't be read$/],
    ['that is a folder', pki.folder, 'unreadable', /can't be read$/],
    ['without certificates', aFile('text.pem', 'none'), 'empty', /text\.pem holds no certificate in PEM$/],
    [
      'with a broken certificate',
      aFile('broken.pem', v2g.pem + mo.pem.replace('MII', 'AAA')),
      'malformed',
      /broken\.pem holds something that is no certificate in PEM$/,
    ],
    ['with a private key', v2g.keyFile, 'malformed', /key\.pem holds something/],
    [
      'of more than 1 MB',
      aFile('large.pem', ' '.repeat(1_000_001)),
      'too-large',
      /large\.pem holds more than/,
    ],
  ])('are refused for a file %s, by its name', async (_, file, code, message) => {
    const reading = readRootFiles([v2g.certificateFile, file]);
    await expect(reading).rejects.toMatchObject({
      name: 'RootFileError',
      code,
      file,
      message: expect.stringMatching(message),
    });
  });
});

const poolAnswer = (...certificates: unknown[]) =>
  JSON.stringify({
    RootCertificateCollection: {
      rootCertificates: certificates.map((caCertificate, index) => ({
        rootCertificateId: index,
        caCertificate,
      })),
    },
  });
const base64Of = ({ der }: { readonly der: Buffer }) => der.toString('base64');

/** A pool that answers as it is told, which has a minute for it: a test's machine may be busy. */
async function aPool(answer: (count: number) => Answer, timeoutMs = 60_000) {
  const { url, asked } = await serveOutside((_, count) => answer(count));
  const request = createAuthorizedRequest({ tokens: fixedToken('t0ken'), timeoutMs });
  return { asked, roots: createOpcpRoots({ url: `${url}/`, request }) };
}

describe('root certificates of a pool', () => {
  test('are those that can be read of its list', async () => {
    const { asked, roots } = await aPool(() => poolAnswer(base64Of(v2g), 'AAAA', 7, null, base64Of(mo)));
    expect(await namesIn(roots)).toEqual(['V2G Root', 'MO Root']);
    expect(asked).toMatchObject([
      {
        method: 'GET',
        path: '/v1/root/rootCerts',
        headers: { authorization: 'Bearer t0ken', 'x-api-key': 't0ken' },
      },
    ]);
  });

  test.each<[what: string, answer: Answer, code: string, times: number]>([
    ['fails', 500, 'failed', 2],
    ['hangs', undefined, 'timeout', 2],
    ['answers no JSON', 'none', 'malformed', 1],
    ['answers another JSON', '{"RootCertificateCollection":[]}', 'malformed', 1],
    ['has none', poolAnswer(), 'malformed', 1],
    ['has none that can be read', poolAnswer('AAAA', '{}'), 'malformed', 1],
    ['answers without end', 'x'.repeat(1_000_001), 'too-large', 2],
  ])('can’t be had when it %s, which shows no token', async (_, answer, code, times) => {
    const { asked, roots } = await aPool(() => answer, answer === undefined ? 1_000 : undefined);
    const error = await roots.current().catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ name: 'OutsideError', code });
    expect(inspect(error)).not.toContain('t0ken');
    expect(asked).toHaveLength(times);
  });
});

/** How long to look for what happens behind the scenes. */
const patiently = { timeout: 30_000 };

describe('root certificates that are kept', () => {
  /** A pool that is up or down, behind a cache whose time the test tells. */
  async function aCachedPool() {
    let up = true;
    let atMs = 0;
    const logged: object[] = [];
    const pool = await aPool((count) => (up ? poolAnswer(base64Of(count === 1 ? v2g : mo)) : 500));
    const roots = cacheRoots({
      source: pool.roots,
      lifetimeMs: 600_000,
      logger: { info() {}, warn: (fields) => logged.push(fields) },
      clock: { now: () => new Date(atMs) },
    });
    return {
      ...pool,
      roots,
      logged,
      is(state: 'up' | 'down') {
        up = state === 'up';
      },
      async after(seconds: number) {
        atMs += seconds * 1_000;
        const names = await namesIn(roots);
        return names;
      },
    };
  }

  test('are asked for once, however many want them at once, and not again before their lifetime is over', async () => {
    const { asked, roots, after } = await aCachedPool();
    const names = await Promise.all([namesIn(roots), namesIn(roots), namesIn(roots)]);
    expect(names).toEqual([['V2G Root'], ['V2G Root'], ['V2G Root']]);
    expect(await after(599)).toEqual(['V2G Root']);
    expect(asked).toHaveLength(1);
  });

  test('are renewed behind the scenes, while the old ones serve', async () => {
    const { asked, roots, after } = await aCachedPool();
    await after(0);
    expect(await after(600)).toEqual(['V2G Root']);
    await expect.poll(() => namesIn(roots), patiently).toEqual(['MO Root']);
    expect(asked).toHaveLength(2);
  });

  test('stay when the pool is down, which is said, and come anew when it is up again', async () => {
    const { asked, roots, logged, after, is } = await aCachedPool();
    await after(0);
    is('down');
    expect(await after(600)).toEqual(['V2G Root']);
    await expect.poll(() => logged, patiently).toMatchObject([{ err: { code: 'failed' }, kept: 1 }]);
    const askedSoFar = asked.length;
    expect(await after(59)).toEqual(['V2G Root']);
    expect(asked).toHaveLength(askedSoFar);
    is('up');
    expect(await after(1)).toEqual(['V2G Root']);
    await expect.poll(() => namesIn(roots), patiently).toEqual(['MO Root']);
  });

  test('are not there while there never were any, and the pool is not asked again and again', async () => {
    const { asked, logged, after, is } = await aCachedPool();
    is('down');
    await expect(after(0)).rejects.toMatchObject({ code: 'failed' });
    await expect(after(59)).rejects.toMatchObject({ code: 'failed' });
    expect(asked).toHaveLength(2);
    expect(logged).toHaveLength(1);
    is('up');
    expect(await after(1)).toEqual(['MO Root']);
  });
});

describe('root certificates of several sources', () => {
  const of = (...names: (typeof v2g)[]) => readRootFiles(names.map(({ certificateFile }) => certificateFile));
  const none: RootCertificates = { current: () => Promise.reject(new Error('down')) };

  test('are those of all that have any, without waiting for long for the others', async () => {
    const hanging: RootCertificates = { current: () => new Promise(() => {}) };
    const sources = [await of(v2g), none, hanging, await of(mo, oem)];
    expect(await namesIn(composeRoots(sources, { patienceMs: 50 }))).toEqual([
      'V2G Root',
      'MO Root',
      'OEM Root',
    ]);
  });

  test('are not there when no source has any', async () => {
    await expect(composeRoots([none, none]).current()).rejects.toThrow('from one source at least');
  });
});
