import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { expect, onTestFinished, test } from 'vitest';
import type { RefusedConnection } from './refusal-log.js';
import { registerUnknownByApi } from './register-unknown-by-api.js';
import { tellRefusedByApi } from './tell-refused-by-api.js';

const refusal: RefusedConnection = {
  id: 'r-1',
  stationId: 'CP01',
  fault: 'unknown_station',
  reason: 'the station is not known',
  gatewayId: 'g-1',
  at: new Date('2026-01-31T12:00:00Z'),
};

/** An API that answers with a status, and what it was asked. */
async function startApi(status: number) {
  const asked: object[] = [];
  const server = createServer((request, response) => {
    const { method, url, headers } = request;
    void json(request).then((body) => {
      asked.push({ method, url, authorization: headers.authorization, body });
      response.writeHead(status).end();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { asked, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

test('refused connections are told to the API, with the key', async () => {
  const { asked, url } = await startApi(204);
  const { stationId: csId, ...rest } = refusal;
  await tellRefusedByApi({ url, apiKey: 'key' })([refusal]);
  expect(asked).toEqual([
    {
      method: 'POST',
      url: '/api/v0/refused-connections',
      authorization: 'Bearer key',
      body: { refusals: [{ csId, ...rest, at: '2026-01-31T12:00:00.000Z' }] },
    },
  ]);
});

test.each([401, 403])('an API that answers %i wants another key, and that is said', async (status) => {
  const { url } = await startApi(status);
  await expect(tellRefusedByApi({ url })([refusal])).rejects.toThrow(
    `expected a key of the api with the role gateway: it answers ${status}`,
  );
});

test.each([400, 401, 403, 500, 503])('an API that answers %i has not kept them', async (status) => {
  const { url } = await startApi(status);
  await expect(tellRefusedByApi({ url })([refusal])).rejects.toMatchObject({ code: 'status' });
});

const authentication = { securityProfile: 2, passwordSha256: 'aGFzaA==', anyUsername: false } as const;

test.each([201, 400, 409])(
  'unknown stations are registered over the API, which answers %i',
  async (status) => {
    const { asked, url } = await startApi(status);
    await registerUnknownByApi({ url, apiKey: 'key' })('a/b 1', authentication);
    expect(asked).toEqual([
      {
        method: 'POST',
        url: '/api/v0/cs/a%2Fb%201/auth',
        authorization: 'Bearer key',
        body: { securityProfile: 1, base64SHA256Password: 'aGFzaA==', invalidUsernameAllowed: false },
      },
    ]);
  },
);

test.each(['.', '..'])('a station called %s, a step in a path, is not registered', async (stationId) => {
  const { asked, url } = await startApi(201);
  await registerUnknownByApi({ url })(stationId, authentication);
  expect(asked).toEqual([]);
});

test.each([401, 403, 404, 503])('an API that answers %i has registered nobody', async (status) => {
  const { url } = await startApi(status);
  await expect(registerUnknownByApi({ url })('CP01', authentication)).rejects.toMatchObject({
    code: 'status',
  });
});
