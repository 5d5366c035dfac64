import type { MeterValueType, SampledValueType, TransactionEventRequest } from '@csms/ocpp-messages/2.0.1';
import { aToken, at, contentOf, time } from '@csms/test-handlers';
import { describe, expect, test } from 'vitest';
import { aCsms } from '../test/csms.js';

const idToken = { idToken: 'CAFE01', type: 'ISO14443' } as const;
const accepted = { idTokenInfo: { status: 'Accepted', groupIdToken: { idToken: 'FLEET', type: 'Central' } } };

async function aCsmsWithTokens() {
  const csms = aCsms();
  await csms.store.tokens.set(aToken({ groupId: 'FLEET' }));
  await csms.store.tokens.set(aToken({ uid: 'CAFE02', groupId: 'FLEET' }));
  return csms;
}

type Fields = Partial<TransactionEventRequest> & Partial<TransactionEventRequest['transactionInfo']>;

/** An event of the transaction T1, in the minute of its `seqNo`. */
function anEvent(
  eventType: TransactionEventRequest['eventType'],
  seqNo: number,
  fields: Fields = {},
): TransactionEventRequest {
  const { transactionId = 'T1', chargingState, stoppedReason, remoteStartId, ...others } = fields;
  return {
    eventType,
    seqNo,
    timestamp: time(seqNo),
    triggerReason: eventType === 'Started' ? 'Authorized' : 'MeterValuePeriodic',
    transactionInfo: {
      transactionId,
      ...(chargingState && { chargingState }),
      ...(stoppedReason && { stoppedReason }),
      ...(remoteStartId !== undefined && { remoteStartId }),
    },
    ...others,
  };
}

function measured(
  minute: number,
  ...sampledValue: [SampledValueType, ...SampledValueType[]]
): MeterValueType {
  return { timestamp: time(minute), sampledValue };
}

/** A meter value of the register, in Wh. */
function register(minute: number, value: number, context?: SampledValueType['context']): MeterValueType {
  return measured(minute, context ? { value, context } : { value });
}

function find({ store }: Pick<ReturnType<typeof aCsms>, 'store'>, transactionId = 'T1') {
  return store.transactions.find('CS1', transactionId);
}

const started = anEvent('Started', 0, {
  idToken,
  evse: { id: 2, connectorId: 1 },
  chargingState: 'EVConnected',
  remoteStartId: 9,
  reservationId: 7,
  meterValue: [register(0, 1_000, 'Transaction.Begin')],
});
const updated = anEvent('Updated', 1, { chargingState: 'Charging', meterValue: [register(1, 4_000)] });
const ended = anEvent('Ended', 2, {
  idToken,
  chargingState: 'Idle',
  stoppedReason: 'EVDisconnected',
  meterValue: [register(2, 8_500, 'Transaction.End')],
});

describe('TransactionEvent', () => {
  test('keeps a transaction from its start to its end: energy is the difference of the registers', async () => {
    const csms = await aCsmsWithTokens();
    expect(await csms.send('TransactionEvent', started)).toEqual(accepted);
    expect(await find(csms)).toMatchObject({ status: 'active', energyWh: 0, chargingState: 'EVConnected' });
    expect(await csms.send('TransactionEvent', updated)).toEqual({});
    expect(await find(csms)).toMatchObject({ status: 'active', energyWh: 3_000, chargingState: 'Charging' });
    expect(await csms.send('TransactionEvent', ended)).toEqual(accepted);
    expect(await find(csms)).toMatchObject({
      ocppVersion: '2.0.1',
      status: 'ended',
      token: { uid: 'CAFE01', type: 'ISO14443' },
      evseId: 2,
      connectorId: 1,
      chargingState: 'Idle',
      remoteStartId: 9,
      reservationId: 7,
      startedAt: at(0),
      endedAt: at(2),
      stoppedReason: 'EVDisconnected',
      energyWh: 7_500,
      flags: [],
    });
  });

  test.each([
    ['EVSE 0', anEvent('Started', 0, { evse: { id: 0 } }), ['invalid_connector']],
    [
      'a time that has not come',
      { ...anEvent('Started', 0), timestamp: '2099-01-01T00:00:00Z' },
      ['future_time'],
    ],
  ])('answers and flags an event that tells of %s', async (_, event, flags) => {
    const csms = await aCsmsWithTokens();
    expect(await csms.send('TransactionEvent', event)).toEqual({});
    expect((await find(csms))?.flags).toEqual(flags);
  });

  test('takes the reason Local when an end gives none', async () => {
    const csms = await aCsmsWithTokens();
    await csms.send('TransactionEvent', anEvent('Ended', 1));
    expect((await find(csms))?.stoppedReason).toBe('Local');
  });

  test('takes the EVSE and the token from the event that first knows them (E01.FR.10, E02.FR.02, E02.FR.04)', async () => {
    const csms = await aCsmsWithTokens();
    await csms.send('TransactionEvent', anEvent('Started', 0, { triggerReason: 'CablePluggedIn' }));
    expect((await find(csms))?.evseId).toBeUndefined();
    const authorized = anEvent('Updated', 1, { triggerReason: 'Authorized', idToken, evse: { id: 2 } });
    expect(await csms.send('TransactionEvent', authorized)).toEqual(accepted);
    await csms.send('TransactionEvent', anEvent('Updated', 2));
    expect(await find(csms)).toMatchObject({ evseId: 2, token: { uid: 'CAFE01' } });
  });

  test('leaves out what a token is answered when there is none, and the cost (I03.FR.04)', async () => {
    const { send } = await aCsmsWithTokens();
    expect(await send('TransactionEvent', anEvent('Started', 0))).toEqual({});
    expect(await send('TransactionEvent', anEvent('Ended', 1))).toEqual({});
  });

  test.each([
    ['is unknown', { ...idToken, idToken: 'NOBODY' }, 'Unknown'],
    ['has expired', { ...idToken, idToken: 'OLD' }, 'Expired'],
  ])(
    'answers and keeps an event whose token %s: it cannot be refused (E01.FR.11, E05.FR.01, J02.FR.19)',
    async (_, token, status) => {
      const csms = await aCsmsWithTokens();
      await csms.store.tokens.set(aToken({ uid: 'OLD', expiresAt: at(0) }));
      const answer = await csms.send('TransactionEvent', { ...started, idToken: token });
      expect(answer).toEqual({ idTokenInfo: { status } });
      expect(await find(csms)).toMatchObject({ status: 'active', flags: ['not_authorized'] });
    },
  );

  test('accepts a start without a token (C02.FR.02)', async () => {
    const csms = await aCsmsWithTokens();
    const answer = await csms.send('TransactionEvent', {
      ...started,
      idToken: { idToken: '', type: 'NoAuthorization' },
    });
    expect(answer).toEqual({ idTokenInfo: { status: 'Accepted' } });
    expect((await find(csms))?.flags).toEqual([]);
  });

  test('lets a token of the same group stop, and keeps the one that started (C09.FR.09, C09.FR.10)', async () => {
    const csms = await aCsmsWithTokens();
    await csms.send('TransactionEvent', started);
    const stop = {
      ...ended,
      triggerReason: 'StopAuthorized',
      idToken: { ...idToken, idToken: 'CAFE02' },
    } as const;
    expect(await csms.send('TransactionEvent', stop)).toEqual(accepted);
    expect((await find(csms))?.token).toMatchObject({ uid: 'CAFE01' });
  });
});

describe('a token that is shown', () => {
  test('before the cable is answered its status and group (E01.FR.12, E03.FR.02)', async () => {
    const { send } = await aCsmsWithTokens();
    const start = anEvent('Started', 0, { triggerReason: 'Authorized', idToken });
    expect(await send('TransactionEvent', start)).toEqual(accepted);
  });

  test('and was accepted by the station itself is checked all the same (C12.FR.03)', async () => {
    const { send, store } = await aCsmsWithTokens();
    await store.tokens.set(aToken({ uid: 'CAFE01', groupId: 'FLEET', standing: 'blocked' }));
    const start = anEvent('Started', 0, { triggerReason: 'Authorized', idToken, offline: true });
    expect(await send('TransactionEvent', start)).toMatchObject({ idTokenInfo: { status: 'Blocked' } });
  });
});

describe('a token that charges elsewhere', () => {
  async function chargingElsewhere() {
    const csms = await aCsmsWithTokens();
    await csms.send('TransactionEvent', anEvent('Started', 0, { idToken }), { stationId: 'CS2' });
    return csms;
  }

  test.each([
    ['a start', started],
    ['an authorization after the start', anEvent('Updated', 1, { triggerReason: 'Authorized', idToken })],
  ])('is answered ConcurrentTx at %s', async (_, event) => {
    const { send } = await chargingElsewhere();
    expect(await send('TransactionEvent', event)).toMatchObject({ idTokenInfo: { status: 'ConcurrentTx' } });
  });

  test.each([
    ['the end', ended],
    ['a stop', anEvent('Updated', 1, { triggerReason: 'StopAuthorized', idToken })],
    ['what happened while the station was offline (E04.FR.03)', { ...started, offline: true }],
  ])('is answered by itself at %s (C09.FR.12)', async (_, event) => {
    const { send } = await chargingElsewhere();
    expect(await send('TransactionEvent', event)).toEqual(accepted);
  });

  test('is not concurrent with itself, also in an event that does not name the EVSE again', async () => {
    const { send } = await aCsmsWithTokens();
    await send('TransactionEvent', started);
    const authorized = anEvent('Updated', 1, { triggerReason: 'Authorized', idToken });
    expect(await send('TransactionEvent', authorized)).toEqual(accepted);
  });

  test('is free again once that transaction has ended', async () => {
    const { send } = await chargingElsewhere();
    await send('TransactionEvent', anEvent('Ended', 1), { stationId: 'CS2' });
    expect(await send('TransactionEvent', started)).toEqual(accepted);
  });
});

describe('an event that is sent again (E13)', () => {
  test('gets the same answer and changes nothing, whatever became of its token', async () => {
    const csms = await aCsmsWithTokens();
    for (const event of [started, updated, ended]) await csms.send('TransactionEvent', event);
    const content = await contentOf(csms.store);
    await csms.store.tokens.set(aToken({ valid: false }));
    expect(await csms.send('TransactionEvent', started)).toEqual(accepted);
    expect(await csms.send('TransactionEvent', updated)).toEqual({});
    expect(await csms.send('TransactionEvent', ended)).toEqual(accepted);
    expect(await contentOf(csms.store)).toEqual(content);
    expect(content.transactions).toMatchObject([{ energyWh: 7_500, readings: [{}, {}, {}] }]);
  });

  test('keeps readings of one time apart by their place in the event', async () => {
    const csms = await aCsmsWithTokens();
    const event = anEvent('Updated', 4, { meterValue: [register(4, 10), register(4, 10)] });
    await csms.send('TransactionEvent', event);
    await csms.send('TransactionEvent', event);
    expect((await contentOf(csms.store)).transactions[0]?.readings).toHaveLength(2);
  });
});

describe('events that come late', () => {
  test('keep their own times, and an end before its start is completed by it (E04, E12)', async () => {
    const csms = await aCsmsWithTokens();
    await csms.send('TransactionEvent', { ...ended, offline: true }, { receivedAt: at(50) });
    expect(await find(csms)).toMatchObject({ status: 'ended', flags: ['unknown_start'] });
    await csms.send('TransactionEvent', { ...updated, offline: true }, { receivedAt: at(51) });
    await csms.send('TransactionEvent', { ...started, offline: true }, { receivedAt: at(52) });
    expect(await find(csms)).toMatchObject({
      status: 'ended',
      startedAt: at(0),
      endedAt: at(2),
      chargingState: 'Idle',
      energyWh: 7_500,
      flags: [],
    });
  });

  test('for a transaction that nobody knows are kept, and flagged', async () => {
    const csms = await aCsmsWithTokens();
    expect(await csms.send('TransactionEvent', updated)).toEqual({});
    expect(await find(csms)).toMatchObject({ status: 'active', flags: ['unknown_start'] });
  });
});

describe('energy', () => {
  async function energyOf(...events: readonly TransactionEventRequest[]) {
    const csms = await aCsmsWithTokens();
    for (const event of events) await csms.send('TransactionEvent', event);
    const transaction = await find(csms);
    return { energyWh: transaction?.energyWh, flags: transaction?.flags };
  }

  test('is not lost by events without it', async () => {
    const power = measured(3, { value: 0, measurand: 'Power.Active.Import', unitOfMeasure: { unit: 'W' } });
    const quiet = anEvent('Ended', 3, { meterValue: [power] });
    expect(await energyOf(started, updated, anEvent('Updated', 2), quiet)).toEqual({
      energyWh: 3_000,
      flags: [],
    });
  });

  test('is counted from the begin that comes with the end', async () => {
    const meterValue = [register(0, 1_000, 'Transaction.Begin'), register(2, 8_500, 'Transaction.End')];
    const end = { ...ended, meterValue };
    const { meterValue: _, ...start } = started;
    expect(await energyOf(start, updated, end)).toEqual({ energyWh: 7_500, flags: [] });
  });

  test('is in Wh, whatever the unit and its multiplier', async () => {
    const kWh = { value: 4, unitOfMeasure: { unit: 'kWh' } };
    const thousands = { value: 8.5, unitOfMeasure: { unit: 'Wh', multiplier: 3 } };
    const events = [
      anEvent('Updated', 1, { meterValue: [measured(1, kWh)] }),
      anEvent('Ended', 2, { meterValue: [measured(2, thousands)] }),
    ];
    expect(await energyOf(started, ...events)).toEqual({ energyWh: 7_500, flags: [] });
  });

  test('is counted at the outlet where the station measures in several places', async () => {
    const inlet = measured(1, { value: 99_000, location: 'Inlet' }, { value: 4_000 });
    expect(await energyOf(started, anEvent('Ended', 1, { meterValue: [inlet] }))).toEqual({
      energyWh: 3_000,
      flags: [],
    });
  });

  test('is not known while no register was read', async () => {
    expect(await energyOf(anEvent('Started', 0), anEvent('Ended', 1))).toEqual({
      energyWh: undefined,
      flags: [],
    });
  });

  test('of an offline begin of 0 is counted from the first plausible register, and flagged', async () => {
    const life = 54_000_000;
    const begin = { ...started, offline: true, meterValue: [register(0, 0, 'Transaction.Begin')] };
    const first = anEvent('Updated', 1, { meterValue: [register(1, life)] });
    const last = anEvent('Ended', 2, { meterValue: [register(2, life + 6_000, 'Transaction.End')] });
    expect(await energyOf(begin, first, last)).toEqual({ energyWh: 6_000, flags: ['implausible_begin'] });
  });
});

describe('a reservation', () => {
  const stranger = { ...idToken, idToken: 'STRANGER' };

  /** What becomes of the reservation 7 by events that are received one minute after the other, from minute 5 on. */
  async function reservationAfter(...events: readonly TransactionEventRequest[]) {
    const { send, store } = await aCsmsWithTokens();
    const reservation = { reservationId: 7, token: { uid: 'CAFE01' }, expiresAt: at(50), reservedAt: at(1) };
    await store.reservations.record('CS1', reservation);
    for (const [index, event] of events.entries()) {
      await send('TransactionEvent', event, { receivedAt: at(5 + index) });
    }
    return store.reservations.find('CS1', 7, at(40));
  }

  const consumed = { status: 'consumed', endedAt: at(5), transactionId: 'T1' };
  const active = { status: 'active' };

  test('is used up by the event that names it and a token that is accepted (H01.FR.15)', async () => {
    const start = anEvent('Started', 0, { reservationId: 7, idToken });
    expect(await reservationAfter(start)).toMatchObject(consumed);
    const again = anEvent('Updated', 1, { reservationId: 7, idToken });
    expect(await reservationAfter(start, again, start)).toMatchObject(consumed);
    const late = { ...consumed, endedAt: at(6) };
    expect(await reservationAfter(anEvent('Started', 0), again)).toMatchObject(late);
  });

  test('is used up by an event that names it without a token, whether its transaction has one or not (H01.FR.15)', async () => {
    const named = anEvent('Updated', 1, { reservationId: 7 });
    expect(await reservationAfter(anEvent('Started', 0, { idToken }), named)).toMatchObject({
      ...consumed,
      endedAt: at(6),
    });
    const start = anEvent('Started', 0, { reservationId: 7 });
    expect(await reservationAfter(start, anEvent('Updated', 1, { idToken }))).toMatchObject(consumed);
  });

  test('is left by a start whose token is refused, and by the events that follow it', async () => {
    const start = anEvent('Started', 0, { reservationId: 7, idToken: stranger });
    expect(await reservationAfter(start)).toMatchObject(active);
    const others = [anEvent('Updated', 1, { reservationId: 7 }), anEvent('Updated', 2, { idToken })];
    expect(await reservationAfter(start, ...others)).toMatchObject(active);
  });

  test('is used up by the answer that the event got first', async () => {
    const { send, store } = await aCsmsWithTokens();
    const start = anEvent('Started', 0, { reservationId: 7, idToken: stranger });
    const reservation = {
      reservationId: 7,
      token: { uid: 'STRANGER' },
      expiresAt: at(50),
      reservedAt: at(1),
    };
    await store.reservations.record('CS1', reservation);
    await send('TransactionEvent', start);
    await store.tokens.set(aToken({ uid: 'STRANGER' }));
    await send('TransactionEvent', start);
    expect(await store.reservations.find('CS1', 7, at(40))).toMatchObject(active);
  });

  test('is left by a start that does not name it', async () => {
    expect(await reservationAfter(anEvent('Started', 0, { idToken }))).toMatchObject(active);
  });
});
