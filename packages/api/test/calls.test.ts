import { createCalls } from '@csms/calls';
import { ocpp16 } from '@csms/ocpp-messages/1.6';
import { createMemoryStore } from '@csms/store-memory';
import { createInProcessTransport, serializeDoneEvent, TransportError } from '@csms/transport';
import { describe, expect, test } from 'vitest';
import { anError, startApi } from './client.js';
import { aKey } from './records.js';
import { accepted, startWithStation, version } from './station.js';

const start = { idTag: '04E91C5A', connectorId: 1 };
const path = '/api/v0/cs/CP01/calls/RemoteStartTransaction';

describe('calling a station', () => {
  test('tells where the call can be read, while it is on its way', async () => {
    const { connect, get, post } = await startWithStation();
    await connect();
    const { status, headers, body } = await post(path, start);
    expect({ status, body }).toEqual({
      status: 202,
      body: { callId: expect.stringMatching(/^[0-9a-f-]{36}$/), status: 'Sent' },
    });
    const { callId } = body as { callId: string };
    expect(headers.get('location')).toBe(`/api/v0/cs/CP01/calls/${callId}`);
    expect((await get(`${headers.get('location')}`)).body).toEqual({
      callId,
      csId: 'CP01',
      action: 'RemoteStartTransaction',
      request: start,
      status: 'Sent',
      createdAt: expect.any(String),
    });
  });

  test('waits for the outcome when it is preferred', async () => {
    const { connect, post } = await startWithStation();
    await connect(accepted);
    const received = await post(path, start, { headers: { prefer: 'wait=30' } });
    expect(received).toMatchObject({ status: 200 });
    expect(received.body).toEqual({
      callId: expect.any(String),
      csId: 'CP01',
      action: 'RemoteStartTransaction',
      request: start,
      status: 'Answered',
      response: { status: 'Accepted' },
      createdAt: expect.any(String),
      completedAt: expect.any(String),
    });
  });

  test('is 202 when the wait is over before the call is', async () => {
    const { connect, post } = await startWithStation();
    await connect();
    const { status, headers, body } = await post(path, start, { headers: { prefer: 'wait=1' } });
    expect({ status, body }).toMatchObject({ status: 202, body: { status: 'Sent' } });
    expect(headers.get('location')).toMatch(/^\/api\/v0\/cs\/CP01\/calls\//);
  });

  test('waits no longer when the caller has gone', async () => {
    const { connect, transport, url } = await startWithStation();
    await connect();
    const done = () =>
      transport.emit(
        {
          topic: { kind: 'done', version, stationId: 'CP01' },
          payload: serializeDoneEvent({ id: 'another', status: 'Answered' }),
        },
        { confirm: true },
      );
    const caller = new AbortController();
    const request = fetch(url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', prefer: 'wait=60' },
      body: JSON.stringify(start),
      signal: caller.signal,
    });
    await expect.poll(done, { timeout: 30_000 }).toBe('heard');
    caller.abort();
    await expect(request).rejects.toThrow('aborted');
    await expect.poll(done, { timeout: 30_000 }).toBe('unheard');
  });

  test.each([
    ['Rejected', 'TriggerMessage', { requestedMessage: 'BootNotification' }],
    ['Pending', 'RemoteStartTransaction', start],
  ] as const)('is 409 and says why when a %s station may not get %s', async (status, action, request) => {
    const { post, store } = await startWithStation();
    await store.stations.register('CP01', {
      authentication: { securityProfile: 1, anyUsername: false },
      registrationStatus: status,
    });
    expect(await post(`/api/v0/cs/CP01/calls/${action}`, request)).toMatchObject({
      status: 409,
      body: anError('Conflict', new RegExp(`the station is ${status.toLowerCase()}`)),
    });
    expect((await store.calls.list('CP01', { limit: 10 })).items).toEqual([]);
  });

  test('shows the error of a station that refuses', async () => {
    const { connect, post } = await startWithStation();
    await connect({ type: 4, error_code: 'NotSupported', error_description: 'no remote start' });
    expect(await post(path, start, { headers: { prefer: 'wait=30' } })).toMatchObject({
      status: 200,
      body: { status: 'Refused', error: { code: 'NotSupported', description: 'no remote start' } },
    });
  });

  test('shows what broke in an answer', async () => {
    const { connect, post } = await startWithStation();
    await connect({ type: 3, response: { status: 'Perhaps' } });
    expect(await post(path, start, { headers: { prefer: 'wait=30' } })).toMatchObject({
      status: 200,
      body: {
        status: 'Refused',
        response: { status: 'Perhaps' },
        error: { code: 'PropertyConstraintViolation', description: expect.stringContaining('/status') },
      },
    });
  });

  test('is 409 and the call when the station is not connected', async () => {
    const { get, post } = await startWithStation();
    const { status, body } = await post(path, start, { headers: { prefer: 'wait=30' } });
    expect({ status, body }).toMatchObject({ status: 409, body: { status: 'NotConnected', request: start } });
    const { callId } = body as { callId: string };
    expect((await get(`/api/v0/cs/CP01/calls/${callId}`)).body).toEqual(body);
  });

  test('is 409 and the call when nobody knows which version the station speaks', async () => {
    const { get, post } = await startApi();
    await post('/api/v0/cs/CP 02', { securityProfile: 0 });
    const { status, body } = await post('/api/v0/cs/CP 02/calls/Reset', { type: 'Soft' });
    expect({ status, body }).toMatchObject({ status: 409, body: { csId: 'CP 02', status: 'NotConnected' } });
    const { callId } = body as { callId: string };
    expect((await get(`/api/v0/cs/CP 02/calls/${callId}`)).body).toEqual(body);
  });

  test('is 404 when the station is not known', async () => {
    const { post } = await startApi();
    expect(await post('/api/v0/cs/CP99/calls/Reset', { type: 'Soft' })).toMatchObject({
      status: 404,
      body: anError('Not Found', 'csId is not known'),
    });
  });

  test.each([
    ['RemoteStartTransaction', { idTag: 5 }, /^\/idTag of RemoteStartTransaction must be of type string/],
    ['RemoteStartTransaction', {}, /must have the field idTag$/],
    ['RemoteStartTransaction', { idTag: 'A', evse: 1 }, /evse/],
    ['Reset', { type: 'Now' }, /^\/type of Reset must be one of Hard, Soft$/],
    ['Reset', ['Soft'], /^the payload of Reset must be of type object$/],
    ['RequestStartTransaction', {}, /not RequestStartTransaction$/],
    ['Heartbeat', {}, /not Heartbeat$/],
    ['toString', {}, /not toString$/],
  ])('is 422 when %s %j breaks its schema, and nothing is recorded', async (action, body, error) => {
    const { connect, post, store } = await startWithStation();
    await connect(accepted);
    expect(await post(`/api/v0/cs/CP01/calls/${action}`, body)).toMatchObject({
      status: 422,
      body: anError('Unprocessable Entity', error),
    });
    expect((await store.calls.list('CP01', { limit: 1 })).items).toEqual([]);
  });

  test.each(['__proto__', 'Reset!', 'R'.repeat(65)])('is 400 for %s, which is no action', async (action) => {
    const { post } = await startWithStation();
    expect(await post(`/api/v0/cs/CP01/calls/${action}`, {})).toMatchObject({
      status: 400,
      body: anError('Bad Request', /^call must be an action, of letters and digits/),
    });
  });

  test('is 503 when the broker is away', async () => {
    const store = createMemoryStore();
    const broken = {
      ...createInProcessTransport(),
      emit: () => Promise.reject(new TransportError('unavailable', 'no route to broker.internal')),
    };
    const calls = createCalls({ store, transport: broken, protocols: [ocpp16] });
    const { post } = await startWithStation({ store, calls });
    const { status, headers, body } = await post(path, start);
    expect({ status, retry: headers.get('retry-after') }).toEqual({ status: 503, retry: '5' });
    expect(body).toEqual(anError('Service Unavailable', 'the broker is not available, try again later'));
  });

  test('is not offered by an API without calls', async () => {
    const { post } = await startWithStation({ calls: undefined });
    expect((await post(path, start)).status).toBe(405);
  });
});

describe('reading a call', () => {
  test('is 404 when it is not known', async () => {
    const { get } = await startWithStation();
    expect(await get('/api/v0/cs/CP01/calls/C1')).toMatchObject({
      status: 404,
      body: anError('Not Found', 'callId is not known'),
    });
  });

  test('shows no passwords', async () => {
    const { connect, post } = await startWithStation();
    await connect(accepted);
    const request = { key: 'AuthorizationKey', value: 'c0ffee' };
    const { body } = await post('/api/v0/cs/CP01/calls/ChangeConfiguration', request, {
      headers: { prefer: 'wait=30' },
    });
    expect(body).toMatchObject({ status: 'Answered', request: { key: 'AuthorizationKey', value: '***' } });
  });
});

describe('who may call', () => {
  const keys = [aKey('a', 'admin'), aKey('o', 'operator'), aKey('r', 'read_only'), aKey('g', 'gateway')];

  test.each([
    ['o', 202, 200],
    ['a', 202, 200],
    ['r', 403, 200],
    ['g', 403, 403],
    [undefined, 401, 401],
  ])('key %s: calling is %i, reading is %i', async (key, calling, reading) => {
    const { connect, get, post, store } = await startWithStation({ keys });
    await connect();
    const { callId } = (await post(path, start, { key: 'a' })).body as { callId: string };
    expect((await store.calls.find('CP01', callId))?.requestedBy).toBe('admin');
    expect((await post(path, start, { key })).status).toBe(calling);
    expect((await get(`/api/v0/cs/CP01/calls/${callId}`, { key })).status).toBe(reading);
  });
});
