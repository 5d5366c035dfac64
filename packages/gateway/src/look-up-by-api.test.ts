import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import { lookUpByApi, lookUpCertificateByApi } from './look-up-by-api.js';

/** Starts an API that answers as it is told. */
async function startApi(answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const api = (status: number, body: unknown) =>
  startApi((_, response) => {
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  });

describe('looking a station up over the API', () => {
  test('asks for the station with the key', async () => {
    const requests: Array<{ target: string | undefined; authorization: string | undefined }> = [];
    const url = await startApi(({ url: target, headers: { authorization } }, response) => {
      requests.push({ target, authorization });
      response.end(JSON.stringify({ securityProfile: 0, base64SHA256Password: 'aGFzaA==' }));
    });
    const found = await lookUpByApi({ url: `${url}/`, apiKey: 'key' })('a/b 1');
    expect(requests).toEqual([{ target: '/api/v0/cs/a%2Fb%201/auth', authorization: 'Bearer key' }]);
    expect(found).toEqual({ securityProfile: 1, passwordSha256: 'aGFzaA==', anyUsername: false });
  });

  test('puts few questions at once, when a thousand stations come back at once', async () => {
    const sockets = new Set<object>();
    const url = await startApi(({ socket }, response) => {
      sockets.add(socket);
      response.end('{"securityProfile": 0}');
    });
    const lookUp = lookUpByApi({ url, timeoutMs: 60_000 });
    const found = await Promise.all(Array.from({ length: 1_000 }, (_, index) => lookUp(`CP${index}`)));
    expect(found).not.toContain(undefined);
    // Some more than there are questions: one that was just answered may not be free yet.
    expect(sockets.size).toBeLessThan(100);
  });

  test('puts no question that it could not put in time', async () => {
    let asked = 0;
    const url = await startApi(() => {
      asked += 1;
    });
    const lookUp = lookUpByApi({ url, timeoutMs: 50 });
    const refusals = Array.from({ length: 100 }, async (_, index) => {
      await expect(lookUp(`CP${index}`)).rejects.toMatchObject({ code: 'unavailable' });
    });
    await Promise.all(refusals);
    expect(asked).toBeLessThan(100);
  });

  test.each([
    [0, 1],
    [1, 2],
    [2, 3],
  ])("takes the API's profile %i for OCPP's profile %i", async (securityProfile, expected) => {
    const url = await api(200, { securityProfile, invalidUsernameAllowed: true });
    expect(await lookUpByApi({ url })('CP01')).toEqual({ securityProfile: expected, anyUsername: true });
  });

  test('takes the version that is spoken with a station that offers none', async () => {
    const url = await api(200, { securityProfile: 0, defaultOcppVersion: '1.6' });
    expect(await lookUpByApi({ url })('CP01')).toMatchObject({ defaultOcppVersion: '1.6' });
  });

  test('takes what may count as well while that is being changed (A01.FR.04, A05.FR.07)', async () => {
    const url = await api(200, {
      securityProfile: 0,
      possibleBase64SHA256Passwords: ['bmV3', 7],
      nextSecurityProfile: 1,
    });
    expect(await lookUpByApi({ url })('CP01')).toEqual({
      securityProfile: 1,
      anyUsername: false,
      possiblePasswordsSha256: ['bmV3'],
      nextSecurityProfile: 2,
    });
  });

  test('does not find a station that the API does not know', async () => {
    const url = await api(404, { status: 'Not Found' });
    expect(await lookUpByApi({ url })('CP01')).toBeUndefined();
  });

  test.each(['.', '..'])('does not find %s, and does not ask for something else', async (stationId) => {
    const url = await api(200, { securityProfile: 0 });
    expect(await lookUpByApi({ url })(stationId)).toBeUndefined();
  });

  test.each([
    [401, {}, 'status'],
    [500, {}, 'status'],
    [302, {}, 'status'],
    [200, 'no JSON', 'unavailable'],
    [200, 5, 'malformed'],
    [200, { securityProfile: 7 }, 'malformed'],
  ])('rejects an answer with %i and %j', async (status, body, code) => {
    const url = await api(status, body);
    await expect(lookUpByApi({ url })('CP01')).rejects.toMatchObject({ name: 'LookUpError', code });
  });

  test('rejects when the API cannot be reached, or is too slow', async () => {
    await expect(lookUpByApi({ url: 'http://127.0.0.1:1' })('CP01')).rejects.toMatchObject({
      code: 'unavailable',
    });
    const url = await startApi(() => {});
    await expect(lookUpByApi({ url, timeoutMs: 5 })('CP01')).rejects.toMatchObject({ code: 'unavailable' });
  });
});

describe('looking a client certificate up over the API', () => {
  test('asks for it by its hash', async () => {
    const targets: unknown[] = [];
    const url = await startApi(({ url: target }, response) => {
      targets.push(target);
      response.end(JSON.stringify({ certificate: 'PEM' }));
    });
    expect(await lookUpCertificateByApi({ url })('3q2-7w_')).toBe('PEM');
    expect(targets).toEqual(['/api/v0/certificate/3q2-7w_']);
  });

  test('does not find one that the API does not know', async () => {
    expect(await lookUpCertificateByApi({ url: await api(404, {}) })('AAAA')).toBeUndefined();
  });

  test.each(['', '..', 'a/b', '%2e'])('does not ask for %j, which is no hash', async (hash) => {
    const url = await api(200, { certificate: 'PEM' });
    expect(await lookUpCertificateByApi({ url })(hash)).toBeUndefined();
  });

  test('rejects an answer without a certificate', async () => {
    const url = await api(200, { certificate: 7 });
    await expect(lookUpCertificateByApi({ url })('AAAA')).rejects.toMatchObject({ code: 'malformed' });
  });
});
