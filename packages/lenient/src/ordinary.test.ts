import type { Shape } from '@csms/ocpp-messages';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isOrdinary } from './ordinary.js';
import type { Place } from './rule.js';
import { rulesFor } from './rules.js';

const shapes: readonly Shape[] = [
  { kind: 'text', isTime: false },
  { kind: 'text', isTime: false, maxLength: 3 },
  { kind: 'text', isTime: false, words: ['Other', 'Wh'] },
  { kind: 'text', isTime: true },
  { kind: 'integer' },
  { kind: 'number' },
  { kind: 'boolean' },
  { kind: 'any' },
];

const values = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    '',
    'Wh',
    'wh',
    'Hz',
    '1',
    'long',
    '1970-01-01T00:00:00Z',
    '2026-01-01T00:00:00Z',
  ),
  fc.constantFrom<unknown>(
    '2026-01-01T00:00:00',
    '2026-02-29T00:00:00Z',
    0,
    -1,
    7,
    1.5,
    2 ** 63,
    true,
    {},
    [],
  ),
  fc.jsonValue(),
);

test('a value is ordinary only where no rule minds it', () => {
  const names = fc.constantFrom('connectorId', 'transactionId', 'timestamp', 'unit', 'value');
  const about = { receivedAt: new Date(0), clockOffsetMinutes: 0 };
  fc.assert(
    fc.property(values, fc.constantFrom(...shapes), names, fc.boolean(), (value, shape, name, required) => {
      const at = { action: 'MeterValues', part: 'request', name, shape, required, parent: {}, isItem: false };
      const minding = rulesFor(shape).filter((rule) => rule.apply(value, at as Place, about) !== undefined);
      expect(isOrdinary(value, shape) ? minding : []).toEqual([]);
    }),
    { numRuns: 2_000 },
  );
});
