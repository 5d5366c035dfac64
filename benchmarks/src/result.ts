/** One measured value beside its floor, printed as a line of JSON. */
export interface Result {
  readonly name: string;
  /** What was measured, and its unit. */
  readonly what: string;
  readonly value: number;
  /** The same value of the least that has to be done. */
  readonly floor: number;
  /** `value / floor`. */
  readonly ratio: number;
  /** The least or the greatest ratio allowed; absent when there is no budget. */
  readonly budget?: number;
  readonly ok: boolean;
}

/** A value and its floor from one round. */
export interface Round {
  readonly value: number;
  readonly floor: number;
}

/** A rate, which must be at least `budget` times its floor, if there is a budget. */
export function rateResult(name: string, what: string, rounds: readonly Round[], budget?: number): Result {
  const round = medianRound(rounds);
  return { name, what, ...round, ...(budget && { budget }), ok: round.ratio >= (budget ?? 0) };
}

/** A time, which must be at most `budget` times its floor, if there is a budget. */
export function timeResult(name: string, what: string, rounds: readonly Round[], budget?: number): Result {
  const round = medianRound(rounds);
  return {
    name,
    what,
    ...round,
    ...(budget && { budget: rounded(budget) }),
    ok: round.ratio <= (budget ?? Infinity),
  };
}

/** A value that doesn't depend on the machine: its floor is the limit, which it may reach. */
export function limitResult(name: string, what: string, value: number, limit: number): Result {
  const ratio = rounded(limit === 0 ? 1 + value : value / limit);
  return { name, what, value: rounded(value), floor: limit, ratio, budget: 1, ok: ratio <= 1 };
}

/** The round with the median ratio: other programs on the machine disturb both sides of a round alike. */
function medianRound(rounds: readonly Round[]): Round & { readonly ratio: number } {
  const ordered = rounds
    .map(({ value, floor }) => ({
      value: rounded(value),
      floor: rounded(floor),
      ratio: rounded(value / floor),
    }))
    .toSorted((a, b) => a.ratio - b.ratio);
  const middle = ordered[ordered.length >> 1];
  if (!middle) throw new TypeError('expected at least one round');
  return middle;
}

/** Four significant digits. */
function rounded(value: number): number {
  return Number(value.toPrecision(4));
}
