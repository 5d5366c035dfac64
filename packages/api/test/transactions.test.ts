import { createBilling, kwhTariffId, setKwhTariff } from '@csms/services';
import { spanOf } from '@csms/store';
import { createMemoryStore } from '@csms/store-memory';
import { describe, expect, test } from 'vitest';
import { anError, startApi } from './client.js';
import { aReading, aStart } from './records.js';

const path = '/api/v0/transactions';

/** Three transactions, the latest of them still going on. */
async function withTransactions() {
  const api = await startApi();
  const { transactions } = api.store;
  await transactions.record(aStart({ transactionId: '1', at: new Date('2026-01-01T00:00:00Z') }));
  await transactions.record(
    aStart({
      transactionId: '1',
      kind: 'ended',
      seqNo: 1,
      at: new Date('2026-01-01T01:00:00Z'),
      stoppedReason: 'EVDisconnected',
    }),
  );
  await transactions.record(
    aStart({
      transactionId: '2',
      stationId: 'CP02',
      token: { uid: 'CAFE' },
      at: new Date('2026-01-02T00:00:00Z'),
    }),
  );
  await transactions.record(aStart({ transactionId: '3', at: new Date('2026-01-03T00:00:00Z') }));
  const ids = async (query: string) => {
    const { body } = await api.get(`${path}${query}`);
    return (body as { items: { transactionId: string }[] }).items.map(({ transactionId }) => transactionId);
  };
  return { ...api, ids };
}

describe('reading a transaction', () => {
  test('shows one that goes on', async () => {
    const { store, get } = await startApi();
    await store.transactions.record(aStart());
    expect((await get(`${path}/CP01/4711`)).body).toEqual({
      csId: 'CP01',
      transactionId: '4711',
      status: 'active',
      tokenUid: 'DEADBEEF',
      evseId: 2,
      connectorId: 1,
      startedAt: '2026-01-31T12:00:00.000Z',
      flags: [],
    });
  });

  test('shows when and why one ended, and the energy taken', async () => {
    const { store, get } = await startApi();
    const start = { at: new Date('2026-01-31T12:00:00Z'), seqNo: 0 };
    const end = { at: new Date('2026-01-31T13:00:00Z'), seqNo: 1 };
    await store.transactions.record(aStart({ ...start, registers: spanOf({ ...start, wh: 1_000 }, 2) }));
    await store.transactions.record(
      aStart({
        ...end,
        kind: 'ended',
        stoppedReason: 'Remote',
        registers: spanOf({ ...end, wh: 8_500 }, 2),
      }),
    );
    expect((await get(`${path}/CP01/4711`)).body).toMatchObject({
      status: 'ended',
      endedAt: '2026-01-31T13:00:00.000Z',
      stoppedReason: 'Remote',
      energyWh: 7_500,
    });
  });

  test('shows by which remote start and which reservation one began, and what it does (H01.FR.15)', async () => {
    const { store, get } = await startApi();
    const told = { remoteStartId: 7, reservationId: 21, chargingState: 'SuspendedEV' };
    await store.transactions.record(aStart({ ocppVersion: '2.0.1', ...told }));
    expect((await get(`${path}/CP01/4711`)).body).toMatchObject(told);
    expect((await get(path)).body).toMatchObject({ items: [told] });
  });

  test('shows what one of OCPP 1.6 has taken so far, which a list leaves out', async () => {
    const { store, get } = await startApi();
    const start = { at: new Date('2026-01-31T12:00:00Z'), seqNo: 0 };
    await store.transactions.record(aStart({ ...start, registers: spanOf({ ...start, wh: 1_000 }, 2) }));
    const readings = [
      aReading('r2', '2026-01-31T12:02:00Z', 1_700),
      aReading('r1', '2026-01-31T12:01:00Z', 1_300),
    ];
    await store.transactions.appendMeterValues('CP01', '4711', readings, { ocppVersion: '1.6' });
    expect((await get(`${path}/CP01/4711`)).body).toMatchObject({ status: 'active', energyWh: 700 });
    const { items } = (await get(path)).body as { items: object[] };
    expect(items[0]).not.toHaveProperty('energyWh');
  });

  test('shows what is doubtful about one', async () => {
    const { store, get } = await startApi();
    await store.transactions.record(aStart({ kind: 'updated', seqNo: 3 }));
    expect((await get(`${path}/CP01/4711`)).body).toMatchObject({ flags: ['unknown_start'] });
  });

  test('does not show a PIN (2.0.1 C04)', async () => {
    const { store, get } = await startApi();
    await store.transactions.record(aStart({ token: { uid: '1234', type: 'KeyCode' } }));
    expect(JSON.stringify((await get(`${path}/CP01/4711`)).body)).not.toContain('1234');
  });

  test('tells that an unknown one is not known', async () => {
    const { store, get } = await startApi();
    await store.transactions.record(aStart());
    const unknown = { status: 404, body: anError('Not Found', 'transactionId is not known') };
    expect(await get(`${path}/CP01/1`)).toMatchObject(unknown);
    expect(await get(`${path}/CP02/4711`)).toMatchObject(unknown);
    expect(await get(`${path}/CP01/1/readings`)).toMatchObject(unknown);
  });
});

describe('listing transactions', () => {
  test('shows the latest start first', async () => {
    const { ids } = await withTransactions();
    expect(await ids('')).toEqual(['3', '2', '1']);
  });

  test.each([
    ['?csId=CP02', ['2']],
    ['?tokenUid=deadbeef', ['3', '1']],
    ['?active=true', ['3', '2']],
    ['?active=false', ['1']],
    ['?from=2026-01-02T00:00:00Z', ['3', '2']],
    ['?to=2026-01-02T00:00:00Z', ['1']],
    ['?from=2026-01-01T23:30:00-00:30&to=2026-01-02T00:00:01Z', ['2']],
    ['?csId=CP01&active=true', ['3']],
    ['?csId=CP03', []],
  ])('filters by %s', async (query, expected) => {
    const { ids } = await withTransactions();
    expect(await ids(query)).toEqual(expected);
  });

  test('shows them page by page', async () => {
    const { get } = await withTransactions();
    const first = (await get(`${path}?csId=CP01&limit=1`)).body as { next: string };
    expect(first).toMatchObject({ items: [{ transactionId: '3' }] });
    const second = await get(`${path}?csId=CP01&limit=1&cursor=${encodeURIComponent(first.next)}`);
    expect(second.body).toMatchObject({ items: [{ transactionId: '1' }] });
  });
});

describe("listing a transaction's readings", () => {
  test('shows them in order of their time, page by page', async () => {
    const { store, get } = await startApi();
    await store.transactions.record(
      aStart({
        readings: [aReading('b', '2026-01-31T12:10:00Z', 20), aReading('a', '2026-01-31T12:05:00Z', 10)],
      }),
    );
    const first = (await get(`${path}/CP01/4711/readings?limit=1`)).body as { next: string };
    expect(first).toMatchObject({
      items: [
        {
          at: '2026-01-31T12:05:00.000Z',
          sampledValues: [
            {
              value: 10,
              measurand: 'Energy.Active.Import.Register',
              unit: 'Wh',
              context: 'Sample.Periodic',
              location: 'Outlet',
            },
          ],
        },
      ],
    });
    const cursor = encodeURIComponent(first.next);
    expect((await get(`${path}/CP01/4711/readings?limit=1&cursor=${cursor}`)).body).toMatchObject({
      items: [{ at: '2026-01-31T12:10:00.000Z' }],
    });
  });

  test('shows signed meter data beside the value that it came with (2.0.1)', async () => {
    const { store, get } = await startApi();
    const reading = aReading('a', '2026-01-31T12:05:00Z', 10);
    const signedMeterValue = {
      signedMeterData: 'T0NNRnx7fQ==',
      signingMethod: 'ECDSA-secp256r1-SHA256',
      encodingMethod: 'OCMF',
      publicKey: 'MFkw',
    };
    const sampledValues = reading.sampledValues.map((value) => ({ ...value, signedMeterValue }));
    await store.transactions.record(aStart({ readings: [{ ...reading, sampledValues }] }));
    await store.stations.register('CP01', { authentication: { securityProfile: 1, anyUsername: false } });
    await store.stations.recordMeterValues('CP01', 2, { ...reading, sampledValues });
    const shown = { items: [{ sampledValues: [{ value: 10, signedMeterValue }] }] };
    expect((await get(`${path}/CP01/4711/readings`)).body).toMatchObject(shown);
    expect((await get('/api/v0/cs/CP01/meter-values')).body).toMatchObject(shown);
  });

  test('shows none of a transaction without readings', async () => {
    const { store, get } = await startApi();
    await store.transactions.record(aStart());
    expect((await get(`${path}/CP01/4711/readings`)).body).toEqual({ items: [] });
  });
});

describe('ending a transaction whose end was lost', () => {
  const clock = { now: () => new Date('2026-01-31T18:00:00Z') };
  const startedAt = new Date('2026-01-31T12:00:00Z');
  const end = `${path}/CP01/4711/end`;

  /** A transaction that took 2 kWh by its latest reading, at 0.5 EUR each. */
  async function withLostEnd() {
    const store = createMemoryStore();
    await setKwhTariff(store.tariffs, { price: 0.5, currency: 'EUR' }, new Date(0));
    const billing = createBilling({ store, defaultTariffId: kwhTariffId });
    const api = await startApi({ store, billing, clock });
    const start = { at: startedAt, seqNo: 0 };
    await store.transactions.record(aStart({ ...start, registers: spanOf({ ...start, wh: 1_000 }, 2) }));
    const readings = [aReading('r1', '2026-01-31T13:00:00Z', 3_000)];
    await store.transactions.appendMeterValues('CP01', '4711', readings, { ocppVersion: '1.6' });
    return api;
  }

  test('ends it with its latest reading, flagged, and shows what it cost', async () => {
    const { post, get } = await withLostEnd();
    const ended = await post(end, {});
    expect(ended).toMatchObject({
      status: 200,
      body: {
        csId: 'CP01',
        transactionId: '4711',
        status: 'ended',
        endedAt: '2026-01-31T13:00:00.000Z',
        stoppedReason: 'Other',
        energyWh: 2_000,
        cost: { total: 1, currency: 'EUR' },
        flags: ['assumed_end'],
      },
    });
    expect((await get(`${path}/CP01/4711`)).body).toEqual(ended.body);
    expect((await get(`${path}?active=true`)).body).toEqual({ items: [] });
    expect((await post(end, {})).body).toEqual(ended.body);
  });

  test('ends it as the body says, and once more where that was wrong', async () => {
    const { post } = await withLostEnd();
    await post(end, { endedAt: '2026-01-31T14:00:00Z', meterStop: 90_000 });
    const { body } = await post(end, { endedAt: '2026-01-31T15:30:00+01:00', meterStop: 9_000.5 });
    expect(body).toMatchObject({
      endedAt: '2026-01-31T14:30:00.000Z',
      energyWh: 8_000.5,
      cost: { total: 4 },
    });
  });

  test.each([
    [
      { endedAt: '2026-01-31T11:59:59Z' },
      422,
      'endedAt must not be before the transaction began, at 2026-01-31T12:00:00.000Z',
    ],
    [{ endedAt: '2026-01-31T18:00:01Z' }, 422, 'endedAt must not be in the future'],
    [{ meterStop: 999 }, 422, 'meterStop must not be below the register at the begin, 1000 Wh'],
    [{ meterStop: -1 }, 400, 'meterStop must be >= 0'],
    [{ meterStop: '5' }, 400, 'meterStop must be number'],
    [{ endedAt: 'now' }, 400, /^endedAt must be a date and time of RFC 3339/],
  ])('refuses %j', async (body, status, error) => {
    const { post, get } = await withLostEnd();
    expect(await post(end, body)).toMatchObject({
      status,
      body: anError(status === 400 ? 'Bad Request' : 'Unprocessable Entity', error),
    });
    expect((await get(`${path}/CP01/4711`)).body).toMatchObject({ status: 'active' });
  });

  test('refuses a register where none is known of the begin', async () => {
    const { store, post } = await startApi({ clock });
    await store.transactions.record(aStart());
    expect(await post(end, { meterStop: 5 })).toMatchObject({
      status: 422,
      body: anError(
        'Unprocessable Entity',
        'meterStop tells nothing, since no register of the transaction is known',
      ),
    });
  });

  test('refuses one that is not known, and one whose end its station told', async () => {
    const { store, post } = await withLostEnd();
    expect(await post(`${path}/CP01/1/end`, {})).toMatchObject({
      status: 404,
      body: anError('Not Found', 'transactionId is not known'),
    });
    await post(end, {});
    await store.transactions.record(
      aStart({ kind: 'ended', seqNo: 9, at: new Date('2026-01-31T14:00:00Z') }),
    );
    expect(await post(end, {})).toMatchObject({
      status: 409,
      body: anError('Conflict', 'the station has told the end of the transaction'),
    });
  });
});
