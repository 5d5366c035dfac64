import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { merged, mergeInto } from '../test/merged.js';
import { mergeTransaction } from './merge-transaction.js';
import { mergeSpans, type RegisterSpan, spanOf } from './registers.js';
import { stopSeqNo, type TokenReference, type TransactionEvent } from './transactions.js';

const noon = Date.UTC(2026, 0, 1, 12);
const minutes = (count: number) => new Date(noon + count * 60_000);

function anEvent(fields: Partial<TransactionEvent> = {}): TransactionEvent {
  return {
    stationId: 'CP-1',
    transactionId: 'T-1',
    kind: 'updated',
    at: minutes(fields.seqNo ?? 1),
    seqNo: 1,
    ocppVersion: '2.0.1',
    readings: [],
    ...fields,
  };
}

const started = (fields: Partial<TransactionEvent> = {}) => anEvent({ kind: 'started', seqNo: 0, ...fields });
const ended = (fields: Partial<TransactionEvent> = {}) => anEvent({ kind: 'ended', seqNo: 9, ...fields });

function shuffled<T>(items: readonly T[]): fc.Arbitrary<T[]> {
  return fc.shuffledSubarray([...items], { minLength: items.length });
}

const register = (wh: number, seqNo: number, at = minutes(seqNo)) => spanOf({ wh, seqNo, at }, 2);
const accepted = { status: 'Accepted' };

describe('a transaction that starts, charges and stops', () => {
  const events = [
    started({
      token: { uid: 'ABC' },
      authorization: accepted,
      remoteStartId: 7,
      registers: register(1_000, 0),
    }),
    anEvent({
      seqNo: 1,
      evseId: 2,
      connectorId: 1,
      chargingState: 'Charging',
      registers: register(3_000, 1),
    }),
    ended({ chargingState: 'Idle', stoppedReason: 'EVDisconnected', registers: register(6_000, 9) }),
  ];

  test('has the parts of all its events', () => {
    expect(merged(...events)).toMatchObject({
      status: 'ended',
      token: { uid: 'ABC' },
      authorizations: [{ seqNo: 0, status: 'Accepted' }],
      evseId: 2,
      connectorId: 1,
      remoteStartId: 7,
      chargingState: 'Idle',
      startedAt: minutes(0),
      endedAt: minutes(9),
      stoppedReason: 'EVDisconnected',
      energyWh: 5_000,
      flags: [],
    });
  });

  test('counts nothing twice when its end is sent again', () => {
    expect(merged(...events, ...events.slice(2))).toEqual(merged(...events));
  });

  test('keeps its energy when a batch without energy comes', () => {
    expect(merged(...events, anEvent({ seqNo: 5 })).energyWh).toBe(5_000);
  });

  test('stays ended when a late update comes', () => {
    expect(merged(...events, anEvent({ seqNo: 5, at: minutes(20) }))).toMatchObject({
      status: 'ended',
      endedAt: minutes(9),
    });
  });
});

describe('a transaction', () => {
  test('knows only what its events tell', () => {
    expect(merged(anEvent())).toEqual({
      stationId: 'CP-1',
      transactionId: 'T-1',
      ocppVersion: '2.0.1',
      status: 'active',
      authorizations: [],
      startedAt: minutes(1),
      latestSeqNo: 1,
      flags: ['unknown_start'],
      merge: { ocppVersion: 1 },
    });
  });

  test('is flagged while its start is unknown, and begins with the earliest event', () => {
    const transaction = merged(ended({ at: minutes(9) }), anEvent({ at: minutes(4) }));
    expect(transaction).toMatchObject({ startedAt: minutes(4), flags: ['unknown_start'] });
  });

  test('begins with its start once that is known, also when another event claims an earlier time', () => {
    const transaction = merged(anEvent({ at: minutes(-5) }), started({ at: minutes(0) }));
    expect(transaction).toMatchObject({ startedAt: minutes(0), flags: [] });
  });

  test('is flagged when its token was not accepted', () => {
    const transaction = merged(started({ token: { uid: 'ABC' }, authorization: { status: 'Expired' } }));
    expect(transaction.flags).toEqual(['not_authorized']);
  });

  test('is not flagged when another token is refused later', () => {
    const transaction = merged(
      started({ token: { uid: 'ABC' }, authorization: accepted }),
      anEvent({ token: { uid: 'XYZ' }, authorization: { status: 'Invalid' } }),
    );
    expect(transaction.flags).toEqual([]);
  });

  test('is flagged when it ended before it started', () => {
    const transaction = merged(started({ at: minutes(10) }), ended({ at: minutes(0) }));
    expect(transaction.flags).toEqual(['stop_before_start']);
  });

  const years = (count: number) => minutes(count * 365 * 24 * 60);

  test.each([
    ['ended years after it started', {}, { at: years(26) }],
    ['ended years before it started', {}, { at: years(-26) }],
    [
      'had a meter value years after it started',
      { registers: register(1, 0) },
      { registers: register(2, 9, years(1)) },
    ],
    ['had a meter value years before it started', { registers: register(1, 0, years(-1)) }, {}],
  ])('is flagged when it %s, in any order', (_, begin, end) => {
    const events = [started({ at: minutes(0), ...begin }), ended({ at: minutes(9), ...end })] as const;
    expect(merged(...events).flags).toContain('implausible_duration');
    expect(merged(events[1], events[0]).flags).toEqual(merged(...events).flags);
  });

  test('is not flagged when it took weeks', () => {
    expect(merged(started(), ended({ at: minutes(60 * 24 * 60) })).flags).toEqual([]);
  });

  test.each<[string, { token?: TokenReference; groupId?: string }, string[]]>([
    ['another token', { token: { uid: 'XYZ' } }, ['other_token']],
    ['a token of another group', { token: { uid: 'XYZ' }, groupId: 'H' }, ['other_token']],
    ['a token of its group', { token: { uid: 'XYZ' }, groupId: 'G' }, []],
    ['a token of its group in other case', { token: { uid: 'XYZ' }, groupId: 'g' }, []],
    ['its token in other case', { token: { uid: 'abc' } }, []],
    ['a button', { token: { uid: '', type: 'NoAuthorization' } }, []],
    ['no token', {}, []],
  ])('stopped with %s is flagged accordingly, in any order', (_, { groupId, ...stopped }, flags) => {
    const start = started({ token: { uid: 'ABC' }, authorization: { ...accepted, groupId: 'G' } });
    const stop = ended({ ...stopped, authorization: { ...accepted, groupId } });
    expect(merged(start, stop).flags).toEqual(flags);
    expect(merged(stop, start, stop).flags).toEqual(flags);
  });

  test.each([
    [{ evseId: -1, connectorId: 1 }, ['invalid_connector']],
    [{ evseId: 0, connectorId: 0 }, ['invalid_connector']],
    [{ evseId: 1, connectorId: 1 }, []],
  ])('at %j is flagged %j', (place, flags) => {
    expect(merged(started(place)).flags).toEqual(flags);
  });

  test('is flagged when an event tells a time that has not come, whatever the other events tell', () => {
    const events = [started(), anEvent({ isAhead: true }), ended({ isAhead: false })];
    expect(merged(...events).flags).toEqual(['future_time']);
    expect(merged(...events.toReversed()).flags).toEqual(['future_time']);
  });

  test('is flagged for its registers', () => {
    const decreased = merged(
      started({ registers: register(500, 0) }),
      ended({ registers: register(400, 9) }),
    );
    expect(decreased).toMatchObject({ energyWh: 0, flags: ['register_decreased'] });
  });

  test('stopped for the reason Local when the station gives none', () => {
    expect(merged(ended()).stoppedReason).toBe('Local');
  });

  test('belongs to the token that started it, not to the one that stopped it', () => {
    const stop = ended({ token: { uid: 'OTHER' }, seqNo: stopSeqNo });
    const start = started({ token: { uid: 'ABC' } });
    expect(merged(start, stop).token).toEqual({ uid: 'ABC' });
    expect(merged(stop, start).token).toEqual({ uid: 'ABC' });
  });

  test('belongs to the token that stopped it when no other is known', () => {
    expect(merged(ended({ token: { uid: 'OTHER' } })).token).toEqual({ uid: 'OTHER' });
  });

  test('keeps the first answer to the token of an event, so that a repeat is answered alike', () => {
    const start = started({ token: { uid: 'ABC' }, authorization: accepted });
    const transaction = merged(start, { ...start, authorization: { status: 'ConcurrentTx' } });
    expect(transaction.authorizations).toEqual([{ seqNo: 0, status: 'Accepted' }]);
  });

  test('keeps the answers to its earliest tokens only, so that it does not grow without bound', () => {
    const events = Array.from({ length: 40 }, (_, index) =>
      anEvent({ seqNo: 40 - index, authorization: accepted }),
    );
    expect(merged(...events).authorizations.map(({ seqNo }) => seqNo)).toEqual(
      Array.from({ length: 16 }, (_, index) => index + 1),
    );
  });

  test('keeps the identity of its start', () => {
    const start = { key: 'k', messageId: 'm' };
    const transaction = mergeTransaction(merged(ended()), started(), start);
    expect(mergeTransaction(transaction, anEvent()).start).toEqual(start);
  });

  test('and its event stay as they are while it is merged', () => {
    const current = merged(started({ registers: register(1, 0), authorization: accepted }));
    const event = ended({ registers: register(2, 9), authorization: accepted });
    const before = structuredClone({ current, event });
    mergeTransaction(current, event);
    expect({ current, event }).toEqual(before);
  });
});

describe('events of a transaction and ends that are assumed of it', { timeout: 60_000 }, () => {
  /** Events that disagree in everything; only what a token was answered is the same for one `seqNo`. */
  const anyEvent = fc
    .record(
      {
        kind: fc.constantFrom('started' as const, 'updated' as const, 'ended' as const),
        at: fc.nat(4).map(minutes),
        seqNo: fc.oneof(fc.nat(20), fc.constant(stopSeqNo)),
        ocppVersion: fc.constantFrom('1.6', '2.0.1'),
        token: fc.record(
          { uid: fc.constantFrom('a', 'A', 'b'), type: fc.constantFrom('eMAID', 'Central') },
          { requiredKeys: ['uid'] },
        ),
        isAuthorized: fc.boolean(),
        evseId: fc.nat(2),
        connectorId: fc.nat(2),
        chargingState: fc.constantFrom('Charging', 'Idle', 'EVConnected'),
        remoteStartId: fc.nat(2),
        reservationId: fc.nat(2),
        tariffId: fc.constantFrom('TF-1', 'TF-2'),
        stoppedReason: fc.constantFrom('Local', 'Remote', 'EVDisconnected'),
        isAhead: fc.boolean(),
        registers: fc.array(
          fc.record({
            wh: fc.constantFrom(0, 0.1, 5, 2_000_000),
            at: fc.nat(3).map(minutes),
            rank: fc.nat(1),
          }),
          { minLength: 1, maxLength: 3 },
        ),
      },
      { requiredKeys: ['kind', 'at', 'seqNo', 'ocppVersion', 'isAuthorized'] },
    )
    .map(({ isAuthorized, registers, ...fields }) => {
      const status = ['Accepted', 'Expired', 'Invalid'][fields.seqNo % 3] ?? 'Unknown';
      const span = registers
        ?.map(({ rank, ...value }) => spanOf({ ...value, seqNo: fields.seqNo }, rank === 0 ? 1 : 2))
        .reduce<RegisterSpan | undefined>(mergeSpans, undefined);
      return anEvent({
        ...fields,
        ...(isAuthorized && { authorization: { status } }),
        ...(span && { registers: span }),
      });
    });
  const anyAssumedEnd = fc
    .record({
      at: fc.nat(1).map(minutes),
      assumedAt: fc.nat(1).map(minutes),
      seqNo: fc.constantFrom(10, 19, 20, 21),
      wh: fc.constantFrom(undefined, 0, 7, 3_000_000),
    })
    .map(({ wh, ...end }) =>
      wh === undefined ? end : { ...end, registers: spanOf({ wh, at: end.at, seqNo: stopSeqNo }, 2) },
    );
  const anyEventBeforeEnd = anyEvent.filter(({ kind }) => kind !== 'ended');
  /** What happens to a transaction, half of the time without an end that its station tells. */
  const anyHistory = fc
    .constantFrom(anyEvent, anyEventBeforeEnd)
    .chain((event) =>
      fc.tuple(event, fc.array(fc.oneof({ arbitrary: event, weight: 3 }, anyAssumedEnd), { maxLength: 30 })),
    )
    .map(([event, others]) => [event, ...others]);

  test('give the same transaction in any order', () => {
    const inTwoOrders = anyHistory.chain((events) => fc.tuple(fc.constant(events), shuffled(events)));
    fc.assert(
      fc.property(inTwoOrders, ([events, others]) => {
        expect(merged(...others)).toEqual(merged(...events));
      }),
      { numRuns: 500 },
    );
  });

  test('give the same transaction when some of them are sent again, at any time', () => {
    const withRepeats = anyHistory.chain((events) =>
      fc.tuple(
        fc.constant(events),
        fc.subarray(events).chain((repeated) => shuffled([...events, ...repeated])),
      ),
    );
    fc.assert(
      fc.property(withRepeats, ([events, others]) => {
        expect(merged(...others)).toEqual(merged(...events));
      }),
      { numRuns: 500 },
    );
  });

  test('change nothing when they are merged a second time, right away', () => {
    fc.assert(
      fc.property(anyHistory, fc.oneof(anyEvent, anyAssumedEnd), (events, told) => {
        const once = merged(...events, told);
        expect(mergeInto(once, told)).toEqual(once);
      }),
    );
  });
});
