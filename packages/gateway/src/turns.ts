/** Does some work when its turn comes. */
export type Turns = <T>(work: () => Promise<T>) => Promise<T>;

interface Waiting {
  /** On the scale of `performance.now()`. */
  readonly until: number;
  begin(): void;
  giveUp(): void;
}

/**
 * Makes what does so much work at once, and the rest in the order in which it came. Work whose turn does not come within
 * a time is not done at all: whoever wanted it has gone.
 */
export function createTurns(atOnce: number, waitMs: number, tooLate: () => Error): Turns {
  let running = 0;
  const waiting: Waiting[] = [];

  function next(): void {
    running -= 1;
    while (running < atOnce) {
      const first = waiting.shift();
      if (!first) return;
      if (performance.now() > first.until) {
        first.giveUp();
        continue;
      }
      running += 1;
      first.begin();
    }
  }

  return async (work) => {
    if (running < atOnce) running += 1;
    else {
      await new Promise<void>((begin, reject) => {
        waiting.push({ until: performance.now() + waitMs, begin, giveUp: () => reject(tooLate()) });
      });
    }
    try {
      return await work();
    } finally {
      next();
    }
  };
}
