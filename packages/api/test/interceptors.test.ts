import { describe, expect, test } from 'vitest';
import { type ApiInterceptor, statusOf } from '../src/index.js';
import { startApi } from './client.js';
import { aKey } from './records.js';

/** An interceptor that notes what it sees, and the statuses that come of it. */
function noting(name: string, seen: string[]): ApiInterceptor {
  return (next) => async (operation, request) => {
    const { method, path, operationId } = operation;
    seen.push(`${name} ${method} ${path} ${operationId}`);
    try {
      const response = await next(operation, request);
      seen.push(`${name} ${response.status}`);
      return response;
    } catch (error) {
      seen.push(`${name} ${statusOf(error)}`);
      throw error;
    }
  };
}

describe('interceptors', () => {
  test('wrap what is done for a request, the first one outermost', async () => {
    const seen: string[] = [];
    const { get } = await startApi({ interceptors: [noting('a', seen), noting('b', seen)] });
    await get('/api/v0/cs');
    const begun = 'get /api/v0/cs listStations';
    expect(seen.slice(-4)).toEqual([`a ${begun}`, `b ${begun}`, 'b 200', 'a 200']);
  });

  test('see what is refused, with the status that it is answered with', async () => {
    const seen: string[] = [];
    const { get, post } = await startApi({ interceptors: [noting('a', seen)] });
    expect((await get('/api/v0/cs/nobody')).status).toBe(404);
    expect((await get('/api/v0/cs?limit=none')).status).toBe(400);
    expect((await post('/api/v0/token', {})).status).toBe(400);
    expect(seen.filter((line) => /^a \d/.test(line)).slice(-3)).toEqual(['a 404', 'a 400', 'a 400']);
  });

  test('see nothing of whoever may not ask', async () => {
    const seen: string[] = [];
    const { get } = await startApi({ keys: [aKey('k', 'gateway')], interceptors: [noting('a', seen)] });
    seen.length = 0;
    expect((await get('/api/v0/cs')).status).toBe(401);
    expect((await get('/api/v0/cs', { key: 'k' })).status).toBe(403);
    expect(seen).toEqual([]);
  });
});

test('metrics are a text for Prometheus', async () => {
  const { get } = await startApi({ metrics: async () => 'up 1\n' });
  const { status, headers, body } = await get('/metrics');
  expect({ status, body }).toEqual({ status: 200, body: 'up 1\n' });
  expect(headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
});
