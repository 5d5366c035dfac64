import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { onTestFinished } from 'vitest';

/** What a server was asked. */
export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A service outside. */
export interface OutsideServer {
  readonly url: string;
  /** What it was asked, in order. */
  readonly asked: readonly Asked[];
}

/** How a server answers: a status, or a body of success. A server that answers nothing hangs. */
export type Answer = number | string | Uint8Array | undefined;

/** Starts a service outside that answers as it is told, until the test has ended. */
export async function serveOutside(
  answer: (asked: Asked, count: number) => Answer | Promise<Answer>,
): Promise<OutsideServer> {
  const asked: Asked[] = [];
  async function take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = '', url: path = '', headers } = request;
    const one: Asked = { method, path, headers, body: await text(request) };
    asked.push(one);
    const said = await answer(one, asked.length);
    if (typeof said === 'number') response.writeHead(said).end();
    else if (said !== undefined) response.end(said);
  }

  const server = createServer((request, response) => void take(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
}
