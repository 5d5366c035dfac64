/** How far a station's clock may be ahead before it is taken to be wrong. */
const toleranceMs = 5 * 60_000;

/** Whether a time that a station tells had not come yet when it was told, by more than clocks may be off. */
export function isAhead(said: Date, receivedAt: Date): boolean {
  return said.getTime() - receivedAt.getTime() > toleranceMs;
}

/** When something was measured or written, as the station says; the time of arrival where its clock is wrong, or silent. */
export function saidTime(said: Date | undefined, receivedAt: Date): Date {
  return said && !isAhead(said, receivedAt) ? said : receivedAt;
}

/**
 * When a station says that its state changed; the time of arrival for a time that has not come yet. Of two states the
 * later one stays, so a clock that was ahead, even by seconds, must not hide what happens once it is set right.
 */
export function stateTime(said: Date | undefined, receivedAt: Date): Date {
  return said && said <= receivedAt ? said : receivedAt;
}
