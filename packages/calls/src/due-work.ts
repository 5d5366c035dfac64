/** What looks for due work and has it done. */
export interface DueWork {
  /** Looks at once rather than after the pause: something has become due. */
  look(): void;
  /** Takes no new work, and resolves when what runs has ended. Closing twice does no harm. */
  close(): Promise<void>;
}

/** What due work is, and how it is done. */
export interface DueWorkOptions<Item> {
  /** Claims what is due, so many at most that nobody else gets until its time is over. */
  claim(limit: number): Promise<readonly Item[]>;
  /** Does a piece of work; `signal` says when the process wants to end. */
  work(item: Item, signal: AbortSignal): Promise<void>;
  /** Hears of a look that failed, and of work that did, with its item: both are done again by whoever claims next. */
  onError(error: unknown, item?: Item): void;
  /** So many pieces are worked on at once. */
  readonly maxInFlight: number;
  /** How long to pause between two looks, in milliseconds; a second by default. */
  readonly intervalMs?: number;
}

/**
 * Looks for due work in every interval, and again as soon as there is room when there was more than there was room for,
 * until it is closed. The store says what is due, so every manager may run this: what one does not do, since it died,
 * another does.
 */
export function createDueWork<Item>({
  claim,
  work,
  onError,
  maxInFlight,
  intervalMs = 1_000,
}: DueWorkOptions<Item>): DueWork {
  const inFlight = new Set<Promise<void>>();
  const closing = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  let looking = Promise.resolve();
  let isLooking = false;
  let isNext = false;
  let isAsked = false;
  let isMore = false;

  async function run(item: Item): Promise<void> {
    try {
      await work(item, closing.signal);
    } catch (error) {
      onError(error, item);
    }
  }

  function start(item: Item): void {
    const running = run(item).finally(() => {
      inFlight.delete(running);
      if (isMore && inFlight.size <= maxInFlight / 2) look();
    });
    inFlight.add(running);
  }

  async function round(): Promise<void> {
    isLooking = true;
    isNext = false;
    isAsked = false;
    const free = maxInFlight - inFlight.size;
    isMore = free <= 0;
    if (!isMore) {
      try {
        const items = await claim(free);
        isMore = items.length >= free;
        for (const item of items) start(item);
      } catch (error) {
        onError(error);
      }
    }
    isLooking = false;
    schedule(isAsked ? 0 : intervalMs);
  }

  function schedule(inMs: number): void {
    if (closing.signal.aborted) return;
    clearTimeout(timer);
    isNext = inMs === 0;
    timer = setTimeout(() => {
      looking = round();
    }, inMs).unref();
  }

  function look(): void {
    if (isLooking) isAsked = true;
    // One that comes next is not put off by being asked for again.
    else if (!isNext) schedule(0);
  }

  schedule(intervalMs);
  return {
    look,
    async close() {
      closing.abort();
      clearTimeout(timer);
      await looking;
      await Promise.all(inFlight);
    },
  };
}
