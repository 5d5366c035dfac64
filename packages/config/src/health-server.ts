import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Address } from './kinds.js';
import { httpUrlOf } from './listening-url.js';
import { isReady, type Readiness } from './service.js';

/** An HTTP server that tells the health of a service that has no API. */
export interface HealthServer {
  /** Such as `http://127.0.0.1:9411`. */
  readonly url: string;
  close(): Promise<void>;
}

/** Serves `/health` and `/health/live` (200 while the process lives) and `/health/ready` (503 names what is missing). */
export async function serveHealth(
  { host, port }: Address,
  readiness: () => Promise<Readiness>,
): Promise<HealthServer> {
  async function answer({ method, url = '/' }: IncomingMessage, response: ServerResponse): Promise<void> {
    const [path] = url.split('?');
    if (method !== 'GET' && method !== 'HEAD') return send(response, 405, { status: 'Method Not Allowed' });
    if (path === '/health' || path === '/health/live') return send(response, 200, { status: 'OK' });
    if (path !== '/health/ready') return send(response, 404, { status: 'Not Found' });
    const checks = await readiness();
    if (isReady(checks)) return send(response, 200, { status: 'OK', checks });
    return send(response, 503, { status: 'Service Unavailable', checks });
  }

  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const bound = server.address() as AddressInfo;
  return {
    url: httpUrlOf({ host: bound.address, port: bound.port }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function send(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
