import { UsageError } from './cli-error.js';

/** A year has a quarter of a day more, so that what is kept for ten years is not removed some days early. */
const daysIn = { d: 1, w: 7, y: 365.25 } as const;

/**
 * Reads a time in days, weeks or years, such as `90d`, as whole days, rounded up.
 *
 * @throws {UsageError} that names the option, for what is no such time.
 */
export function daysOf(option: string, time: string): number {
  const [, count, unit] = /^(\d{1,6})([dwy])$/.exec(time) ?? [];
  if (count === undefined || Number(count) === 0) {
    throw new UsageError(`--${option}: expected a time such as 90d, 12w or 10y`);
  }
  return Math.ceil(Number(count) * daysIn[unit as keyof typeof daysIn]);
}
