import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo, createServer as createSocketServer } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, describe, expect, test } from 'vitest';
import { type BoundedRequestOptions, createBoundedRequest } from './bounded-request.js';
import { OutsideError } from './outside-error.js';

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

/** A server of the test's own; resolves to its port. */
async function serve(
  answer: (request: IncomingMessage, response: ServerResponse) => unknown,
): Promise<number> {
  const server: Server = createServer((...exchange) => void answer(...exchange)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  closing.push(() => {
    server.close();
    server.closeAllConnections();
  });
  return (server.address() as AddressInfo).port;
}

/** A request that reaches servers of tests, and whose limits no test reaches unless it means to. */
function aRequest(options: Partial<BoundedRequestOptions> = {}) {
  return createBoundedRequest({ timeoutMs: 60_000, maxBytes: 1_000, allowPrivate: true, ...options });
}

describe('a request', () => {
  test('sends method, headers and body, and resolves to status, headers and body', async () => {
    const port = await serve(async (request, response) => {
      const { method, url, headers } = request;
      const body = await text(request);
      response.setHeader('Content-Type', 'application/json');
      response.statusCode = 418;
      response.end(
        JSON.stringify({
          method,
          url,
          type: headers['content-type'],
          length: headers['content-length'],
          body,
        }),
      );
    });
    const answer = await aRequest()(`http://127.0.0.1:${port}/a?b=c`, {
      method: 'POST',
      headers: { 'content-type': 'text/plain' },
      body: new TextEncoder().encode('héllo'),
    });
    expect(answer.status).toBe(418);
    expect(answer.headers['content-type']).toBe('application/json');
    expect(JSON.parse(Buffer.from(answer.body).toString())).toEqual({
      method: 'POST',
      url: '/a?b=c',
      type: 'text/plain',
      length: '6',
      body: 'héllo',
    });
  });

  test('follows no redirect', async () => {
    let requests = 0;
    const port = await serve((_, response) => {
      requests += 1;
      response.writeHead(302, { location: '/elsewhere' }).end();
    });
    expect(await aRequest()(`http://127.0.0.1:${port}/`)).toMatchObject({
      status: 302,
      headers: { location: '/elsewhere' },
    });
    expect(requests).toBe(1);
  });

  test('takes a body of exactly the most bytes, and no larger one', async () => {
    const port = await serve((_, response) => response.end('x'.repeat(10)));
    const url = `http://127.0.0.1:${port}/`;
    expect((await aRequest({ maxBytes: 10 })(url)).body).toHaveLength(10);
    await expect(aRequest({ maxBytes: 9 })(url)).rejects.toMatchObject({ code: 'too-large' });
  });

  test('ends the connection of an answer that never ends', async () => {
    let closed: Promise<unknown> | undefined;
    const port = await serve((_, response) => {
      closed = once(response, 'close');
      const more = () => response.write('x'.repeat(10_000), () => response.destroyed || setImmediate(more));
      more();
    });
    await expect(aRequest()(`http://127.0.0.1:${port}/`)).rejects.toMatchObject({ code: 'too-large' });
    await closed;
    expect(closed).toBeDefined();
  });
});

describe('time is up', () => {
  test('for a server that never answers', async () => {
    const port = await serve(() => {});
    await expect(aRequest({ timeoutMs: 50 })(`http://127.0.0.1:${port}/`)).rejects.toMatchObject({
      code: 'timeout',
    });
  });

  test('for an answer that stops halfway', async () => {
    const port = await serve((_, response) =>
      response.writeHead(200, { 'content-length': 100 }).write('half'),
    );
    await expect(aRequest({ timeoutMs: 50 })(`http://127.0.0.1:${port}/`)).rejects.toMatchObject({
      code: 'timeout',
    });
  });

  test('for a name that nobody can tell the address of', async () => {
    const request = aRequest({ timeoutMs: 50, resolve: () => new Promise(() => {}) });
    await expect(request('http://ocsp.example/')).rejects.toMatchObject({ code: 'timeout' });
  });

  test('when the caller says so, before or while it is asked', async () => {
    const controller = new AbortController();
    const port = await serve(() => controller.abort());
    for (const _ of ['while', 'before']) {
      const asked = aRequest()(`http://127.0.0.1:${port}/`, { signal: controller.signal });
      await expect(asked).rejects.toMatchObject({ code: 'aborted' });
    }
  });
});

describe('no answer is', () => {
  test('a connection that is refused, or that breaks', async () => {
    const server = createSocketServer((socket) => socket.destroy()).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    await expect(aRequest()(`http://127.0.0.1:${port}/`)).rejects.toMatchObject({ code: 'unavailable' });
    server.close();
    await once(server, 'close');
    await expect(aRequest()(`http://127.0.0.1:${port}/`)).rejects.toMatchObject({ code: 'unavailable' });
  });

  test('one that breaks off halfway', async () => {
    const port = await serve((_, response) => {
      response.writeHead(200, { 'content-length': 100 }).write('half', () => response.destroy());
    });
    await expect(aRequest()(`http://127.0.0.1:${port}/`)).rejects.toMatchObject({ code: 'unavailable' });
  });

  test('one that is no HTTP', async () => {
    const server = createSocketServer((socket) => socket.end('220 mail.example ESMTP\r\n')).listen(
      0,
      '127.0.0.1',
    );
    await once(server, 'listening');
    closing.push(() => server.close());
    const { port } = server.address() as AddressInfo;
    await expect(aRequest()(`http://127.0.0.1:${port}/`)).rejects.toMatchObject({ code: 'unavailable' });
  });

  test('that of a server without TLS where that is asked for', async () => {
    const port = await serve((_, response) => response.end());
    await expect(aRequest()(`https://127.0.0.1:${port}/`)).rejects.toMatchObject({ code: 'unavailable' });
  });

  test('that of a name without addresses', async () => {
    const resolve = () => Promise.reject(new Error('ENOTFOUND'));
    await expect(aRequest({ resolve })('http://ocsp.example/')).rejects.toMatchObject({
      code: 'unavailable',
    });
  });
});

describe('where private addresses are not allowed', () => {
  test.each([
    'http://localhost',
    'http://127.0.0.1',
    'http://2130706433',
    'http://0x7f.1',
    'http://[::1]',
    'http://[::ffff:127.0.0.1]',
    'http://[fe80::1]',
    'http://0',
    'http://169.254.169.254',
    'http://10.0.0.1',
  ])('%s is not asked', async (url) => {
    const request = aRequest({ allowPrivate: false });
    const port = await serve((_, response) => response.end());
    await expect(request(`${url}:${port}/`)).rejects.toMatchObject({ code: 'address-refused' });
  });

  test('a name is not asked at its private addresses', async () => {
    const resolve = async () => [
      { address: '127.0.0.1', family: 4 },
      { address: '::1', family: 6 },
    ];
    const request = aRequest({ allowPrivate: false, resolve });
    const port = await serve((_, response) => response.end());
    await expect(request(`http://ocsp.example:${port}/`)).rejects.toMatchObject({ code: 'address-refused' });
  });
});

test('a name is looked up once, and asked under its own name at the address that was found', async () => {
  const port = await serve(({ headers }, response) => response.end(headers.host));
  const looked: string[] = [];
  const request = aRequest({
    resolve: async (host) => {
      looked.push(host);
      return [{ address: '127.0.0.1', family: 4 }];
    },
  });
  const { body } = await request(`http://ocsp.example:${port}/`);
  expect(Buffer.from(body).toString()).toBe(`ocsp.example:${port}`);
  expect(looked).toEqual(['ocsp.example']);
});

test.each([
  '',
  'ocsp.example',
  'ftp://ocsp.example',
  'file:///etc/passwd',
  'http://user:secret@ocsp.example',
])('%j is no URL to ask, and the error does not repeat it', async (url) => {
  const error = await aRequest()(url).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(OutsideError);
  expect(error).toMatchObject({
    code: 'invalid-url',
    message: 'expected a URL of http or https without credentials',
  });
});
