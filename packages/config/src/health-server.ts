import { createServer } from 'node:http';
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
  const server = createServer(async (request, response) => {
    const path = request.url?.split('?')[0];
    const answer = (status: number, body: object) => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    };
    if (request.method !== 'GET' && request.method !== 'HEAD')
      return answer(405, { status: 'Method Not Allowed' });
    if (path === '/health' || path === '/health/live') return answer(200, { status: 'OK' });
    if (path !== '/health/ready') return answer(404, { status: 'Not Found' });
    const checks = await readiness();
    const ready = isReady(checks);
    answer(ready ? 200 : 503, { status: ready ? 'OK' : 'Service Unavailable', checks });
  });
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
