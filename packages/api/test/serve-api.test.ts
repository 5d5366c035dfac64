import { EventEmitter, once } from 'node:events';
import { Agent, get, type IncomingMessage } from 'node:http';
import type { StationStore } from '@csms/store';
import { createMemoryStore } from '@csms/store-memory';
import { describe, expect, onTestFinished, test } from 'vitest';
import { ApiSetupError, serveApi } from '../src/index.js';
import { startApi } from './client.js';
import { aKey } from './records.js';

const store = createMemoryStore();

describe('where the api listens', () => {
  test.each([undefined, '0.0.0.0', '::'])('it does not start on %s without keys', async (host) => {
    const start = serveApi({ store, host, port: 0 });
    await expect(start).rejects.toBeInstanceOf(ApiSetupError);
    await expect(start).rejects.toMatchObject({ code: 'keys-required' });
  });

  test('an empty list of keys is none', async () => {
    await expect(serveApi({ store, host: '0.0.0.0', port: 0, keys: [] })).rejects.toMatchObject({
      code: 'keys-required',
    });
  });

  test.each(['127.0.0.1', 'localhost'])('it starts on %s without keys', async (host) => {
    const api = await serveApi({ store, host, port: 0 });
    expect(api.port).toBeGreaterThan(0);
    await api.close();
  });

  test('it starts on every interface with keys', async () => {
    const api = await serveApi({ store, port: 0, keys: [aKey('admin-key', 'admin')] });
    onTestFinished(() => api.close());
    expect((await fetch(`http://127.0.0.1:${api.port}/api/v0/cs`)).status).toBe(401);
  });

  test('it says which address is taken', async () => {
    const { port } = await startApi();
    await expect(serveApi({ store, host: '127.0.0.1', port })).rejects.toMatchObject({
      code: 'cannot-listen',
      message: expect.stringContaining(`127.0.0.1, port ${port}`),
    });
  });
});

test('a connection is kept alive for longer than load balancers use it', async () => {
  const api = await serveApi({ store, host: '127.0.0.1', port: 0 });
  onTestFinished(() => api.close());
  const { headers } = await fetch(`http://127.0.0.1:${api.port}/health`);
  expect(headers.get('keep-alive')).toBe('timeout=75');
});

describe('closing', () => {
  test('answers what is in hand, then takes nothing more, even on connections that are kept alive', async () => {
    const events = new EventEmitter();
    const stations = {
      async find() {
        events.emit('asked');
        await once(events, 'release');
      },
    } as unknown as StationStore;
    const api = await serveApi({ store: { ...store, stations }, host: '127.0.0.1', port: 0 });
    const agent = new Agent({ keepAlive: true });
    const url = `http://127.0.0.1:${api.port}`;
    const asked = once(events, 'asked');
    const answered = once(get(`${url}/api/v0/cs/CP01`, { agent }), 'response');
    await asked;
    const closed = api.close();
    events.emit('release');
    const [response] = (await answered) as [IncomingMessage];
    response.resume();
    expect(response.statusCode).toBe(404);
    await closed;
    await expect(fetch(`${url}/health`)).rejects.toThrow('fetch failed');
  });

  test('twice does no harm', async () => {
    const api = await serveApi({ store, host: '127.0.0.1', port: 0 });
    await api.close();
    await expect(api.close()).resolves.toBeUndefined();
  });
});
