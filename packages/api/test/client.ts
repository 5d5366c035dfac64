import { createCalls, createCommands } from '@csms/calls';
import { ocpp16 } from '@csms/ocpp-messages/1.6';
import { ocpp201 } from '@csms/ocpp-messages/2.0.1';
import { createMemoryStore } from '@csms/store-memory';
import { createInProcessTransport } from '@csms/transport';
import { expect, onTestFinished } from 'vitest';
import { type ServeApiOptions, serveApi } from '../src/index.js';
import { responseCheck } from './response-check.js';

/** What a test sends beside method and path. */
export interface Sending {
  readonly key?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON; a string is sent as it is. */
  readonly body?: unknown;
}

/** What came back. */
export interface Received {
  readonly status: number;
  readonly headers: Headers;
  /** The body as JSON, or as text where it is none; `undefined` for an empty one. */
  readonly body: unknown;
}

/** An API of one test's own: see {@link openApi}. */
export async function startApi(options?: Partial<ServeApiOptions>) {
  const api = await openApi(options);
  onTestFinished(() => api.close());
  return api;
}

/** An API at work on a store and a transport of its own, and a client that checks every answer against the description. */
export async function openApi(options: Partial<ServeApiOptions> = {}) {
  const store = options.store ?? createMemoryStore();
  const transport = createInProcessTransport();
  const calls = createCalls({ store, transport, protocols: [ocpp16, ocpp201] });
  const commands = createCommands({ calls, store });
  const metrics = async () => 'up 1\n';
  const api = await serveApi({ host: '127.0.0.1', port: 0, calls, commands, metrics, ...options, store });
  const url = `http://${api.host}:${api.port}`;
  const description = await (await fetch(`${url}/api/openapi.json`)).text();
  const checkResponse = responseCheck(description);

  async function send(method: string, path: string, { key, headers, body }: Sending = {}): Promise<Received> {
    const response = await fetch(url + path, {
      method,
      headers: {
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(key && { authorization: `Bearer ${key}` }),
        ...headers,
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    const received = {
      status: response.status,
      headers: response.headers,
      body: text === '' ? undefined : isJson(response) ? (JSON.parse(text) as unknown) : text,
    };
    checkResponse(method, path, received);
    return received;
  }

  return {
    url,
    port: api.port,
    store,
    transport,
    description: JSON.parse(description) as unknown,
    get: (path: string, sending?: Sending) => send('GET', path, sending),
    post: (path: string, body: unknown, sending?: Sending) => send('POST', path, { ...sending, body }),
    send,
    async close() {
      await api.close();
      await transport.close();
    },
  };
}

function isJson({ headers }: Response): boolean {
  return headers.get('content-type')?.startsWith('application/json') ?? false;
}

/** An error as the API tells it, with a text that matches. */
export function anError(status: string, error: string | RegExp) {
  const matching: unknown = typeof error === 'string' ? error : expect.stringMatching(error);
  return { status, error: matching };
}
