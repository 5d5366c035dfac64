import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { inspect } from 'node:util';
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { readGoogleCloudSecret } from './google-cloud-secret.js';

const name = 'projects/p/secrets/ca-key/versions/latest';
const token = 'ya29.t0ken';

beforeEach(() => {
  vi.stubEnv('METADATA_SERVER_DETECTION', 'assume-present');
  vi.stubEnv('GOOGLE_APPLICATION_CREDENTIALS', '');
  vi.stubEnv('GOOGLE_CLOUD_PROJECT', 'p');
});
afterEach(() => vi.unstubAllEnvs());

/** Google Cloud: the server on each machine that knows who it is, and the secrets. */
async function aCloud(secret: (request: IncomingMessage, response: ServerResponse) => void): Promise<string> {
  const server = createServer((request, response) => {
    response.setHeader('metadata-flavor', 'Google').setHeader('content-type', 'application/json');
    if (request.url?.startsWith('/v1/')) secret(request, response);
    else if (request.url?.includes('/token')) {
      response.end(JSON.stringify({ access_token: token, expires_in: 3_600, token_type: 'Bearer' }));
    } else response.end('"googleapis.com"');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  const { port } = server.address() as AddressInfo;
  vi.stubEnv('GCE_METADATA_HOST', `127.0.0.1:${port}`);
  return `http://127.0.0.1:${port}`;
}

test('a secret of Google Cloud is read as the machine that it runs on', async () => {
  const asked: (string | undefined)[] = [];
  const endpoint = await aCloud(({ url, headers }, response) => {
    asked.push(url, headers.authorization);
    response.end(JSON.stringify({ payload: { data: Buffer.from('PEM').toString('base64') } }));
  });
  expect(await readGoogleCloudSecret(name, { endpoint })).toBe('PEM');
  expect(asked).toEqual([`/v1/${name}:access`, `Bearer ${token}`]);
});

test.each([
  ['is refused', (_: IncomingMessage, response: ServerResponse) => response.writeHead(403).end('{}')],
  ['is empty', (_: IncomingMessage, response: ServerResponse) => response.end('{}')],
])('a secret that %s is named, and the token is not', async (_, answer) => {
  const endpoint = await aCloud(answer);
  const error = await readGoogleCloudSecret(name, { endpoint }).catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ message: `expected a secret of Google Cloud that can be read: ${name}` });
  expect(inspect(error, { depth: null })).not.toContain(token);
});
