import { type StationStore, StoreError } from '@csms/store';
import { createMemoryStore } from '@csms/store-memory';
import { describe, expect, test } from 'vitest';
import type { ApiInterceptor, Logger } from '../src/index.js';
import { anError, startApi } from './client.js';
import { aKey, aTokenBody } from './records.js';

/** A logger, and what it was given. */
function recordingLogger() {
  const records: { level: string; fields: object; message: string }[] = [];
  const at = (level: string) => (fields: object, message: string) => {
    records.push({ level, fields, message });
  };
  const logger: Logger = { debug: at('debug'), warn: at('warn'), error: at('error') };
  return { logger, records };
}

/** A store whose stations can't be read. */
function failingStore(error: Error) {
  const find = async () => {
    throw error;
  };
  const stations = { find } as unknown as StationStore;
  return { ...createMemoryStore(), stations };
}

describe('every answer', () => {
  test('forbids browsers to frame, to guess and to keep it, and does not say what made it', async () => {
    const { get } = await startApi();
    for (const path of ['/api/v0/cs', '/api/v0/cs/CP01', '/nonsense']) {
      const { headers } = await get(path);
      expect(Object.fromEntries(headers)).toMatchObject({
        'cache-control': 'no-store',
        'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
      });
      expect(headers.has('x-powered-by')).toBe(false);
      expect(headers.has('access-control-allow-origin')).toBe(false);
    }
  });

  test('has the id of its request: that of the caller, or one of its own', async () => {
    const { get } = await startApi();
    const given = await get('/health', { headers: { 'x-request-id': 'abc-1.2_3' } });
    expect(given.headers.get('x-request-id')).toBe('abc-1.2_3');
    const odd = await get('/health', { headers: { 'x-request-id': 'a b"c' } });
    expect(odd.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  });
});

describe('a failure', () => {
  test('of the store is 503, and may be tried again', async () => {
    const { get } = await startApi({
      store: failingStore(new StoreError('unavailable', 'no route to db.internal')),
    });
    const { status, headers, body } = await get('/api/v0/cs/CP01');
    expect({ status, retry: headers.get('retry-after') }).toEqual({ status: 503, retry: '5' });
    expect(body).toEqual(anError('Service Unavailable', 'the store is not available, try again later'));
  });

  test('of ours is 500; the log has what the answer keeps to itself', async () => {
    const { logger, records } = recordingLogger();
    const error = new Error('password of db.internal is wrong');
    const { get } = await startApi({ store: failingStore(error), logger });
    const { headers, body } = await get('/api/v0/cs/CP01');
    expect(body).toEqual({ status: 'Internal Server Error', error: 'internal error' });
    expect(records).toContainEqual({
      level: 'error',
      fields: { requestId: headers.get('x-request-id'), err: error },
      message: 'request failed',
    });
  });

  test('is logged with the trace that an interceptor names', async () => {
    const { logger, records } = recordingLogger();
    const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
    const inTrace: ApiInterceptor = (next) => (operation, request) => {
      request.nameTrace(traceId);
      return next(operation, request);
    };
    const store = failingStore(new Error('broken'));
    const { get } = await startApi({ store, logger, interceptors: [inTrace] });
    const { headers } = await get('/api/v0/cs/CP01');
    const named = { requestId: headers.get('x-request-id'), traceId };
    const logged = () =>
      records.filter(({ fields }) => 'requestId' in fields && fields.requestId === named.requestId);
    await expect.poll(logged).toMatchObject([
      { message: 'request failed', fields: named },
      { message: 'request', fields: { ...named, operationId: 'readStation', status: 500 } },
    ]);
  });

  test('that carries a status of its own is not taken for a fault of the caller', async () => {
    const error = Object.assign(new Error('forbidden by the cloud'), { status: 403 });
    const { get } = await startApi({ store: failingStore(error) });
    expect((await get('/api/v0/cs/CP01')).status).toBe(500);
  });
});

test('the log names the operation and the caller, and holds neither keys nor uids of tokens', async () => {
  const { logger, records } = recordingLogger();
  const { get, post } = await startApi({ logger, keys: [aKey('admin-key', 'admin')] });
  await post('/api/v0/token', aTokenBody({ uid: '04A2BC' }), { key: 'admin-key' });
  await get('/api/v0/token/04A2BC', { key: 'admin-key' });
  await get('/api/v0/token/04A2BC', { key: 'wrong-key' });
  await expect
    .poll(() => records.map(({ fields }) => fields))
    .toContainEqual({
      requestId: expect.any(String),
      operationId: 'readToken',
      caller: 'admin',
      status: 200,
    });
  expect(JSON.stringify(records)).not.toMatch(/04A2BC|admin-key|wrong-key/);
});
