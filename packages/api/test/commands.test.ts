import { once } from 'node:events';
import { describe, expect, test } from 'vitest';
import type { ApiInterceptor } from '../src/index.js';
import { anError, startApi } from './client.js';
import { aBoot, aKey } from './records.js';
import { accepted, startWithStation } from './station.js';

const path = '/api/v0/cs/CP01/commands';
const waiting = { headers: { prefer: 'wait=30' } };
const token = { uid: '04E91C5A' };
const schedules = [{ unit: 'A', startsAt: '2026-01-31T12:00:00.000Z', periods: [{ startS: 0, limit: 16 }] }];
const profile = { stackLevel: 1, purpose: 'TxDefaultProfile', kind: 'Absolute', schedules };

describe('telling a station something', () => {
  test.each<[command: string, body: object, action: string, request: object]>([
    [
      'start-transaction',
      { token, evseId: 2 },
      'RemoteStartTransaction',
      { idTag: '04E91C5A', connectorId: 2 },
    ],
    ['stop-transaction', { transactionId: '4711' }, 'RemoteStopTransaction', { transactionId: 4711 }],
    ['reset', { type: 'Immediate' }, 'Reset', { type: 'Soft' }],
    ['unlock-connector', { evseId: 2 }, 'UnlockConnector', { connectorId: 2 }],
    [
      'change-availability',
      { availability: 'Inoperative', evseId: 1 },
      'ChangeAvailability',
      { type: 'Inoperative', connectorId: 1 },
    ],
    [
      'reserve-now',
      { token, expiresAt: '2030-01-01T01:00:00+01:00', evseId: 1, reservationId: 5 },
      'ReserveNow',
      { idTag: '04E91C5A', connectorId: 1, reservationId: 5, expiryDate: '2030-01-01T00:00:00.000Z' },
    ],
    ['cancel-reservation', { reservationId: 5 }, 'CancelReservation', { reservationId: 5 }],
    [
      'set-charging-profile',
      { evseId: 0, profile: { ...profile, profileId: 7 } },
      'SetChargingProfile',
      {
        connectorId: 0,
        csChargingProfiles: {
          chargingProfileId: 7,
          stackLevel: 1,
          chargingProfilePurpose: 'TxDefaultProfile',
          chargingProfileKind: 'Absolute',
          chargingSchedule: {
            startSchedule: '2026-01-31T12:00:00.000Z',
            chargingRateUnit: 'A',
            chargingSchedulePeriod: [{ startPeriod: 0, limit: 16 }],
          },
        },
      },
    ],
    ['clear-charging-profile', { profileId: 7 }, 'ClearChargingProfile', { id: 7 }],
    [
      'update-firmware',
      { location: 'ftp://f.example/1', retrieveAt: '2030-01-01T00:00:00Z', retries: 2 },
      'UpdateFirmware',
      { location: 'ftp://f.example/1', retrieveDate: '2030-01-01T00:00:00.000Z', retries: 2 },
    ],
    [
      'get-log',
      { log: 'Security', location: 'ftp://f.example/', requestId: 3, from: '2026-01-01T00:00:00Z' },
      'GetLog',
      {
        logType: 'SecurityLog',
        requestId: 3,
        log: { remoteLocation: 'ftp://f.example/', oldestTimestamp: '2026-01-01T00:00:00.000Z' },
      },
    ],
    [
      'trigger-message',
      { message: 'BootNotification' },
      'TriggerMessage',
      { requestedMessage: 'BootNotification' },
    ],
    [
      'install-certificate',
      { use: 'csms_root', certificate: 'PEM' },
      'InstallCertificate',
      { certificateType: 'CentralSystemRootCertificate', certificate: 'PEM' },
    ],
    [
      'send-local-list',
      { kind: 'Full', entries: [{ ...token, expiresAt: '2030-01-01T00:00:00Z' }] },
      'SendLocalList',
      {
        listVersion: 1,
        updateType: 'Full',
        localAuthorizationList: [
          { idTag: '04E91C5A', idTagInfo: { status: 'Accepted', expiryDate: '2030-01-01T00:00:00.000Z' } },
        ],
      },
    ],
    ['read-settings', { names: ['HeartbeatInterval'] }, 'GetConfiguration', { key: ['HeartbeatInterval'] }],
    [
      'write-settings',
      { settings: [{ name: 'HeartbeatInterval', value: '60' }] },
      'ChangeConfiguration',
      { key: 'HeartbeatInterval', value: '60' },
    ],
  ])('%s is said in the words of its version', async (command, body, action, request) => {
    const { post, store } = await startWithStation();
    expect(await post(`${path}/${command}`, body)).toMatchObject({
      status: 409,
      body: { status: 'NotConnected', action },
    });
    const [call] = (await store.calls.list('CP01', { limit: 1 })).items;
    expect(call).toMatchObject({ action, request });
  });

  test('tells where the call can be read, while it is on its way', async () => {
    const { connect, get, post } = await startWithStation();
    await connect();
    const { status, headers, body } = await post(`${path}/reset`, { type: 'Hard' });
    expect({ status, body }).toEqual({ status: 202, body: { callId: expect.any(String), status: 'Sent' } });
    expect((await get(`${headers.get('location')}`)).body).toMatchObject({ action: 'Reset', status: 'Sent' });
  });

  test('waits for the outcome when it is preferred, and tells it in words of no version', async () => {
    const { connect, post } = await startWithStation();
    await connect(accepted);
    expect(await post(`${path}/reset`, { type: 'Hard' }, waiting)).toMatchObject({
      status: 200,
      body: { action: 'Reset', status: 'Answered', answer: { status: 'Accepted' } },
    });
  });

  test('shows the error of a station that refuses, without an answer', async () => {
    const { connect, post } = await startWithStation();
    await connect({ type: 4, error_code: 'NotSupported', error_description: 'no reset' });
    const { status, body } = await post(`${path}/reset`, { type: 'Hard' }, waiting);
    expect({ status, body }).toMatchObject({ status: 200, body: { error: { code: 'NotSupported' } } });
    expect(body).not.toHaveProperty('answer');
  });

  test('ignores fields that it does not know', async () => {
    const { post, store } = await startWithStation();
    await post(`${path}/unlock-connector`, { evseId: 1, comment: 'stuck' });
    const [call] = (await store.calls.list('CP01', { limit: 1 })).items;
    expect(call?.request).toEqual({ connectorId: 1 });
  });
});

describe('a command that cannot be carried out', () => {
  test.each(['reset', 'write-settings', 'clear-monitors', 'send-local-list'])(
    'is 409 when nobody knows which version the station speaks: %s',
    async (command) => {
      const { post } = await startApi();
      await post('/api/v0/cs/CP02', { securityProfile: 0 });
      const settings = [{ name: 'HeartbeatInterval', value: '60' }];
      const body = { type: 'Hard', kind: 'Full', entries: [], settings, monitorIds: [7] };
      expect(await post(`/api/v0/cs/CP02/commands/${command}`, body)).toMatchObject({
        status: 409,
        body: anError('Conflict', /which version of OCPP the station speaks$/),
      });
    },
  );

  test.each(['reset', 'read-settings'])('is 404 when the station is not known: %s', async (command) => {
    const { post } = await startApi();
    expect(await post(`/api/v0/cs/CP99/commands/${command}`, { type: 'Hard' })).toMatchObject({
      status: 404,
      body: anError('Not Found', 'csId is not known'),
    });
  });

  test.each<[string, object, RegExp]>([
    ['reset', { type: 'OnIdle' }, /^expected Immediate or Hard/],
    ['stop-transaction', { transactionId: 'T-1' }, /^expected/],
    ['clear-monitors', { monitorIds: [7] }, /^expected a station of OCPP 2.0.1/],
    [
      'set-charging-profile',
      { evseId: 0, profile: { ...profile, purpose: 'TxProfile' } },
      /^evseId: expected/,
    ],
    ['trigger-message', { message: 'Nonsense' }, /not Nonsense$/],
    ['send-local-list', { kind: 'Full', entries: [token, token] }, /expected/],
  ])('is 422 when the version has no such thing or the rules forbid it: %s', async (command, body, error) => {
    const { post, store } = await startWithStation();
    expect(await post(`${path}/${command}`, body)).toMatchObject({
      status: 422,
      body: anError('Unprocessable Entity', error),
    });
    expect((await store.calls.list('CP01', { limit: 1 })).items).toEqual([]);
  });

  test('is 409 when what the station has stands in the way', async () => {
    const { post } = await startWithStation();
    expect(await post(`${path}/send-local-list`, { kind: 'Differential', entries: [token] })).toMatchObject({
      status: 409,
      body: anError('Conflict', /^expected a full list/),
    });
  });

  test('is 409 and says why when the station is rejected', async () => {
    const { post, store } = await startWithStation();
    await store.stations.register('CP01', {
      authentication: { securityProfile: 1, anyUsername: false },
      registrationStatus: 'Rejected',
    });
    expect(await post(`${path}/reset`, { type: 'Hard' })).toMatchObject({
      status: 409,
      body: anError('Conflict', /the station is rejected/),
    });
  });
});

describe('a command of several calls', () => {
  test('tells what became of each setting, and shows no secrets', async () => {
    const { connect, post } = await startWithStation();
    const configurationKey = [{ key: 'AuthorizationKey', readonly: false, value: 'c0ffee' }];
    await connect({ type: 3, response: { configurationKey, unknownKey: ['Colour'] } });
    const { status, body } = await post(`${path}/read-settings`, { names: ['AuthorizationKey', 'Colour'] });
    expect({ status, body }).toEqual({
      status: 200,
      body: {
        results: [
          { name: 'AuthorizationKey', status: 'Accepted', value: '***', isReadonly: false },
          { name: 'Colour', status: 'Unknown' },
        ],
        calls: [{ callId: expect.any(String), status: 'Answered' }],
      },
    });
  });

  test('tells what became of the local list', async () => {
    const { connect, post } = await startWithStation();
    await connect(accepted);
    expect(await post(`${path}/send-local-list`, { kind: 'Full', entries: [token] })).toMatchObject({
      status: 200,
      body: { status: 'Answered', answer: { status: 'Accepted', listVersion: 1 } },
    });
  });
});

test('a command of several calls is carried out to its end when its caller has gone', async () => {
  let gone: Promise<unknown> | undefined;
  const noticeThatItGoes: ApiInterceptor = (next) => (operation, request) => {
    gone = once(request.signal, 'abort');
    return next(operation, request);
  };
  const { connect, store, url } = await startWithStation({ interceptors: [noticeThatItGoes] });
  const caller = new AbortController();
  await connect(accepted, async () => {
    caller.abort();
    await gone;
  });
  const settings = ['HeartbeatInterval', 'ConnectionTimeOut'].map((name) => ({ name, value: '60' }));
  const asked = fetch(`${url}${path}/write-settings`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ settings }),
    signal: caller.signal,
  });
  await expect(asked).rejects.toThrow('aborted');
  const statuses = async () =>
    (await store.calls.list('CP01', { limit: 9 })).items.map(({ status }) => status);
  await expect.poll(statuses, { timeout: 20_000 }).toEqual(['Answered', 'Answered']);
});

describe('who may command', () => {
  const keys = [aKey('o', 'operator'), aKey('r', 'read_only'), aKey('g', 'gateway')];

  test.each([
    ['o', 202],
    ['r', 403],
    ['g', 403],
    [undefined, 401],
  ])('key %s: %i', async (key, status) => {
    const { connect, post, store } = await startWithStation({ keys });
    await connect();
    expect((await post(`${path}/reset`, { type: 'Hard' }, { key })).status).toBe(status);
    const [call] = (await store.calls.list('CP01', { limit: 1 })).items;
    expect(call?.requestedBy).toBe(key && status === 202 ? 'operator' : undefined);
  });

  test('an API without commands does not offer them', async () => {
    const { post, store } = await startApi({ commands: undefined });
    await store.stations.recordBoot('CP01', aBoot(), 'Accepted');
    expect((await post(`${path}/reset`, { type: 'Hard' })).status).toBe(404);
  });
});
