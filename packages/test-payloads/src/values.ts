import type { Schema } from './schema.js';

/** A value to put into a message, by a name that says what is special about it. */
export type NamedValue = readonly [name: string, value: unknown];

const utc = '2026-01-31T12:00:00Z';

const dateTimes: readonly NamedValue[] = [
  ['date-time: UTC', utc],
  ['date-time: milliseconds', '2026-01-31T12:00:00.123Z'],
  ['date-time: nanoseconds', '2026-01-31T12:00:00.123456789Z'],
  ['date-time: offset', '2026-01-31T12:00:00+05:30'],
  ['date-time: negative offset', '2026-01-31T12:00:00.5-12:00'],
  ['date-time: lower case', '2026-01-31t12:00:00z'],
  ['date-time: leap day', '2028-02-29T23:59:59Z'],
  ['date-time: leap second', '2016-12-31T23:59:60Z'],
  ['date-time: leap second with an offset', '2017-01-01T00:59:60+01:00'],
  ['date-time: year 0', '0000-01-01T00:00:00Z'],
];

const noDateTimes: readonly NamedValue[] = [
  ['date-time: offset without minutes', '2026-01-31T12:00:00+03'],
  ['date-time: offset without a colon', '2026-01-31T12:00:00+0300'],
  ['date-time: blank separator', '2026-01-31 12:00:00Z'],
  ['date-time: empty', ''],
  ['date-time: a number', '0'],
  ['date-time: a word', 'yesterday'],
  ['date-time: no zone', '2026-01-31T12:00:00'],
  ['date-time: no seconds', '2026-01-31T12:00Z'],
  ['date-time: date only', '2026-01-31'],
  ['date-time: 29 February of a common year', '2022-02-29T12:00:00Z'],
  ['date-time: 29 February of 1900', '1900-02-29T12:00:00Z'],
  ['date-time: 31 April', '2026-04-31T12:00:00Z'],
  ['date-time: day 0', '2026-01-00T12:00:00Z'],
  ['date-time: month 0', '2026-00-01T12:00:00Z'],
  ['date-time: month 13', '2026-13-01T12:00:00Z'],
  ['date-time: hour 24', '2026-01-31T24:00:00Z'],
  ['date-time: minute 60', '2026-01-31T12:60:00Z'],
  ['date-time: second 60 at noon', '2026-01-31T12:00:60Z'],
  ['date-time: second 61', '2026-01-31T23:59:61Z'],
  ['date-time: offset of 24 hours', '2026-01-31T12:00:00+24:00'],
  ['date-time: offset of 60 minutes', '2026-01-31T12:00:00+01:60'],
  ['date-time: fraction without digits', '2026-01-31T12:00:00.Z'],
  ['date-time: fraction after a comma', '2026-01-31T12:00:00,5Z'],
  ['date-time: blank before', ` ${utc}`],
  ['date-time: line feed after', `${utc}\n`],
  ['date-time: signed year', '+002026-01-31T12:00:00Z'],
  ['date-time: digits of another script', '\u0662\u0660\u0662\u0666-01-31T12:00:00Z'],
];

const uris: readonly NamedValue[] = [
  ['uri: every part', 'ftp://user:password@example.com:21/a/b%20c?d=e&f=/?#g'],
  ['uri: address', 'http://[2001:db8::1]:8080/'],
  ['uri: no authority', 'urn:ocpp:example'],
  ['uri: nothing after the scheme', 'ftp:'],
  ['uri: brackets in the path', 'http://example.com/[a]'],
  ['uri: a second number sign', 'http://example.com/#a#b'],
];

const noUris: readonly NamedValue[] = [
  ['uri: empty', ''],
  ['uri: no scheme', '//example.com/a'],
  ['uri: blank', 'http://example.com/a b'],
  ['uri: not ASCII', 'http://example.com/\u00e4'],
  ['uri: percent sign alone', 'http://example.com/100%'],
  ['uri: line feed after', 'http://example.com/\n'],
];

/** Multiples of 0.1, half of which floating point divides into something near a whole number only. */
const tenths: readonly NamedValue[] = [
  ['multiple of 0.1: 0', 0],
  ['multiple of 0.1: 0.1', 0.1],
  ['multiple of 0.1: 0.3', 0.3],
  ['multiple of 0.1: 1.2', 1.2],
  ['multiple of 0.1: 16', 16],
  ['multiple of 0.1: 16.1', 16.1],
  ['multiple of 0.1: -0.7', -0.7],
  ['multiple of 0.1: 22000.5', 22000.5],
];

const noTenths: readonly NamedValue[] = [
  ['no multiple of 0.1: 0.05', 0.05],
  ['no multiple of 0.1: 16.15', 16.15],
  ['no multiple of 0.1: 0.1001', 0.1001],
];

/** One of each JSON type. */
const ofEachType = { null: null, boolean: true, number: 1, string: 'text', object: {}, array: [] } as const;

/** A character outside the basic plane, so two units of UTF-16. */
const clef = '\u{1d11e}';

/** An everyday value that the schema of a scalar accepts. */
export function plainValue({
  type,
  enum: words,
  format,
  maxLength = 20,
  minimum = 0,
  maximum = 100,
}: Schema): unknown {
  if (words) return words[0];
  if (format === 'date-time') return utc;
  if (format === 'uri') return 'http://example.com/';
  if (type === 'string') return 'text'.slice(0, maxLength);
  if (type === 'boolean') return true;
  if (type === 'integer' || type === 'number') return Math.max(minimum, Math.min(maximum, 1));
  return 'anything';
}

/** Values that the schema of a scalar accepts: each word of an enumeration, each limit, each form of a date. */
export function validValues(schema: Schema): readonly NamedValue[] {
  const { type, enum: words, format, minimum, maximum, multipleOf } = schema;
  if (words) return words.map((word) => ['each word of an enumeration', word] as const);
  if (format) return format === 'date-time' ? dateTimes : uris;
  if (multipleOf !== undefined) return tenths;
  if (type === 'string') return texts(schema.maxLength);
  if (type === 'boolean')
    return [
      ['false', false],
      ['true', true],
    ];
  if (type !== 'integer' && type !== 'number') return [];
  const numbers = [0, 1, -1, 2 ** 31 - 1, -(2 ** 31), Number.MAX_SAFE_INTEGER, 2 ** 63, 1e21];
  const fractions = type === 'number' ? [0.3, 16.1, -0.000001, 1e-9] : [];
  return [minimum, maximum, ...numbers, ...fractions]
    .filter((number) => number !== undefined)
    .filter((number) => number >= (minimum ?? number) && number <= (maximum ?? number))
    .map((number) => [`number: ${number}`, number] as const);
}

function texts(maxLength?: number): readonly NamedValue[] {
  const longest = maxLength ?? 100_000;
  return [
    ['text: empty', ''],
    ['text: the longest', 'x'.repeat(longest)],
    ['text: the longest, of characters of two units', clef.repeat(longest)],
    ['text: half a character', '\ud834'],
    ['text: control characters', '\u0000\n\u007f'.slice(0, longest)],
  ];
}

/** Values that a schema refuses, each for one reason. */
export function invalidValues(schema: Schema): readonly NamedValue[] {
  return [...wrongTypes(schema), ...outOfLimits(schema)];
}

function wrongTypes({ type }: Schema): readonly NamedValue[] {
  if (type === undefined) return [];
  const fits = type === 'integer' ? 'number' : type;
  const others = Object.entries(ofEachType).filter(([name]) => name !== fits);
  const fractions: readonly NamedValue[] = type === 'integer' ? [['wrong type: fraction', 1.5]] : [];
  return [...others.map(([name, value]) => [`wrong type: ${name}`, value] as const), ...fractions];
}

function outOfLimits({
  type,
  enum: words,
  format,
  maxLength,
  minimum,
  maximum,
  multipleOf,
}: Schema): NamedValue[] {
  const values: NamedValue[] = [];
  if (words) {
    const other = [
      words[0]?.toLowerCase(),
      `${words[0]} `,
      '',
      'NotOfTheEnumeration',
      'constructor',
      '__proto__',
    ];
    values.push(
      ...other
        .filter((word) => !words.includes(word ?? ''))
        .map((word) => ['not of the enumeration', word] as const),
    );
  }
  if (format) values.push(...(format === 'date-time' ? noDateTimes : noUris));
  if (multipleOf !== undefined) values.push(...noTenths);
  if (maxLength !== undefined) {
    values.push(
      ['too long', 'x'.repeat(maxLength + 1)],
      ['too long, of characters of two units', clef.repeat(maxLength + 1)],
    );
  }
  const step = type === 'integer' ? 1 : 0.5;
  if (minimum !== undefined) values.push(['too small', minimum - step]);
  if (maximum !== undefined) values.push(['too great', maximum + step]);
  return values;
}
