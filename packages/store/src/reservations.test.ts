import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type NewReservation,
  type ReservationEnd,
  type ReservationRecord,
  reservationAt,
  reservationToldAt,
  withReservation,
  withReservationEnd,
} from './reservations.js';

const at = (minutes: number) => new Date(Date.UTC(2026, 0, 1, 12, minutes));

const reserved: NewReservation = {
  reservationId: 7,
  token: { uid: 'TAG-1' },
  expiresAt: at(60),
  reservedAt: at(0),
};
const again: NewReservation = { ...reserved, reservedAt: at(20), expiresAt: at(90) };

function anEnd(minute: number, status: ReservationEnd['status'] = 'removed'): ReservationEnd {
  return { status, at: at(minute) };
}

function told(facts: readonly (NewReservation | ReservationEnd)[]): ReservationRecord | undefined {
  return facts.reduce<ReservationRecord | undefined>(
    (record, fact) =>
      'status' in fact ? withReservationEnd(record, 7, fact) : withReservation(record, fact),
    undefined,
  );
}

test('a reservation, its end and its successor may be told in any order, and more than once', () => {
  const facts = [reserved, anEnd(10, 'consumed'), again, anEnd(30, 'cancelled')];
  fc.assert(
    fc.property(fc.shuffledSubarray([...facts, ...facts], { minLength: 2 * facts.length }), (shuffled) => {
      const record = told(shuffled);
      expect(record && reservationAt(record, at(40))).toEqual({
        ...again,
        status: 'cancelled',
        endedAt: at(30),
      });
    }),
  );
});

test('the first end counts, however many follow, and no more than two are kept', () => {
  const record = told([reserved, ...[9, 5, 7, 11, 6].map((minute) => anEnd(minute)), anEnd(11)]);
  expect(record?.ends).toEqual([anEnd(5), anEnd(11)]);
  expect(record && reservationAt(record, at(40))).toMatchObject({ status: 'removed', endedAt: at(5) });
});

test('a transaction uses up one reservation, however often and late it is told', () => {
  const early = { ...anEnd(10, 'consumed'), transactionId: 'T-1' };
  const late = { ...early, at: at(30) };
  for (const facts of [
    [reserved, early, again, late],
    [late, again, reserved, early],
  ]) {
    const record = told(facts);
    expect(record?.ends).toEqual([early]);
    expect(record && reservationAt(record, at(40))?.status).toBe('active');
  }
});

test('an end of the time at which the reservation began ends it, and one before does not', () => {
  const ended = told([again, anEnd(20)]);
  expect(ended && reservationAt(ended, at(40))?.status).toBe('removed');
  const active = told([again, anEnd(19)]);
  expect(active && reservationAt(active, at(40))?.status).toBe('active');
});

test.each([
  ['a reservation', [reserved], at(0)],
  ['an end', [anEnd(5)], at(5)],
  ['a reservation with a later end', [reserved, anEnd(5)], at(5)],
  ['a reservation with the end of the one before', [again, anEnd(5)], at(20)],
])('%s was told of last at its latest time', (_, facts, expected) => {
  const record = told(facts);
  expect(record && reservationToldAt(record)).toEqual(expected);
});
