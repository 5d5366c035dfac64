import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type ApiKey, createKeyRing, isLoopbackAddress } from '@csms/api';
import type { Address } from './kinds.js';
import { listenAt } from './listen-at.js';
import { httpUrlOf } from './listening-url.js';
import { metricsType, type Registry } from './metrics/registry.js';
import { isReady, type Readiness } from './service.js';

/** An HTTP server that tells the health and the metrics of a service that has no API. */
export interface HealthServer {
  /** Such as `http://127.0.0.1:9411`. */
  readonly url: string;
  close(): Promise<void>;
}

/** What is served, and to whom. */
export interface HealthOptions {
  readonly readiness: () => Promise<Readiness>;
  readonly metrics: Pick<Registry, 'render'>;
  /** Keys for the metrics, those of the API: without any, everybody on this machine may read them. */
  readonly keys: readonly ApiKey[];
}

/**
 * Serves `/health` and `/health/live` (200 while the process lives), `/health/ready` (503 names what is missing) and
 * `/metrics`. Anybody may ask for health; metrics need a key that may read the API.
 */
export async function serveHealth({ host, port }: Address, options: HealthOptions): Promise<HealthServer> {
  const { readiness, metrics, keys } = options;
  const find = createKeyRing(keys);
  let isLoopback = false;

  /** The status by which a request is refused, if it is. */
  function refusal({ headers: { authorization = '' } }: IncomingMessage): number | undefined {
    if (keys.length === 0) return isLoopback ? undefined : 403;
    const caller = find(/^Bearer +(\S+) *$/i.exec(authorization)?.[1] ?? '');
    if (!caller) return 401;
    return caller.role === 'gateway' ? 403 : undefined;
  }

  async function answerMetrics(request: IncomingMessage, response: ServerResponse): Promise<void> {
    switch (refusal(request)) {
      case 401:
        response.setHeader('www-authenticate', 'Bearer');
        return send(response, 401, { status: 'Unauthorized', error: 'expected a key of the api' });
      case 403: {
        const error =
          keys.length === 0 ? 'beyond loopback, metrics need api.keys' : 'expected a key that may look';
        return send(response, 403, { status: 'Forbidden', error });
      }
      default: {
        const text = await metrics.render();
        response.writeHead(200, { 'content-type': metricsType }).end(text);
      }
    }
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method, url = '/' } = request;
    const [path] = url.split('?');
    if (method !== 'GET' && method !== 'HEAD') return send(response, 405, { status: 'Method Not Allowed' });
    if (path === '/health' || path === '/health/live') return send(response, 200, { status: 'OK' });
    if (path === '/metrics') return answerMetrics(request, response);
    if (path !== '/health/ready') return send(response, 404, { status: 'Not Found' });
    const checks = await readiness();
    if (isReady(checks)) return send(response, 200, { status: 'OK', checks });
    return send(response, 503, { status: 'Service Unavailable', checks });
  }

  const server = createServer((request, response) => void answer(request, response));
  server.listen(port, host);
  await listenAt('observability.addr', once(server, 'listening'));
  const bound = server.address() as AddressInfo;
  isLoopback = isLoopbackAddress(bound.address);
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
