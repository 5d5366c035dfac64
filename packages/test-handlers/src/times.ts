/** A minute of the hour in which the tests take place. */
export function at(minute: number): Date {
  return new Date(Date.UTC(2026, 2, 1, 12, minute));
}

/** {@link at} as a station writes it. */
export function time(minute: number): string {
  return at(minute).toISOString();
}

/** When the tests run, an hour later. */
export const clock = { now: (): Date => at(60) };
