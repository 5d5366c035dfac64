import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDeviation, type Deviation, type DeviationRecord, maxRecentDeviations } from './deviations.js';

function met(second: number, fields: Partial<Deviation> = {}): Deviation {
  return {
    rule: 'null-field',
    action: 'StopTransaction',
    field: '/idTag',
    example: `null ${second}`,
    messageId: `m-${second}`,
    at: new Date(second * 1_000),
    ...fields,
  };
}

function added(deviations: readonly Deviation[]): DeviationRecord | undefined {
  return deviations.reduce<DeviationRecord | undefined>(addDeviation, undefined);
}

test('what is known does not depend on the order of the messages, nor on copies', () => {
  const all = Array.from({ length: maxRecentDeviations }, (_, second) => met(second));
  fc.assert(
    fc.property(fc.shuffledSubarray(all, { minLength: 1 }), (deviations) => {
      const inOrder = deviations.toSorted((a, b) => a.at.getTime() - b.at.getTime());
      const expected = added(inOrder);
      expect(added([...deviations, ...deviations])).toEqual(expected);
      expect(expected).toMatchObject({
        count: deviations.length,
        firstAt: inOrder[0]?.at,
        lastAt: inOrder.at(-1)?.at,
        example: inOrder.at(-1)?.example,
      });
    }),
  );
});

test('a message id that a station uses again at another time is another message', () => {
  expect(added([met(1, { messageId: '1' }), met(2, { messageId: '1' })])?.count).toBe(2);
});

test('a copy of a message that is no longer remembered is not counted again', () => {
  const many = Array.from({ length: 3 * maxRecentDeviations }, (_, second) => met(second));
  const record = added([...many, met(0)]);
  expect(record?.count).toBe(many.length);
  expect(record?.recent).toHaveLength(maxRecentDeviations);
});
