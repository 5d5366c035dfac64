/** Events that could not be taken: the latest of each station. */
export interface UntakenEvents<E> {
  /** Keeps an event, to try it again. */
  add(stationId: string, event: E): void;
  /** Tries the remaining ones once more, and resolves when that is over. */
  close(): Promise<void>;
}

/** The longest pause before events are tried again, in milliseconds. */
const maxPauseMs = 60_000;

/** How many stations have their event kept, as many as a large gateway has; beyond that, the first are lost. */
const maxStations = 10_000;

/** Makes {@link UntakenEvents}. `attempt` tells whether it took an event; it never rejects. */
export function createUntakenEvents<E extends { readonly at: Date }>(
  attempt: (stationId: string, event: E) => Promise<boolean>,
  retryMs: number,
): UntakenEvents<E> {
  const events = new Map<string, E>();
  let timer: NodeJS.Timeout | undefined;
  let pauseMs = retryMs;
  let retrying: Promise<void> | undefined;
  let closed = false;

  function keep(stationId: string, event: E): void {
    const known = events.get(stationId);
    if (known && known.at > event.at) return;
    events.set(stationId, event);
    const [first] = events.keys();
    if (events.size > maxStations && first !== undefined) events.delete(first);
  }

  /** Tries one after the other until one fails: the others would fail now too. */
  async function retry(): Promise<void> {
    for (const [stationId, event] of events) {
      events.delete(stationId);
      if (await attempt(stationId, event)) continue;
      keep(stationId, event);
      pauseMs = Math.min(pauseMs * 2, maxPauseMs);
      return;
    }
    pauseMs = retryMs;
  }

  function schedule(): void {
    if (closed || timer || events.size === 0) return;
    timer = setTimeout(() => {
      retrying = retry().finally(() => {
        timer = undefined;
        schedule();
      });
    }, pauseMs);
    timer.unref();
  }

  return {
    add(stationId, event) {
      keep(stationId, event);
      schedule();
    },
    async close() {
      closed = true;
      clearTimeout(timer);
      await retrying;
      await retry();
    },
  };
}
