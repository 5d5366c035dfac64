import { spanOf } from '@csms/store';
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

  test('shows none of a transaction without readings', async () => {
    const { store, get } = await startApi();
    await store.transactions.record(aStart());
    expect((await get(`${path}/CP01/4711/readings`)).body).toEqual({ items: [] });
  });
});
