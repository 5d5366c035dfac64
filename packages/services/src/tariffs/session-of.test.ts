import { mergeSpans, type RegisterSpan, spanOf } from '@csms/store';
import { expect, it } from 'vitest';
import { type SessionFields, sessionOf } from './session-of.js';

const at = (minutes: number) => new Date(Date.UTC(2026, 5, 1, 12) + minutes * 60_000);

function registers(...values: readonly (readonly [minutes: number, wh: number])[]): RegisterSpan | undefined {
  return values.reduce<RegisterSpan | undefined>(
    (span, [minutes, wh], seqNo) => mergeSpans(span, spanOf({ at: at(minutes), wh, seqNo }, 2)),
    undefined,
  );
}

function periodsOf(fields: Partial<SessionFields>, points: readonly (readonly [number, number])[] = []) {
  const { periods } = sessionOf(
    { startedAt: at(0), flags: [], ...fields },
    points.map(([minutes, wh]) => ({ at: at(minutes), wh })),
  );
  return periods.map(({ from, to, energyWh, isCharging }) => [
    (from.getTime() - at(0).getTime()) / 60_000,
    (to.getTime() - at(0).getTime()) / 60_000,
    energyWh,
    isCharging ? 'charging' : 'parking',
  ]);
}

it('is one period when nothing is known between begin and end', () => {
  expect(periodsOf({ endedAt: at(60), registers: registers([0, 1_000], [60, 8_000]) })).toEqual([
    [0, 60, 7_000, 'charging'],
  ]);
});

it('takes time without energy for parking: before the first value, between values, and after the last', () => {
  const fields = { endedAt: at(90), registers: registers([5, 1_000], [60, 8_000]) };
  expect(
    periodsOf(fields, [
      [5, 1_000],
      [30, 8_000],
      [60, 8_000],
    ]),
  ).toEqual([
    [0, 5, 0, 'parking'],
    [5, 30, 7_000, 'charging'],
    [30, 60, 0, 'parking'],
    [60, 90, 0, 'parking'],
  ]);
});

it('takes what a full vehicle draws for parking as well', () => {
  expect(periodsOf({ endedAt: at(60), registers: registers([0, 0], [60, 99]) })).toEqual([
    [0, 60, 99, 'parking'],
  ]);
});

it('leaves out points that set the register back, and those after its end', () => {
  const fields = { endedAt: at(60), registers: registers([0, 1_000], [60, 8_000]) };
  expect(
    periodsOf(fields, [
      [10, 3_000],
      [20, 2_000],
      [30, 9_000],
      [70, 7_000],
    ]),
  ).toEqual([
    [0, 10, 2_000, 'charging'],
    [10, 60, 5_000, 'charging'],
  ]);
});

it('counts from the first plausible value where the begin was none', () => {
  const fields = {
    endedAt: at(60),
    registers: registers([0, 0], [10, 5_000_000], [60, 5_004_000]),
    flags: ['implausible_begin'] as const,
  };
  expect(periodsOf(fields)).toEqual([
    [0, 10, 0, 'parking'],
    [10, 60, 4_000, 'charging'],
  ]);
});

it('counts nothing where the register ended below its begin', () => {
  const fields = { endedAt: at(60), registers: registers([0, 5_000], [60, 4_000]) };
  expect(periodsOf(fields)).toEqual([[0, 60, 0, 'parking']]);
});

it.each([
  [-30, [[0, 0, 7_000, 'charging']]],
  [undefined, [[0, 0, 7_000, 'charging']]],
  [20, [[0, 20, 7_000, 'charging']]],
])('counts all energy where the clock was set back and it ended at minute %s', (endedAt, periods) => {
  const fields = {
    endedAt: endedAt === undefined ? undefined : at(endedAt),
    registers: registers([0, 1_000], [-40, 8_000]),
  };
  expect(
    periodsOf(fields, [
      [-60, 2_000],
      [-50, 5_000],
    ]),
  ).toEqual(periods);
});

it('has no time where it ended before it began, also when its meter counted before that', () => {
  const fields = {
    endedAt: at(-30),
    registers: registers([-60, 1_000], [-30, 8_000]),
    flags: ['stop_before_start'] as const,
  };
  expect(periodsOf(fields, [[-45, 5_000]])).toEqual([[0, 0, 7_000, 'charging']]);
});

it('has no time where nobody knows how long it took, and its energy as of the latest that is known', () => {
  const years = 26 * 365 * 24 * 60;
  const fields = {
    startedAt: at(-years),
    endedAt: at(60),
    registers: registers([-years, 1_000], [60, 8_000]),
    flags: ['implausible_duration'] as const,
  };
  expect(
    periodsOf(fields, [
      [-years + 5, 2_000],
      [30, 5_000],
    ]),
  ).toEqual([[60, 60, 7_000, 'charging']]);
  expect(sessionOf(fields, []).startedAt).toEqual(at(60));
});

it('has only time where no register is known, and nothing where it has just begun', () => {
  expect(periodsOf({ endedAt: at(60) })).toEqual([[0, 60, 0, 'parking']]);
  expect(periodsOf({})).toEqual([]);
});
