import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { energyOf, mergeSpans, type RegisterSpan, type RegisterValue, spanOf } from './registers.js';

const noon = Date.UTC(2026, 0, 1, 12);
const minutes = (count: number) => new Date(noon + count * 60_000);
const value = (wh: number, seqNo: number, at = minutes(seqNo)): RegisterValue => ({ wh, at, seqNo });

function spanOfAll(values: readonly RegisterValue[], rank: 1 | 2 = 2): RegisterSpan {
  const span = values
    .map((each) => spanOf(each, rank))
    .reduce<RegisterSpan | undefined>(mergeSpans, undefined);
  if (!span) throw new Error('expected at least one value');
  return span;
}

const energy = (...values: readonly RegisterValue[]) => energyOf(spanOfAll(values));

describe('the energy of a span', () => {
  test('is the difference of the last and the first register', () => {
    expect(energy(value(1_000, 0), value(4_000, 1), value(6_500, 2))).toEqual({ energyWh: 5_500 });
  });

  test('does not depend on the order in which the registers came', () => {
    expect(energy(value(6_500, 2), value(1_000, 0), value(4_000, 1))).toEqual({ energyWh: 5_500 });
  });

  test('is 0 while only one register is known', () => {
    expect(energy(value(1_234, 0))).toEqual({ energyWh: 0 });
  });

  test('does not grow when the end is sent again', () => {
    expect(energy(value(1_000, 0), value(6_500, 2), value(6_500, 2))).toEqual({ energyWh: 5_500 });
  });

  test('goes by seqNo while the clock stands still', () => {
    expect(energy(value(6_500, 2, minutes(0)), value(1_000, 0, minutes(0)))).toEqual({ energyWh: 5_500 });
  });

  test('goes by seqNo where the clock was set back', () => {
    expect(energy(value(1_000, 0, minutes(60)), value(6_500, 1, minutes(0)))).toEqual({ energyWh: 5_500 });
  });

  test('goes by the register itself where seqNo and time are the same', () => {
    expect(energy(value(6_500, 0), value(1_000, 0))).toEqual({ energyWh: 5_500 });
  });

  test('has no noise of binary fractions', () => {
    expect(energy(value(0.1, 0), value(0.1 + 0.2, 1))).toEqual({ energyWh: 0.2 });
    expect(energy(value(16.1 * 1_000, 0), value(16.4 * 1_000, 1))).toEqual({ energyWh: 300 });
    expect(energy(value(0.1 + 0.2, 0), value(0.3, 1))).toEqual({ energyWh: 0 });
  });

  test('keeps watt-hours of a meter that counts in thousandths', () => {
    expect(energy(value(1_000.001, 0), value(1_000.003, 1))).toEqual({ energyWh: 0.002 });
  });

  test('is 0 and flagged when the register ended below its begin', () => {
    expect(energy(value(5_000, 0), value(4_000, 1))).toEqual({ energyWh: 0, flag: 'register_decreased' });
  });
});

describe('a register that begins at 0', () => {
  test('is believed when it counts each session from 0', () => {
    expect(energy(value(0, 0), value(500, 1), value(22_000, 60))).toEqual({ energyWh: 22_000 });
  });

  test('is believed when a session is reported only by its begin and end', () => {
    expect(energy(value(0, 0), value(60_000, 60))).toEqual({ energyWh: 60_000 });
  });

  test('is believed for what a session takes, though the clock stands still', () => {
    expect(energy(value(0, 0, minutes(0)), value(60_000, 1, minutes(0)))).toEqual({ energyWh: 60_000 });
  });

  test('is flagged when it jumps, and energy is counted from the first plausible register', () => {
    expect(energy(value(0, 0), value(1_234_000, 1), value(1_239_000, 30))).toEqual({
      energyWh: 5_000,
      flag: 'implausible_begin',
    });
  });

  test('is flagged when the jump comes late, after registers that are 0 as well', () => {
    expect(energy(value(0, 0), value(0, 1), value(1_234_000, 2), value(1_239_000, 30))).toEqual({
      energyWh: 5_000,
      flag: 'implausible_begin',
    });
  });

  test('bills nothing of the life of a meter that only the end tells, however long the session was', () => {
    expect(energy(value(0, 0), value(7_654_321, 1, minutes(12 * 60)))).toEqual({
      energyWh: 0,
      flag: 'implausible_begin',
    });
  });

  test('is flagged whatever the order in which the registers came', () => {
    expect(energy(value(1_239_000, 30), value(1_234_000, 1), value(0, 0))).toEqual({
      energyWh: 5_000,
      flag: 'implausible_begin',
    });
  });

  test('bills nothing when the register falls after the jump', () => {
    expect(energy(value(0, 0), value(1_234_000, 1), value(1_233_000, 2))).toEqual({
      energyWh: 0,
      flag: 'implausible_begin',
    });
  });
});

describe('spans of two places', () => {
  const outlet = spanOfAll([value(100, 0), value(400, 3)], 2);
  const inlet = spanOfAll([value(90_000, 1), value(99_000, 4)], 1);

  test('are never mixed: the outlet counts', () => {
    expect(mergeSpans(outlet, inlet)).toEqual(outlet);
    expect(mergeSpans(inlet, outlet)).toEqual(outlet);
  });

  test('give the energy of another place as long as nothing is known of the outlet', () => {
    expect(energyOf(spanOfAll([value(90_000, 1), value(99_000, 4)], 1))).toEqual({ energyWh: 9_000 });
  });
});

describe('spans merge to the same', () => {
  const anyValue = fc.record({
    wh: fc.constantFrom(0, 0.1, 5, 700, 2_000_000),
    at: fc.nat(3).map(minutes),
    seqNo: fc.nat(3),
  });
  const anySpan = fc
    .tuple(fc.array(anyValue, { minLength: 1, maxLength: 4 }), fc.constantFrom(1 as const, 2 as const))
    .map(([values, rank]) => spanOfAll(values, rank));

  test('whichever of two comes first', () => {
    fc.assert(
      fc.property(anySpan, anySpan, (a, b) => {
        expect(mergeSpans(a, b)).toEqual(mergeSpans(b, a));
      }),
    );
  });

  test('however three are grouped', () => {
    fc.assert(
      fc.property(anySpan, anySpan, anySpan, (a, b, c) => {
        expect(mergeSpans(mergeSpans(a, b), c)).toEqual(mergeSpans(a, mergeSpans(b, c)));
      }),
    );
  });

  test('when one is merged twice', () => {
    fc.assert(
      fc.property(anySpan, anySpan, (a, b) => {
        const both = mergeSpans(a, b);
        expect(mergeSpans(both, b)).toEqual(both);
      }),
    );
  });
});
