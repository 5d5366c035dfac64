import { aToken, at, contentOf, time } from '@csms/test-handlers';
import { describe, expect, test } from 'vitest';
import { aCsms } from '../test/csms.js';

type Csms = ReturnType<typeof aCsms>;

async function aCsmsWithTokens() {
  const csms = aCsms();
  await csms.store.tokens.set(aToken({ groupId: 'FLEET' }));
  await csms.store.tokens.set(aToken({ uid: 'CAFE02', groupId: 'FLEET' }));
  return csms;
}

async function start(
  { send }: Csms,
  request: { meterStart?: number; connectorId?: number; minute?: number } = {},
) {
  const { meterStart = 1_000, connectorId = 1, minute = 1 } = request;
  const started = await send('StartTransaction', {
    connectorId,
    idTag: 'CAFE01',
    meterStart,
    timestamp: time(minute),
  });
  return started.transactionId;
}

function find({ store }: Csms, transactionId: number | string) {
  return store.transactions.find('CS1', String(transactionId));
}

/** A meter value of the register, in Wh. */
function register(
  minute: number,
  value: number,
  context: 'Transaction.Begin' | 'Transaction.End' | 'Sample.Periodic',
) {
  return { timestamp: time(minute), sampledValue: [{ value: String(value), context }] };
}

describe('StopTransaction (section 4.10)', () => {
  test('ends the transaction: energy is the difference of the registers', async () => {
    const csms = await aCsmsWithTokens();
    const transactionId = await start(csms);
    const answer = await csms.send('StopTransaction', {
      transactionId,
      idTag: 'CAFE01',
      meterStop: 8_500,
      reason: 'EVDisconnected',
      timestamp: time(31),
    });
    expect(answer).toEqual({ idTagInfo: { status: 'Accepted', parentIdTag: 'FLEET' } });
    expect(await find(csms, transactionId)).toMatchObject({
      status: 'ended',
      token: { uid: 'CAFE01' },
      startedAt: at(1),
      endedAt: at(31),
      stoppedReason: 'EVDisconnected',
      energyWh: 7_500,
      flags: [],
    });
  });

  test('says nothing of a token when none was sent, and takes the reason Local when there is none', async () => {
    const csms = await aCsmsWithTokens();
    const transactionId = await start(csms);
    expect(
      await csms.send('StopTransaction', { transactionId, meterStop: 1_000, timestamp: time(2) }),
    ).toEqual({});
    expect(await find(csms, transactionId)).toMatchObject({ stoppedReason: 'Local' });
  });

  test('accepts a token of the same group, and keeps the one that started', async () => {
    const csms = await aCsmsWithTokens();
    const transactionId = await start(csms);
    const stop = { transactionId, idTag: 'CAFE02', meterStop: 1_000, timestamp: time(2) };
    expect((await csms.send('StopTransaction', stop)).idTagInfo).toEqual({
      status: 'Accepted',
      parentIdTag: 'FLEET',
    });
    expect((await find(csms, transactionId))?.token).toEqual({ uid: 'CAFE01' });
  });

  test('counts once when it is sent again, and answers the same', async () => {
    const csms = await aCsmsWithTokens();
    const transactionId = await start(csms);
    const stop = {
      transactionId,
      idTag: 'CAFE01',
      meterStop: 8_500,
      timestamp: time(31),
      transactionData: [register(10, 3_000, 'Sample.Periodic'), register(20, 5_000, 'Sample.Periodic')],
    };
    const answer = await csms.send('StopTransaction', stop);
    const content = await contentOf(csms.store);
    await csms.store.tokens.set(aToken({ valid: false }));
    expect(await csms.send('StopTransaction', stop)).toEqual(answer);
    expect(await contentOf(csms.store)).toEqual(content);
    expect(content.transactions).toMatchObject([
      { energyWh: 7_500, readings: [{ at: at(10) }, { at: at(20) }] },
    ]);
  });

  test('keeps a batch of readings without energy from changing the total', async () => {
    const csms = await aCsmsWithTokens();
    const transactionId = await start(csms);
    const power = {
      timestamp: time(5),
      sampledValue: [{ value: '0', measurand: 'Power.Active.Import', unit: 'W' } as const],
    };
    await csms.send('MeterValues', { connectorId: 1, transactionId, meterValue: [power] });
    await csms.send('StopTransaction', {
      transactionId,
      meterStop: 8_500,
      timestamp: time(31),
      transactionData: [power],
    });
    expect(await find(csms, transactionId)).toMatchObject({ energyWh: 7_500, flags: [] });
  });

  test('keeps its totals when a reading comes after it', async () => {
    const csms = await aCsmsWithTokens();
    const transactionId = await start(csms);
    await csms.send('StopTransaction', { transactionId, meterStop: 8_500, timestamp: time(31) });
    const meterValue = [register(20, 5_000, 'Sample.Periodic')];
    await csms.send('MeterValues', { connectorId: 1, transactionId, meterValue });
    expect(await find(csms, transactionId)).toMatchObject({
      status: 'ended',
      energyWh: 7_500,
      endedAt: at(31),
    });
  });

  test('flags a register that went down, and a stop before the start, and answers all the same', async () => {
    const csms = await aCsmsWithTokens();
    const transactionId = await start(csms);
    expect(await csms.send('StopTransaction', { transactionId, meterStop: 400, timestamp: time(0) })).toEqual(
      {},
    );
    const transaction = await find(csms, transactionId);
    expect(transaction?.energyWh).toBe(0);
    expect(new Set(transaction?.flags)).toEqual(new Set(['register_decreased', 'stop_before_start']));
  });

  test.each([
    ['with the token of somebody else', { idTag: 'STRANGER' }, ['other_token']],
    [
      'at a time that has not come',
      { timestamp: '2099-01-01T00:00:00Z' },
      ['implausible_duration', 'future_time'],
    ],
  ])('flags a stop %s, and answers all the same', async (_, fields, flags) => {
    const csms = await aCsmsWithTokens();
    const transactionId = await start(csms);
    await csms.send('StopTransaction', { transactionId, meterStop: 9_000, timestamp: time(30), ...fields });
    expect(await find(csms, transactionId)).toMatchObject({ status: 'ended', flags });
  });

  test('takes meterStart for the begin rather than a rounded reading of the same time', async () => {
    const csms = await aCsmsWithTokens();
    const transactionId = await start(csms, { meterStart: 12_345 });
    const rounded = { value: '12.3', unit: 'kWh', context: 'Transaction.Begin' } as const;
    const transactionData = [{ timestamp: time(1), sampledValue: [rounded] }];
    await csms.send('StopTransaction', {
      transactionId,
      meterStop: 12_400,
      timestamp: time(9),
      transactionData,
    });
    expect((await find(csms, transactionId))?.energyWh).toBe(55);
  });
});

describe('a stop whose transaction is not known', () => {
  test('is kept as an ended transaction with a flag', async () => {
    const csms = await aCsmsWithTokens();
    await csms.send('StopTransaction', {
      transactionId: 77,
      idTag: 'CAFE01',
      meterStop: 8_500,
      timestamp: time(31),
    });
    expect(await find(csms, 77)).toMatchObject({
      status: 'ended',
      token: { uid: 'CAFE01' },
      endedAt: at(31),
      energyWh: 0,
      flags: ['unknown_start'],
    });
  });

  test('counts from the first register that was read in it, in its own data or before', async () => {
    const csms = await aCsmsWithTokens();
    const meterValue = [register(5, 2_000, 'Sample.Periodic')];
    await csms.send('MeterValues', { connectorId: 1, transactionId: 77, meterValue });
    await csms.send('StopTransaction', { transactionId: 77, meterStop: 8_500, timestamp: time(31) });
    expect((await find(csms, 77))?.energyWh).toBe(6_500);

    const transactionData = [register(9, 3_000, 'Sample.Periodic'), register(1, 1_500, 'Transaction.Begin')];
    await csms.send('StopTransaction', {
      transactionId: 78,
      meterStop: 8_500,
      timestamp: time(31),
      transactionData,
    });
    expect((await find(csms, 78))?.energyWh).toBe(7_000);
  });
});

describe('a stop without the number of its transaction (errata 3.18)', () => {
  const stop = { transactionId: -1, idTag: 'cafe01', meterStop: 8_500, timestamp: time(31) };

  test.each([-1, 0])('with %d ends the only active transaction of its token', async (unknown) => {
    const csms = await aCsmsWithTokens();
    const transactionId = await start(csms);
    const answer = await csms.send('StopTransaction', { ...stop, transactionId: unknown });
    expect(answer.idTagInfo?.status).toBe('Accepted');
    expect(await find(csms, transactionId)).toMatchObject({ status: 'ended', energyWh: 7_500, flags: [] });
    expect((await contentOf(csms.store)).transactions).toHaveLength(1);
  });

  test('changes nothing when it is sent again, though another transaction is active by then', async () => {
    const csms = await aCsmsWithTokens();
    await start(csms);
    await csms.send('StopTransaction', stop);
    await start(csms, { minute: 20, meterStart: 8_000 });
    const content = await contentOf(csms.store);
    await csms.send('StopTransaction', stop);
    expect(await contentOf(csms.store)).toEqual(content);
  });

  test.each<[why: string, prepare: (csms: Csms) => Promise<unknown>]>([
    ['there is none', async () => undefined],
    ['two fit', async (csms) => [await start(csms), await start(csms, { connectorId: 2 })]],
    ['the only one began later', (csms) => start(csms, { minute: 40 })],
    ['the only one began at a higher register', (csms) => start(csms, { meterStart: 9_000 })],
  ])('is kept under an id of its own when %s', async (_, prepare) => {
    const csms = await aCsmsWithTokens();
    await prepare(csms);
    const before = await contentOf(csms.store);
    await csms.send('StopTransaction', stop);
    await csms.send('StopTransaction', stop);
    const { transactions } = await contentOf(csms.store);
    const [added, ...others] = transactions.filter(
      ({ transactionId }) => !before.transactions.some((known) => known.transactionId === transactionId),
    );
    expect(others).toEqual([]);
    expect(added).toMatchObject({ status: 'ended', endedAt: at(31), flags: ['unknown_start'] });
    expect(Number(added?.transactionId)).toBeLessThan(-1);
    expect(transactions.filter((transaction) => transaction !== added)).toEqual(before.transactions);
  });

  test('without a token leaves every live transaction alone', async () => {
    const csms = await aCsmsWithTokens();
    const transactionId = await start(csms);
    await csms.send('StopTransaction', { transactionId: -1, meterStop: 8_500, timestamp: time(31) });
    expect((await find(csms, transactionId))?.status).toBe('active');
    expect((await contentOf(csms.store)).transactions).toHaveLength(2);
  });

  test('without a token ends the transaction whose begin its readings tell', async () => {
    const csms = await aCsmsWithTokens();
    const transactionId = await start(csms);
    await start(csms, { connectorId: 2, meterStart: 1_500 });
    const { startedAt, registers } = (await find(csms, transactionId)) ?? {};
    const sampledValue = [{ value: String(registers?.begin.wh), context: 'Transaction.Begin' } as const];
    await csms.send('StopTransaction', {
      transactionId: -1,
      meterStop: 8_500,
      timestamp: time(31),
      reason: 'EVDisconnected',
      transactionData: [{ timestamp: startedAt?.toISOString() ?? '', sampledValue }],
    });
    expect(await find(csms, transactionId)).toMatchObject({ status: 'ended', energyWh: 7_500, flags: [] });
    expect((await contentOf(csms.store)).transactions).toHaveLength(2);
  });
});

describe('a transaction that was begun offline with 0', () => {
  const life = 54_000_000;

  test('is flagged, and counted from the first plausible register that was read in it', async () => {
    const csms = await aCsmsWithTokens();
    const transactionId = await start(csms, { meterStart: 0 });
    const meterValue = [register(3, 0, 'Sample.Periodic'), register(4, life, 'Sample.Periodic')];
    await csms.send('MeterValues', { connectorId: 1, transactionId, meterValue });
    await csms.send('StopTransaction', { transactionId, meterStop: life + 6_000, timestamp: time(31) });
    expect(await find(csms, transactionId)).toMatchObject({ energyWh: 6_000, flags: ['implausible_begin'] });
  });

  test('is counted the same when the registers come with the stop', async () => {
    const csms = await aCsmsWithTokens();
    const transactionId = await start(csms, { meterStart: 0 });
    const transactionData = [
      register(1, 0, 'Transaction.Begin'),
      register(4, life, 'Sample.Periodic'),
      register(31, life + 6_000, 'Transaction.End'),
    ];
    const stop = { transactionId, meterStop: life + 6_000, timestamp: time(31), transactionData };
    await csms.send('StopTransaction', stop);
    await csms.send('StopTransaction', stop);
    expect(await find(csms, transactionId)).toMatchObject({ energyWh: 6_000, flags: ['implausible_begin'] });
  });

  test('bills nothing rather than the whole life of the meter when no other register is known', async () => {
    const csms = await aCsmsWithTokens();
    const transactionId = await start(csms, { meterStart: 0 });
    await csms.send('StopTransaction', { transactionId, meterStop: life, timestamp: time(31) });
    expect(await find(csms, transactionId)).toMatchObject({ energyWh: 0, flags: ['implausible_begin'] });
  });

  test('is counted from 0 where the meter begins each transaction at 0', async () => {
    const csms = await aCsmsWithTokens();
    const transactionId = await start(csms, { meterStart: 0 });
    const meterValue = [register(10, 2_000, 'Sample.Periodic')];
    await csms.send('MeterValues', { connectorId: 1, transactionId, meterValue });
    await csms.send('StopTransaction', { transactionId, meterStop: 7_000, timestamp: time(31) });
    expect(await find(csms, transactionId)).toMatchObject({ energyWh: 7_000, flags: [] });
  });
});
