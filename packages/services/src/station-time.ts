/** How far a station's clock may be ahead before it is taken to be wrong. */
const toleranceMs = 5 * 60_000;

/** Whether a time that a station tells had not come yet when it was told, by more than clocks may be off. */
export function isAhead(said: Date, receivedAt: Date): boolean {
  return said.getTime() - receivedAt.getTime() > toleranceMs;
}

/**
 * When a station says that its state changed; the time of arrival for a time that has not come yet. Of two states the
 * later one stays, so a clock that was once ahead must not hide everything that happens until then.
 */
export function stateTime(said: Date | undefined, receivedAt: Date): Date {
  return said && !isAhead(said, receivedAt) ? said : receivedAt;
}
