import type { Clock } from '@csms/router';

/**
 * Makes a function that tells whether it is its caller's turn, `perSecond` times in a second at most: what is begun at
 * each turn does not pile up, however many want to begin.
 */
export function createPace({ clock, perSecond }: { readonly clock: Clock; readonly perSecond: number }) {
  /** When all turns that were given are over. */
  let overAtMs = 0;

  return (): boolean => {
    const nowMs = clock.now().getTime();
    // A clock that was set back holds nobody up.
    const fromMs = overAtMs > nowMs + 1_000 ? nowMs : Math.max(overAtMs, nowMs);
    const untilMs = fromMs + 1_000 / perSecond;
    if (untilMs > nowMs + 1_000) return false;
    overAtMs = untilMs;
    return true;
  };
}
