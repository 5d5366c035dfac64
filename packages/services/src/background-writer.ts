/** Writes what its maker collects, once in an interval. */
export interface BackgroundWriter {
  /** Writes now. One write runs at a time: a call meanwhile resolves or rejects with the one that runs. */
  flush(): Promise<void>;
  /** Writes now, for a caller that does not wait for it. */
  start(): void;
  /** Writes what is there, after the write that runs, and stops. */
  close(): Promise<void>;
}

/** What a writer works with. */
export interface BackgroundWriterOptions {
  /** Writes all that is collected; keeps it for the next time when it rejects. */
  readonly write: () => Promise<void>;
  /** How often it writes, in milliseconds. */
  readonly intervalMs: number;
  /** Hears of writes that failed and that nobody waited for. */
  readonly onError: (error: unknown) => void;
}

/** Makes a writer, which does not keep the process alive. */
export function createBackgroundWriter({
  write,
  intervalMs,
  onError,
}: BackgroundWriterOptions): BackgroundWriter {
  let writing: Promise<void> | undefined;

  function flush(): Promise<void> {
    writing ??= write().finally(() => {
      writing = undefined;
    });
    return writing;
  }

  function start(): void {
    flush().catch(onError);
  }

  const timer = setInterval(start, intervalMs);
  timer.unref();

  return {
    flush,
    start,
    async close() {
      clearInterval(timer);
      await writing?.catch(() => {});
      await flush();
    },
  };
}
