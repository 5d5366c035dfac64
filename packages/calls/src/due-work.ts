/** What looks for due work and has it done. */
export interface DueWork {
  /** Claims now rather than after the pause: something has become due. */
  look(): void;
  /** Takes no new work, and resolves when what runs has ended. Closing twice does no harm. */
  close(): Promise<void>;
}

/** What due work is, and how it is done. */
export interface DueWorkOptions<Item> {
  /** Claims what is due, `limit` items at most; nobody else gets them until the time of the claim is over. */
  claim(limit: number): Promise<readonly Item[]>;
  /** Works on an item; `signal` says when the process wants to end. */
  work(item: Item, signal: AbortSignal): Promise<void>;
  /** Hears of a claim that failed, and of work that failed, with its item; whoever claims next tries again. */
  onError(error: unknown, item?: Item): void;
  /** How many items are worked on at once. */
  readonly maxInFlight: number;
  /** How often to claim, in milliseconds; every second by default. */
  readonly intervalMs?: number;
}

/**
 * Claims due work in every interval until it is closed, and again as soon as there is room when more was due than there
 * was room for. The store says what is due, so every manager may run this: when one dies, the others do its work.
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
    // The next claim is not put off by being asked for again.
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
