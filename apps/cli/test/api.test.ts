import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spanOf } from '@csms/store';
import { describe, expect, it, onTestFinished } from 'vitest';
import { csms, failed, printed } from './csms.js';
import { startSystem } from './system.js';

const sha256 = (of: string, form: 'hex' | 'base64') => createHash('sha256').update(of).digest(form);
const token = {
  uid: '04E91C5A',
  contractId: 'DE-ABC-C12345678',
  countryCode: 'DE',
  partyId: 'ABC',
  issuer: 'Example Mobility',
  type: 'RFID',
  cacheMode: 'NEVER',
  valid: true,
};
const tokenFlags = [
  ['--uid', '04E91C5A', '--contract-id', 'DE-ABC-C12345678', '--country-code', 'DE', '--party-id', 'ABC'],
  ['--issuer', 'Example Mobility', '--group-id', 'FLEET'],
].flat();

describe('station register', () => {
  it('registers a station with the password on standard input', async () => {
    const { apiUrl, store } = await startSystem();
    const args = ['station', 'register', 'CP 01/a', '--security-profile', '0', '--password-stdin'];
    const run = await csms([...args, '--api-url', apiUrl], { input: 'secret-of-CP01\n' });
    expect(run).toEqual(printed('csId: CP 01/a\nsecurityProfile: 0\n'));
    expect(await store.stations.find('CP 01/a')).toMatchObject({
      registrationStatus: 'Accepted',
      authentication: {
        securityProfile: 1,
        passwordSha256: sha256('secret-of-CP01', 'base64'),
        anyUsername: false,
      },
    });
  });

  it('registers a station with a password that it makes, and prints it', async () => {
    const { apiUrl, store } = await startSystem();
    const args = ['station', 'register', 'CP01', '--security-profile', '1', '--generate', '--any-username'];
    const { stdout, code } = await csms([...args, '--registration-status', 'Pending', '--json'], {
      env: { CSMS_API_URL: `${apiUrl}/` },
    });
    const { password, ...rest } = JSON.parse(stdout) as { password: string };
    expect({ code, ...rest }).toEqual({ code: 0, csId: 'CP01', securityProfile: 1 });
    expect(await store.stations.find('CP01')).toMatchObject({
      registrationStatus: 'Pending',
      authentication: {
        securityProfile: 2,
        passwordSha256: sha256(password, 'base64'),
        anyUsername: true,
      },
    });
  });

  it('registers a station with a client certificate without a password', async () => {
    const { apiUrl, store } = await startSystem();
    const args = ['station', 'register', 'CP01', '--security-profile', '2', '--api-url', apiUrl];
    expect((await csms(args)).code).toBe(0);
    const found = await store.stations.find('CP01');
    expect(found?.authentication).toEqual({ securityProfile: 3, anyUsername: false });
  });

  it.each(['', '.', '..'])('refuses the id %j, which no path can name', async (id) => {
    const args = ['station', 'register', id, '--security-profile', '0', '--generate'];
    expect(await csms(args)).toEqual(failed(2, `csms: STATION: there is none that is called '${id}'\n`));
  });
});

describe('token add', () => {
  it('adds a token of its options', async () => {
    const { apiUrl, store } = await startSystem();
    const run = await csms(['token', 'add', ...tokenFlags, '--invalid', '--api-url', apiUrl]);
    expect(run).toEqual(printed('uid: 04E91C5A\n'));
    expect(await store.tokens.find('04E91C5A')).toMatchObject({
      ...token,
      contractId: expect.stringMatching(/^DEABCC12345678.$/),
      groupId: 'FLEET',
      cacheMode: 'ALWAYS',
      valid: false,
    });
  });

  it('adds a token from standard input', async () => {
    const { apiUrl, store } = await startSystem();
    const env = { CSMS_API_URL: apiUrl };
    const run = await csms(['token', 'add', '--stdin', '--json'], { input: JSON.stringify(token), env });
    expect(run).toEqual(printed('{"uid":"04E91C5A"}\n'));
    expect(await store.tokens.find('04E91C5A')).toMatchObject({ cacheMode: 'NEVER', valid: true });
  });

  it.each([
    ['an option that breaks the form', [...tokenFlags, '--party-id', 'ABCD'], '', /partyId/],
    ['a field that is missing', ['--stdin'], '{"uid":"X"}', /countryCode is required/],
  ])('tells what the API says of %s', async (_title, args, input, field) => {
    const { apiUrl, store } = await startSystem();
    const run = await csms(['token', 'add', ...args, '--api-url', apiUrl], { input });
    expect(run).toEqual(failed(1, expect.stringMatching(/^csms: the API answers 400 Bad Request: .*\n$/)));
    expect(run.stderr).toMatch(field);
    expect((await store.tokens.list({ limit: 10 })).items).toEqual([]);
  });

  it.each(['', '{', '[]', '"uid"', 'null'])('refuses %j on standard input', async (input) => {
    expect(await csms(['token', 'add', '--stdin'], { input })).toEqual(
      failed(1, 'csms: expected a token on standard input, as an object of JSON\n'),
    );
  });
});

describe('transaction get', () => {
  it('prints what is known of a transaction', async () => {
    const { apiUrl, store } = await startSystem();
    const at = new Date('2026-01-31T12:00:00Z');
    const started = { stationId: 'CP01', transactionId: '4711', kind: 'started', at, seqNo: 0 } as const;
    const where = { ocppVersion: '1.6', token: { uid: '04E91C5A' }, evseId: 2, connectorId: 1 } as const;
    await store.transactions.record({ ...started, ...where, readings: [] });

    const args = ['transaction', 'get', 'CP01', '4711', '--api-url', apiUrl];
    const { stdout, code } = await csms([...args, '--json']);
    expect({ code, transaction: JSON.parse(stdout) as unknown }).toEqual({
      code: 0,
      transaction: {
        csId: 'CP01',
        transactionId: '4711',
        status: 'active',
        tokenUid: '04E91C5A',
        evseId: 2,
        connectorId: 1,
        startedAt: '2026-01-31T12:00:00.000Z',
        flags: [],
      },
    });
    expect((await csms(args)).stdout).toContain(
      'status: active\ntokenUid: 04E91C5A\nevseId: 2\nconnectorId: 1\nstartedAt: 2026-01-31T12:00:00.000Z\nflags: []\n',
    );
  });

  it('does not let a station write on the terminal', async () => {
    const apiUrl = await anotherServer('{"transactionId":"\\u001b[2J","tokenUid":"\\u009b2J\\u007f"}');
    const args = ['transaction', 'get', 'CP01', '1', '--api-url', apiUrl];
    const shown = ['"\\u001b[2J"', '"\\u009b2J\\u007f"'];
    expect((await csms(args)).stdout).toBe(`transactionId: ${shown[0]}\ntokenUid: ${shown[1]}\n`);
    const { stdout } = await csms([...args, '--json']);
    expect(stdout).toBe(`{"transactionId":${shown[0]},"tokenUid":${shown[1]}}\n`);
  });

  it('fails for one that is not known', async () => {
    const { apiUrl } = await startSystem();
    const run = await csms(['transaction', 'get', 'CP01', '1', '--api-url', apiUrl]);
    expect(run).toEqual(
      failed(1, expect.stringMatching(/^csms: the API answers 404 Not Found: .*transactionId.*\n$/)),
    );
  });
});

describe('transaction end', () => {
  const at = new Date('2026-01-31T12:00:00Z');
  const started = { stationId: 'CP 1', transactionId: '4711', kind: 'started', at, seqNo: 0 } as const;
  const registers = spanOf({ wh: 1_000, at, seqNo: 0 }, 2);

  it('ends a transaction whose end was lost, and prints it', async () => {
    const { apiUrl, store } = await startSystem();
    await store.transactions.record({ ...started, ocppVersion: '1.6', registers, readings: [] });
    const args = ['transaction', 'end', 'CP 1', '4711', '--api-url', apiUrl];
    const { stdout, code } = await csms(args);
    expect(code).toBe(0);
    expect(stdout).toContain('endedAt: 2026-01-31T12:00:00.000Z\nstoppedReason: Other\nenergyWh: 0\n');
    const run = await csms([
      ...args,
      '--ended-at',
      '2026-01-31T13:00:00Z',
      '--meter-stop',
      '3000.5',
      '--json',
    ]);
    expect(JSON.parse(run.stdout)).toMatchObject({
      status: 'ended',
      endedAt: '2026-01-31T13:00:00.000Z',
      energyWh: 2_000.5,
      flags: ['assumed_end'],
    });
  });

  it('tells what the API says of an end that cannot be', async () => {
    const { apiUrl, store } = await startSystem();
    await store.transactions.record({ ...started, ocppVersion: '1.6', registers, readings: [] });
    const args = ['transaction', 'end', 'CP 1', '4711', '--api-url', apiUrl];
    const said = /^csms: the API answers 422 Unprocessable Entity: endedAt must not be before .*\n$/;
    expect(await csms([...args, '--ended-at', '2026-01-31T11:00:00Z'])).toEqual(
      failed(1, expect.stringMatching(said)),
    );
  });

  it.each(['', '12 kWh', '-5', '1e3', 'Infinity'])('refuses the register %j', async (register) => {
    const { apiUrl } = await startSystem();
    const args = ['transaction', 'end', 'CP01', '4711', `--meter-stop=${register}`, '--api-url', apiUrl];
    expect(await csms(args)).toEqual(
      failed(2, 'csms: --meter-stop: expected a number of Wh such as 12500\n'),
    );
  });
});

describe('the key of the API', () => {
  const ask = ['transaction', 'get', 'CP01', '1', '--api-url'];
  const keys = `--api-keys=[{name = "a", role = "read_only", sha256 = "${sha256('opens', 'hex')}"}]`;
  const notFound = /^csms: the API answers 404 Not Found/;

  function aKeyFile(content: string): string {
    const folder = mkdtempSync(join(tmpdir(), 'csms-key-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    writeFileSync(join(folder, 'key'), content);
    return join(folder, 'key');
  }

  it('comes from the environment, or from a file, which counts more', async () => {
    const { apiUrl } = await startSystem([keys]);
    const byEnvironment = await csms([...ask, apiUrl], { env: { CSMS_API_KEY: 'opens' } });
    expect(byEnvironment.stderr).toMatch(notFound);
    const byFile = await csms([...ask, apiUrl, '--api-key-file', aKeyFile('opens\n')], {
      env: { CSMS_API_KEY: 'another' },
    });
    expect(byFile.stderr).toMatch(notFound);
  });

  it.each([
    ['none', {}, /^csms: the API answers 401 Unauthorized: .*\n$/],
    ['a wrong one', { CSMS_API_KEY: 'shuts' }, /^csms: the API answers 401 Unauthorized: .*\n$/],
    ['one that can’t be sent', { CSMS_API_KEY: 'shuts\nit' }, /^csms: CSMS_API_KEY: expected a key .*\n$/],
  ])('is not shown when it is %s', async (_title, env, line) => {
    const { apiUrl } = await startSystem([keys]);
    const run = await csms([...ask, apiUrl], { env });
    expect(run).toEqual(failed(1, expect.stringMatching(line)));
    expect(run.stderr).not.toContain('shuts');
  });

  it('may be one that does not do', async () => {
    const { apiUrl, store } = await startSystem([keys]);
    const args = [
      'station',
      'register',
      'CP01',
      '--security-profile',
      '0',
      '--generate',
      '--api-url',
      apiUrl,
    ];
    const run = await csms(args, { env: { CSMS_API_KEY: 'opens' } });
    expect(run).toEqual(failed(1, expect.stringMatching(/^csms: the API answers 403 Forbidden: .*\n$/)));
    expect(await store.stations.find('CP01')).toBeUndefined();
  });

  it('is missed where its file is not there, or is empty', async () => {
    const { apiUrl } = await startSystem([keys]);
    const gone = await csms([...ask, apiUrl, '--api-key-file', '/nonexistent/key']);
    expect(gone).toEqual(failed(1, "csms: /nonexistent/key: can't be read (ENOENT)\n"));
    const empty = aKeyFile('\n');
    expect(await csms([...ask, apiUrl, '--api-key-file', empty])).toEqual(
      failed(1, `csms: ${empty}: expected a key of letters, digits and signs\n`),
    );
  });
});

/** A server that is no CSMS, and answers everything with this. */
async function anotherServer(body: string, status = 200): Promise<string> {
  const server = createServer((_request, response) => response.writeHead(status).end(body));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

describe('an API', () => {
  const ask = ['transaction', 'get', 'CP01', '1', '--api-url'];

  it('that can’t be reached is told', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    server.close();
    await once(server, 'close');
    const run = await csms([...ask, `http://127.0.0.1:${port}`]);
    expect(run).toEqual(failed(1, `csms: can't reach the API at http://127.0.0.1:${port} (ECONNREFUSED)\n`));
  });

  it.each([
    [200, '<html>'],
    [404, '<html>'],
    [302, ''],
  ])('that is none is told: status %i with %j', async (status, body) => {
    const url = await anotherServer(body, status);
    const { code, stdout, stderr } = await csms([...ask, url]);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain(`what is at ${url} is not the API of a CSMS`);
  });

  it.each([
    ['nowhere', /^csms: expected an address of the API such as .*\n$/],
    ['ftp://example.com', /^csms: expected an address of the API such as .*\n$/],
    ['http://me:shuts@127.0.0.1:1', /^(?!.*shuts)csms: the address of the API .*\n$/],
  ])('whose address is %s is refused', async (url, line) => {
    expect(await csms([...ask, url])).toEqual(failed(2, expect.stringMatching(line)));
  });
});
