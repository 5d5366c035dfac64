/** What a service waits for, by name: true where it is there. */
export type Readiness = Readonly<Record<string, boolean>>;

/** A part of the system that runs. */
export interface Service {
  /** Lines that say where it listens, and where it keeps its state, for whoever started it. */
  readonly listensOn: readonly string[];
  /** Whether what it depends on is there. Never rejects. */
  readiness(): Promise<Readiness>;
  /** Takes no new work, finishes what runs, and closes everything that it opened. Closing twice does no harm. */
  close(): Promise<void>;
}

/** Whether everything is there. */
export function isReady(readiness: Readiness): boolean {
  return Object.values(readiness).every(Boolean);
}

/** Collects what has to be closed while a service starts. */
export interface Closing {
  defer(close: () => Promise<void>): void;
  /** Closes what was collected, the last first: whatever fails, the rest is closed too, and the first error rejects. */
  close(): Promise<void>;
}

/** Starts with nothing to close. */
export function closing(): Closing {
  const steps: Array<() => Promise<void>> = [];
  let closed: Promise<void> | undefined;

  async function closeAll(): Promise<void> {
    const failures: unknown[] = [];
    for (const step of steps.toReversed()) {
      await step().catch((error: unknown) => failures.push(error));
    }
    if (failures.length > 0) throw failures[0];
  }

  return {
    defer: (close) => steps.push(close),
    close() {
      closed ??= closeAll();
      return closed;
    },
  };
}
