import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { type IncomingMessage, type OutgoingHttpHeaders, type RequestOptions, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createMemoryStore } from '@csms/store-memory';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createApi } from '../src/index.js';
import { startApi } from './client.js';
import { hashOf } from './records.js';

/** Asks with headers that `fetch` does not let its caller choose, such as `Host`. */
async function statusOf(options: RequestOptions): Promise<number | undefined> {
  const [response] = (await once(request(options).end(), 'response')) as [IncomingMessage];
  response.resume();
  return response.statusCode;
}

describe('without keys', () => {
  test.each([
    ['localhost', 200],
    ['localhost:9410', 200],
    ['LOCALHOST', 200],
    ['127.0.0.1:80', 200],
    ['127.8.9.10', 200],
    ['[::1]:9410', 200],
    ['csms.example', 403],
    ['csms.example:9410', 403],
    ['127.0.0.1.csms.example', 403],
    ['localhost.csms.example', 403],
    ['192.168.1.10', 403],
    ['localhost@csms.example', 403],
    ['[fe80::1]', 403],
  ])('a request for the host %j gets %i', async (host, status) => {
    const { port } = await startApi();
    expect(await statusOf({ port, path: '/api/v0/cs', headers: { host } })).toBe(status);
  });

  test.each<[string, number, OutgoingHttpHeaders]>([
    ['of the same origin', 200, { host: 'localhost:9410', origin: 'http://localhost:9410' }],
    ['of the same origin, by the browser', 200, { 'sec-fetch-site': 'same-origin' }],
    ['that the user typed', 200, { 'sec-fetch-site': 'none' }],
    ['of another port', 403, { host: 'localhost:9410', origin: 'http://localhost:3000' }],
    ['of another origin', 403, { origin: 'https://evil.example' }],
    ['of an origin that is hidden', 403, { origin: 'null' }],
    ['of another site, by the browser', 403, { 'sec-fetch-site': 'cross-site' }],
    ['of another port, by the browser', 403, { 'sec-fetch-site': 'same-site' }],
  ])('a request %s gets %i', async (_title, status, headers) => {
    const { port } = await startApi();
    expect(await statusOf({ port, path: '/api/v0/cs', headers })).toBe(status);
  });

  test('a page of another origin writes nothing', async () => {
    const { get, post } = await startApi();
    const headers = { origin: 'https://evil.example' };
    expect((await post('/api/v0/cs/CP01', { securityProfile: 0 }, { headers })).status).toBe(403);
    expect((await get('/api/v0/cs/CP01')).status).toBe(404);
  });

  test('everything may be done, and the hash of a password be seen', async () => {
    const { get, post } = await startApi();
    const auth = { securityProfile: 0, base64SHA256Password: hashOf('secret') };
    await post('/api/v0/cs/CP01', auth);
    expect((await get('/api/v0/cs/CP01/auth')).body).toMatchObject(auth);
  });

  test('an application that listens on something else all the same refuses what comes from there', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'csms-api-'));
    const socketPath = join(folder, 'api.sock');
    const server = createApi({ store: createMemoryStore() }).listen(socketPath);
    onTestFinished(() => {
      server.close();
      rmSync(folder, { recursive: true });
    });
    await once(server, 'listening');
    expect(await statusOf({ socketPath, path: '/health', headers: { host: 'localhost' } })).toBe(403);
  });
});
