import { describe, expect, test } from 'vitest';
import { anError, startApi } from './client.js';
import { aBoot, aKey, hashOf } from './records.js';

const authentication = { securityProfile: 1, anyUsername: false } as const;

describe('registering a station', () => {
  test.each([
    [0, 1],
    [1, 2],
    [2, 3],
  ])('takes the security profile %i for OCPP profile %i, and gives it back', async (ours, ocpp) => {
    const { store, get, post } = await startApi();
    expect(await post('/api/v0/cs/CP01', { securityProfile: ours })).toMatchObject({
      status: 201,
      body: undefined,
    });
    expect((await store.stations.find('CP01'))?.authentication?.securityProfile).toBe(ocpp);
    expect((await get('/api/v0/cs/CP01/auth')).body).toEqual({
      securityProfile: ours,
      invalidUsernameAllowed: false,
    });
  });

  test('keeps the hash of the password and whether any user name will do', async () => {
    const { get, post } = await startApi();
    const auth = { securityProfile: 0, base64SHA256Password: hashOf('secret'), invalidUsernameAllowed: true };
    await post('/api/v0/cs/CP01', auth);
    expect((await get('/api/v0/cs/CP01/auth')).body).toEqual(auth);
  });

  test('takes an empty hash as none', async () => {
    const { store, post } = await startApi();
    expect((await post('/api/v0/cs/CP01', { securityProfile: 2, base64SHA256Password: '' })).status).toBe(
      201,
    );
    expect((await store.stations.find('CP01'))?.authentication?.passwordSha256).toBeUndefined();
  });

  test('replaces how a known station authenticates, and nothing else of it', async () => {
    const { store, get, post } = await startApi();
    await post('/api/v0/cs/CP01', { securityProfile: 0, base64SHA256Password: hashOf('old') });
    await store.stations.recordBoot('CP01', aBoot(), 'Accepted');
    await post('/api/v0/cs/CP01', { securityProfile: 2 });
    expect((await get('/api/v0/cs/CP01/auth')).body).toEqual({
      securityProfile: 2,
      invalidUsernameAllowed: false,
    });
    expect((await get('/api/v0/cs/CP01')).body).toMatchObject({ vendor: 'ACME' });
  });

  test('tells gateways what may count as well while it is being changed (A01.FR.04, A05.FR.07)', async () => {
    const keys = [aKey('g', 'gateway'), aKey('r', 'read_only'), aKey('o', 'operator')];
    const { store, get } = await startApi({ keys });
    const passwordSha256 = hashOf('new');
    await store.stations.register('CP01', { authentication });
    await store.stations.changeAuthentication('CP01', {
      kind: 'password_sent',
      callId: 'c1',
      passwordSha256,
    });
    await store.stations.changeAuthentication('CP01', { kind: 'profile_asked', securityProfile: 3 });
    const told = { securityProfile: 0, invalidUsernameAllowed: false, nextSecurityProfile: 2 };
    const path = '/api/v0/cs/CP01/auth';
    expect((await get(path, { key: 'g' })).body).toEqual({
      ...told,
      possibleBase64SHA256Passwords: [passwordSha256],
    });
    for (const key of ['r', 'o']) expect((await get(path, { key })).body).toEqual(told);
  });

  test('keeps what is odd about it, and shows it', async () => {
    const { store, get, post } = await startApi();
    const quirks = { lenient: true, defaultOcppVersion: '1.6', clockOffsetMinutes: -90 };
    await post('/api/v0/cs/CP01', { securityProfile: 0, ...quirks });
    await post('/api/v0/cs/CP01', { securityProfile: 1 });
    expect(await store.stations.findQuirks('CP01')).toEqual(quirks);
    expect((await get('/api/v0/cs/CP01')).body).toMatchObject(quirks);
    expect((await get('/api/v0/cs/CP01/auth')).body).toMatchObject({ defaultOcppVersion: '1.6' });
    await post('/api/v0/cs/CP01', { securityProfile: 1, lenient: false });
    expect(await store.stations.findQuirks('CP01')).toEqual({ lenient: false });
  });

  test.each(['Accepted', 'Pending', 'Rejected'])(
    'makes it %s where that is said, and leaves a known one what it is otherwise',
    async (registrationStatus) => {
      const { get, post } = await startApi();
      await post('/api/v0/cs/CP01', { securityProfile: 0, registrationStatus });
      expect((await get('/api/v0/cs/CP01')).body).toMatchObject({ registrationStatus });
      await post('/api/v0/cs/CP01', { securityProfile: 1 });
      expect((await get('/api/v0/cs/CP01')).body).toMatchObject({ registrationStatus });
      await post('/api/v0/cs/CP01', { securityProfile: 1, registrationStatus: 'Accepted' });
      expect((await get('/api/v0/cs/CP01')).body).toMatchObject({ registrationStatus: 'Accepted' });
    },
  );

  test('refuses a status that there is not', async () => {
    const { post } = await startApi();
    expect(
      await post('/api/v0/cs/CP01', { securityProfile: 0, registrationStatus: 'Perhaps' }),
    ).toMatchObject({ status: 400, body: anError('Bad Request', /registrationStatus/) });
  });

  test('ignores fields that it does not know, since scripts of other systems send some', async () => {
    const { post } = await startApi();
    expect((await post('/api/v0/cs/CP01', { securityProfile: 0, comment: 'in the yard' })).status).toBe(201);
  });

  test.each(['CP 01', 'a/b', 'CP+01#100%', 'Säule', '..%2F..', 'x'.repeat(255)])(
    'takes the id %j',
    async (id) => {
      const { get, post } = await startApi();
      const path = `/api/v0/cs/${encodeURIComponent(id)}`;
      expect((await post(path, { securityProfile: 0 })).status).toBe(201);
      expect((await get(path)).body).toMatchObject({ csId: id });
      expect((await get(`${path}/auth`)).status).toBe(200);
    },
  );

  test('refuses an id that differs in case only from another', async () => {
    const { get, post } = await startApi();
    await post('/api/v0/cs/CP01', { securityProfile: 0 });
    expect(await post('/api/v0/cs/cp01', { securityProfile: 1 })).toMatchObject({
      status: 409,
      body: anError('Conflict', /csId/),
    });
    expect((await get('/api/v0/cs/cp01')).status).toBe(404);
  });
});

describe('reading a station', () => {
  test('tells that an unknown one is not known', async () => {
    const { get } = await startApi();
    const unknown = { status: 404, body: anError('Not Found', 'csId is not known') };
    expect(await get('/api/v0/cs/CP01')).toMatchObject(unknown);
    expect(await get('/api/v0/cs/CP01/auth')).toMatchObject(unknown);
  });

  test('tells a gateway nothing of a station that booted and was never registered', async () => {
    const { store, get } = await startApi();
    await store.stations.recordBoot('CP01', aBoot(), 'Pending');
    expect((await get('/api/v0/cs/CP01/auth')).status).toBe(404);
    expect((await get('/api/v0/cs/CP01')).body).toMatchObject({ registrationStatus: 'Pending' });
  });

  test('shows what it said when it booted, when it was seen and the state of its connectors', async () => {
    const { store, get } = await startApi();
    await store.stations.recordBoot(
      'CP01',
      aBoot({
        serialNumber: 'S1',
        firmwareVersion: '1.2',
        iccid: '8949',
        imsi: '262',
        meterType: 'M',
        meterSerialNumber: 'M1',
        reason: 'PowerUp',
      }),
      'Accepted',
    );
    await store.stations.recordConnectorStatus('CP01', {
      evseId: 2,
      connectorId: 1,
      status: 'Faulted',
      errorCode: 'GroundFailure',
      info: 'wet',
      at: new Date('2026-01-31T12:05:00Z'),
    });
    await store.stations.recordSeen(new Map([['CP01', new Date('2026-01-31T12:10:00Z')]]));
    expect((await get('/api/v0/cs/CP01')).body).toEqual({
      csId: 'CP01',
      ocppVersion: '1.6',
      registrationStatus: 'Accepted',
      vendor: 'ACME',
      model: 'Box',
      serialNumber: 'S1',
      firmwareVersion: '1.2',
      iccid: '8949',
      imsi: '262',
      meterType: 'M',
      meterSerialNumber: 'M1',
      bootReason: 'PowerUp',
      lastBootAt: '2026-01-31T12:00:00.000Z',
      lastSeenAt: '2026-01-31T12:10:00.000Z',
      connectors: [
        {
          evseId: 2,
          connectorId: 1,
          status: 'Faulted',
          errorCode: 'GroundFailure',
          info: 'wet',
          at: '2026-01-31T12:05:00.000Z',
        },
      ],
    });
  });

  test('shows of a station that was only registered its id and status', async () => {
    const { get, post } = await startApi();
    await post('/api/v0/cs/CP01', { securityProfile: 0 });
    expect((await get('/api/v0/cs/CP01')).body).toEqual({
      csId: 'CP01',
      registrationStatus: 'Accepted',
      connectors: [],
    });
  });

  test.each([
    { connected: true, alive: () => true, shown: true },
    { connected: true, alive: () => false, shown: false },
    { connected: true, alive: undefined, shown: undefined },
    { connected: false, alive: () => true, shown: false },
    { connected: false, alive: undefined, shown: false },
  ])('shows connected: $shown when the last event says $connected', async ({ connected, alive, shown }) => {
    const { store, get } = await startApi({ isGatewayAlive: alive });
    await store.stations.register('CP01', { authentication });
    const connection = { connectionId: 'c1', gatewayId: 'g1' };
    await store.stations.recordConnection('CP01', { ...connection, connected: true, at: new Date(1_000) });
    await store.stations.recordConnection('CP01', { ...connection, connected, at: new Date(2_000) });
    const { body } = await get('/api/v0/cs/CP01');
    expect((body as { connected?: boolean }).connected).toBe(shown);
  });
});

describe('listing stations', () => {
  test('shows them page by page, the last without a cursor', async () => {
    const { store, get } = await startApi();
    for (const id of ['CP03', 'CP01', 'CP02']) await store.stations.register(id, { authentication });
    const first = (await get('/api/v0/cs?limit=2')).body as { items: unknown[]; next: string };
    expect(first.items).toMatchObject([{ csId: 'CP01' }, { csId: 'CP02' }]);
    const second = (await get(`/api/v0/cs?limit=2&cursor=${encodeURIComponent(first.next)}`)).body;
    expect(second).toEqual({ items: [expect.objectContaining({ csId: 'CP03' })] });
  });

  test('shows an empty list when there are none', async () => {
    const { get } = await startApi();
    expect((await get('/api/v0/cs')).body).toEqual({ items: [] });
  });

  test('refuses a cursor that it did not give out', async () => {
    const { get } = await startApi();
    expect(await get('/api/v0/cs?cursor=%00nonsense')).toMatchObject({
      status: 400,
      body: anError('Bad Request', /^cursor/),
    });
  });
});
