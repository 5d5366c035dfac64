import { aToken, at, contentOf, time } from '@csms/test-handlers';
import { describe, expect, test } from 'vitest';
import { aCsms } from '../test/csms.js';

const request = { connectorId: 1, idTag: 'CAFE01', meterStart: 1_000, timestamp: time(1) };

async function aCsmsWithToken() {
  const csms = aCsms();
  await csms.store.tokens.set(aToken({ groupId: 'FLEET' }));
  return csms;
}

describe('StartTransaction (section 4.8)', () => {
  test('gives the transaction a positive id of 31 bits and says that its token is accepted', async () => {
    const { send, store } = await aCsmsWithToken();
    const { transactionId, idTagInfo } = await send('StartTransaction', { ...request, reservationId: 7 });
    expect(idTagInfo).toEqual({ status: 'Accepted', parentIdTag: 'FLEET' });
    expect(transactionId).toBeGreaterThan(0);
    expect(transactionId).toBeLessThan(2 ** 31);
    expect(await store.transactions.find('CS1', String(transactionId))).toMatchObject({
      ocppVersion: '1.6',
      status: 'active',
      token: { uid: 'CAFE01' },
      evseId: 1,
      connectorId: 1,
      reservationId: 7,
      startedAt: at(1),
      energyWh: 0,
      flags: [],
    });
  });

  test('returns the same transaction id when the station repeats its StartTransaction', async () => {
    const { send, store } = await aCsmsWithToken();
    const first = await send('StartTransaction', request);
    const content = await contentOf(store);
    expect(await send('StartTransaction', request)).toEqual(first);
    expect(await send('StartTransaction', { ...request, idTag: 'cafe01' })).toEqual(first);
    expect(await contentOf(store)).toEqual(content);
  });

  test('gives one answer and one transaction to copies that arrive at once', async () => {
    const { store } = await aCsmsWithToken();
    const copies = [aCsms({ store }), aCsms({ store })].flatMap(({ send }) => [
      send('StartTransaction', request, { messageId: 'm1' }),
      send('StartTransaction', request, { messageId: 'm1' }),
    ]);
    const [first, ...others] = await Promise.all(copies);
    for (const other of others) expect(other).toEqual(first);
    expect((await contentOf(store)).transactions).toHaveLength(1);
  });

  test.each([
    ['another connector', { connectorId: 2 }, 'CS1'],
    ['another token', { idTag: 'OTHER' }, 'CS1'],
    ['another time', { timestamp: time(2) }, 'CS1'],
    ['another register', { meterStart: 1_001 }, 'CS1'],
    ['another station', {}, 'CS2'],
  ])('gives a start with %s another id', async (_, other, stationId) => {
    const { send } = await aCsmsWithToken();
    const { transactionId } = await send('StartTransaction', request);
    const second = await send('StartTransaction', { ...request, ...other }, { stationId });
    expect(second.transactionId).not.toBe(transactionId);
  });

  test('gives refused starts ids of their own, and leaves a live transaction alone (E3.54)', async () => {
    const { send, store } = await aCsmsWithToken();
    const live = await send('StartTransaction', request);
    const before = await store.transactions.find('CS1', String(live.transactionId));
    const refused = await Promise.all(
      ['UNKNOWN1', 'UNKNOWN2'].map((idTag) =>
        send('StartTransaction', { ...request, idTag, timestamp: time(2) }),
      ),
    );
    expect(refused.map(({ idTagInfo }) => idTagInfo.status)).toEqual(['Invalid', 'Invalid']);
    expect(new Set([live, ...refused].map(({ transactionId }) => transactionId)).size).toBe(3);
    expect(await store.transactions.find('CS1', String(live.transactionId))).toEqual(before);
    for (const { transactionId } of refused) {
      expect((await store.transactions.find('CS1', String(transactionId)))?.flags).toEqual([
        'not_authorized',
      ]);
    }
  });

  test.each([
    ['connector 0', { connectorId: 0 }, ['invalid_connector']],
    ['a connector below 0', { connectorId: -1 }, ['invalid_connector']],
    ['a time that has not come', { timestamp: '2099-01-01T00:00:00Z' }, ['future_time']],
  ])('is answered and flagged when it tells of %s', async (_, fields, flags) => {
    const { send, store } = await aCsmsWithToken();
    const { transactionId, idTagInfo } = await send('StartTransaction', { ...request, ...fields });
    expect(idTagInfo.status).toBe('Accepted');
    expect((await store.transactions.find('CS1', String(transactionId)))?.flags).toEqual(flags);
  });

  test('is not concurrent with itself', async () => {
    const { send } = await aCsmsWithToken();
    await send('StartTransaction', request);
    expect((await send('StartTransaction', request)).idTagInfo.status).toBe('Accepted');
  });

  test('refuses a token that charges elsewhere, until that transaction has ended', async () => {
    const { send } = await aCsmsWithToken();
    const first = await send('StartTransaction', request, { stationId: 'CS2' });
    expect((await send('StartTransaction', request)).idTagInfo.status).toBe('ConcurrentTx');
    const stop = { transactionId: first.transactionId, meterStop: 1_000, timestamp: time(2) };
    await send('StopTransaction', stop, { stationId: 'CS2' });
    const next = await send('StartTransaction', { ...request, timestamp: time(3) });
    expect(next.idTagInfo.status).toBe('Accepted');
  });

  test('accepts a token at exactly one of several stations where it starts in the same instant', async () => {
    const { store } = await aCsmsWithToken();
    const [first, second] = [aCsms({ store }), aCsms({ store })];
    const tell = async () => {
      const answers = await Promise.all(
        ['CS1', 'CS2', 'CS3', 'CS4'].map((stationId, index) => {
          const { send } = index % 2 === 0 ? first : second;
          return send('StartTransaction', request, { stationId, messageId: stationId });
        }),
      );
      return answers.map((answer) => answer.idTagInfo.status);
    };
    const statuses = await tell();
    expect(statuses.filter((status) => status === 'Accepted')).toHaveLength(1);
    expect(statuses.filter((status) => status === 'ConcurrentTx')).toHaveLength(3);
    expect(await tell()).toEqual(statuses);
  });

  test.each([
    ['is blocked', { standing: 'blocked' }, 'Blocked'],
    ['has no credit', { standing: 'no_credit' }, 'Blocked'],
    [
      'may charge at another connector only',
      { allowedPlaces: [{ stationId: 'CS1', evseIds: [2] }] },
      'Invalid',
    ],
    ['may charge at another station only', { allowedPlaces: [{ stationId: 'CS2' }] }, 'Invalid'],
  ] as const)('refuses a token that %s', async (_what, fields, status) => {
    const { send, store } = aCsms();
    await store.tokens.set(aToken(fields));
    expect((await send('StartTransaction', request)).idTagInfo).toEqual({ status });
  });

  test('keeps to the refusal of a start that is sent again when its token is free', async () => {
    const { send } = await aCsmsWithToken();
    const elsewhere = await send('StartTransaction', request, { stationId: 'CS2' });
    const refused = await send('StartTransaction', request);
    const stop = { transactionId: elsewhere.transactionId, meterStop: 1_000, timestamp: time(2) };
    await send('StopTransaction', stop, { stationId: 'CS2' });
    expect(await send('StartTransaction', request)).toEqual(refused);
  });

  test('takes a transaction on the same connector for superseded', async () => {
    const { send } = await aCsmsWithToken();
    await send('StartTransaction', request);
    const next = await send('StartTransaction', { ...request, timestamp: time(9) });
    expect(next.idTagInfo.status).toBe('Accepted');
  });

  describe('with a reservation', () => {
    const reservation = { reservationId: 7, token: { uid: 'CAFE01' }, expiresAt: at(50), reservedAt: at(0) };
    const reserved = { ...request, reservationId: 7 };

    async function aCsmsWithReservation() {
      const csms = await aCsmsWithToken();
      await csms.store.reservations.record('CS1', reservation);
      return { ...csms, find: () => csms.store.reservations.find('CS1', 7, at(40)) };
    }

    test('uses it up when its token is accepted', async () => {
      const { send, find } = await aCsmsWithReservation();
      const { transactionId } = await send('StartTransaction', reserved, { receivedAt: at(5) });
      await send('StartTransaction', reserved, { receivedAt: at(6) });
      expect(await find()).toMatchObject({
        status: 'consumed',
        endedAt: at(5),
        transactionId: String(transactionId),
      });
    });

    test('leaves it when its token is refused', async () => {
      const { send, find } = await aCsmsWithReservation();
      const { idTagInfo } = await send('StartTransaction', { ...reserved, idTag: 'UNKNOWN' });
      expect(idTagInfo.status).toBe('Invalid');
      expect(await find()).toMatchObject({ status: 'active' });
    });

    test('leaves it also when the start is sent again and its token has become good', async () => {
      const { send, store, find } = await aCsmsWithReservation();
      await send('StartTransaction', { ...reserved, idTag: 'LATE' });
      await store.tokens.set(aToken({ uid: 'LATE' }));
      await send('StartTransaction', { ...reserved, idTag: 'LATE' });
      expect(await find()).toMatchObject({ status: 'active' });
    });

    test('leaves the reservations that it does not name', async () => {
      const { send, find } = await aCsmsWithReservation();
      await send('StartTransaction', request);
      await send('StartTransaction', { ...request, reservationId: 8, timestamp: time(2) });
      expect(await find()).toMatchObject({ status: 'active' });
    });
  });

  describe('at a station whose clock stands still', () => {
    async function stop({ send }: Pick<ReturnType<typeof aCsms>, 'send'>, transactionId: number) {
      await send('StopTransaction', { transactionId, meterStop: 1_000, timestamp: request.timestamp });
    }

    test('gives the next start an id of its own once the one before has been stopped', async () => {
      const csms = await aCsmsWithToken();
      const ids = new Set<number>();
      for (let round = 0; round < 12; round++) {
        const { transactionId } = await csms.send('StartTransaction', request);
        expect((await csms.send('StartTransaction', request)).transactionId).toBe(transactionId);
        ids.add(transactionId);
        await stop(csms, transactionId);
      }
      expect(ids.size).toBe(12);
    });

    test('never runs out of ids', async () => {
      const csms = await aCsmsWithToken();
      const ids = new Set<number>();
      for (let round = 0; round < 70; round++) {
        const { transactionId } = await csms.send('StartTransaction', request);
        ids.add(transactionId);
        await stop(csms, transactionId);
      }
      expect(ids.size).toBe(70);
    });

    test('gives a copy of a start the same id also after its transaction has been stopped', async () => {
      const csms = await aCsmsWithToken();
      for (const messageId of ['m1', 'm2', 'm3']) {
        const first = await csms.send('StartTransaction', request, { messageId });
        await stop(csms, first.transactionId);
        expect(await csms.send('StartTransaction', request, { messageId })).toEqual(first);
      }
      expect((await contentOf(csms.store)).transactions).toHaveLength(3);
    });
  });

  test('comes after the stop of its transaction, and completes it', async () => {
    const { transactionId } = await (await aCsmsWithToken()).send('StartTransaction', request);
    const { send, store } = await aCsmsWithToken();
    await send('StopTransaction', { transactionId, meterStop: 3_000, timestamp: time(9) });
    expect((await send('StartTransaction', request)).transactionId).toBe(transactionId);
    expect(await store.transactions.find('CS1', String(transactionId))).toMatchObject({
      status: 'ended',
      startedAt: at(1),
      endedAt: at(9),
      energyWh: 2_000,
      flags: [],
    });
  });
});
