import { expect, test } from 'vitest';
import { codecOf } from './codec.js';

interface Visit {
  readonly at: Date;
  readonly until?: Date;
}

interface Guest {
  readonly name: string;
  readonly visits: readonly Visit[];
  readonly last?: Visit;
  readonly payload: object;
}

const codec = codecOf<Guest>({
  visits: [{ at: 'date', until: 'date' }],
  last: { at: 'date', until: 'date' },
});

test('gives a record back, its dates to the millisecond, and what is undefined as absent', () => {
  const at = new Date('2026-05-01T12:00:00.123Z');
  const guest: Guest = {
    name: 'A',
    visits: [
      { at, until: undefined },
      { at, until: new Date(-1) },
    ],
    payload: {},
  };
  const found = codec.decode(codec.encode(guest));
  expect(found).toStrictEqual({ name: 'A', visits: [{ at }, { at, until: new Date(-1) }], payload: {} });
});

test('leaves texts alone that look like dates, in whatever a station sends', () => {
  const payload = { at: '2026-05-01T12:00:00.123Z', last: { at: '2026-05-01T12:00:00.123Z' } };
  const guest: Guest = { name: '2026-05-01T12:00:00.123Z', visits: [], payload };
  expect(codec.decode(codec.encode(guest))).toStrictEqual(guest);
});

test('holds texts that jsonb would refuse, and names that objects inherit', () => {
  const payload = JSON.parse('{"__proto__": {"at": 1}, "constructor": "\\u0000\\ud800"}') as object;
  const guest: Guest = { name: '\0', visits: [], payload };
  expect(codec.decode(codec.encode(guest))).toStrictEqual(guest);
});

test('is only for who names every date, and nothing else', () => {
  // @ts-expect-error until and last are left out
  codecOf<Guest>({ visits: [{ at: 'date' }] });
  // @ts-expect-error a name is no date
  codecOf<Visit>({ at: 'date', until: 'date', name: 'date' });
  expect(codecOf<Pick<Guest, 'name'>>({}).decode('{"name":"A"}')).toStrictEqual({ name: 'A' });
});
