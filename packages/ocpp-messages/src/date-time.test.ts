import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isDateTime, parseDateTime } from './date-time.js';

describe('a date and time', () => {
  test.each([
    ['2026-01-31T12:00:00Z', '2026-01-31T12:00:00.000Z'],
    ['2026-01-31t12:00:00z', '2026-01-31T12:00:00.000Z'],
    ['2026-01-31T12:00:00.5Z', '2026-01-31T12:00:00.500Z'],
    ['2026-01-31T12:00:00.123999Z', '2026-01-31T12:00:00.123Z'],
    ['2026-01-31T12:00:00+05:30', '2026-01-31T06:30:00.000Z'],
    ['2026-01-31T23:30:00.25-01:00', '2026-02-01T00:30:00.250Z'],
    ['2026-01-31T12:00:00-00:00', '2026-01-31T12:00:00.000Z'],
    ['2028-02-29T00:00:00Z', '2028-02-29T00:00:00.000Z'],
    ['2000-02-29T00:00:00Z', '2000-02-29T00:00:00.000Z'],
    ['0000-02-29T00:00:00Z', '0000-02-29T00:00:00.000Z'],
    ['0099-12-31T23:59:59.999Z', '0099-12-31T23:59:59.999Z'],
    ['9999-12-31T23:59:59Z', '9999-12-31T23:59:59.000Z'],
    ['9999-12-31T23:59:59-05:00', '9999-12-31T23:59:59.999Z'],
    ['9999-12-31T23:59:60Z', '9999-12-31T23:59:59.999Z'],
    ['0000-01-01T00:00:00+14:00', '0000-01-01T00:00:00.000Z'],
    ['2016-12-31T23:59:60Z', '2017-01-01T00:00:00.000Z'],
    ['2016-12-31T23:59:60.5Z', '2017-01-01T00:00:00.500Z'],
    ['2017-01-01T05:29:60+05:30', '2017-01-01T00:00:00.000Z'],
    ['2016-12-31T15:59:60-08:00', '2017-01-01T00:00:00.000Z'],
  ])('%s is the instant %s', (text, instant) => {
    expect(parseDateTime(text)?.toISOString()).toBe(instant);
    expect(isDateTime(text)).toBe(true);
  });

  test.each([
    '',
    '0',
    'now',
    'Z',
    '2026-01-31',
    '2026-01-31T12:00Z',
    '2026-01-31T12:00:00',
    '2026-01-31T12:00:00.5',
    '2026-01-31 12:00:00Z',
    '2026-01-31T12:00:00+03',
    '2026-01-31T12:00:00+0300',
    '2026-01-31T12:00:00+03:0',
    '2026-01-31T12:00:00+03:000',
    '2026-01-31T12:00:00+03-00',
    '2026-01-31T12:00:00+24:00',
    '2026-01-31T12:00:00+03:60',
    '2026-01-31T12:00:00ZZ',
    '2026-01-31T12:00:00Z+03:00',
    '2026-01-31T12:00:00.Z',
    '2026-01-31T12:00:00,5Z',
    '2026-01-31T12:00:00Z ',
    ' 2026-01-31T12:00:00Z',
    '2026-01-31T12:00:00Z\n',
    '2026-01-31T12:00:00\u221203:00',
    '+002026-01-31T12:00:00Z',
    '26-01-31T12:00:00Z',
    '2026/01/31T12:00:00Z',
    '2026-1-31T12:00:00Z',
    '2026-00-31T12:00:00Z',
    '2026-13-31T12:00:00Z',
    '2026-01-00T12:00:00Z',
    '2026-01-32T12:00:00Z',
    '2026-04-31T12:00:00Z',
    '2026-02-29T12:00:00Z',
    '1900-02-29T12:00:00Z',
    '2026-01-31T24:00:00Z',
    '2026-01-31T12:60:00Z',
    '2026-01-31T12:00:60Z',
    '2016-12-31T23:59:60+01:00',
    '2016-12-31T23:59:61Z',
    '\u0662\u0660\u0662\u0666-01-31T12:00:00Z',
  ])('is not %j', (text) => {
    expect(parseDateTime(text)).toBeUndefined();
    expect(isDateTime(text)).toBe(false);
  });

  test('may be written as Date writes it, whatever the instant', () => {
    fc.assert(
      fc.property(instants, (date) => {
        expect(parseDateTime(date.toISOString())).toEqual(date);
      }),
    );
  });

  test('is read as Date reads it within four digits of a year, whatever the offset and the digits of the second', () => {
    fc.assert(
      fc.property(dateTimes, (text) => {
        const time = Math.max(earliest.getTime(), Math.min(Date.parse(text), latest.getTime()));
        expect(parseDateTime(text)).toEqual(new Date(time));
      }),
    );
  });

  test('is read whenever it is one, and otherwise is nothing, one wrong character at any place', () => {
    fc.assert(
      fc.property(dateTimes, fc.nat(), fc.string({ unit: 'binary', maxLength: 2 }), (text, at, wrong) => {
        const place = at % (text.length + 1);
        const damaged = text.slice(0, place) + wrong + text.slice(place + 1);
        const date = parseDateTime(damaged);
        expect(isDateTime(damaged)).toBe(date !== undefined);
        expect(Number.isNaN(date?.getTime())).toBe(false);
      }),
    );
  });

  test('may have a million digits of a second', () => {
    expect(parseDateTime(`2026-01-31T12:00:00.${'9'.repeat(1_000_000)}Z`)).toEqual(
      new Date('2026-01-31T12:00:00.999Z'),
    );
  });
});

const earliest = new Date('0000-01-01T00:00:00Z');
const latest = new Date('9999-12-31T23:59:59.999Z');

/** Instants whose year has four digits. */
const instants = fc.date({ min: earliest, max: latest, noInvalidDate: true });

const twoDigits = (max: number) => fc.nat(max).map((number) => String(number).padStart(2, '0'));

const zones = fc.oneof(
  fc.constant('Z'),
  fc.tuple(fc.constantFrom('+', '-'), twoDigits(23), twoDigits(59)).map(([sign, h, m]) => `${sign}${h}:${m}`),
);

const fractions = fc.oneof(fc.constant(''), fc.stringMatching(/^\.\d{1,9}$/));

/** Dates and times in every form but those of a leap second. */
const dateTimes = fc
  .tuple(instants, fractions, zones)
  .map(
    ([date, fraction, zone]) => date.toISOString().slice(0, 'YYYY-MM-DDThh:mm:ss'.length) + fraction + zone,
  );
