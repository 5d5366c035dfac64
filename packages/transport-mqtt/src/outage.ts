import { TransportError } from '@csms/transport';

/** The time without a connection. */
export interface Outage<T> {
  /** Resolves when there is a connection again; rejects when there was none for too long, or there won't be one. */
  readonly end: Promise<T>;
  over(connection: T): void;
  giveUp(error: Error): void;
}

/**
 * Begins a time without a connection.
 *
 * Whoever needs a connection waits until `graceMs` after its beginning, and gets an error at once from then on: a short
 * outage is not noticed, and in a long one nothing piles up.
 */
export function beginOutage<T>(graceMs: number): Outage<T> {
  let over: (connection: T) => void = () => {};
  let giveUp: (error: Error) => void = () => {};
  const end = new Promise<T>((resolve, reject) => {
    over = resolve;
    giveUp = reject;
  });
  // Nobody may be waiting.
  end.catch(() => {});
  const timer = setTimeout(
    () => giveUp(new TransportError('unavailable', 'expected a connection to the broker')),
    graceMs,
  );
  return {
    end,
    over(connection) {
      clearTimeout(timer);
      over(connection);
    },
    giveUp(error) {
      clearTimeout(timer);
      giveUp(error);
    },
  };
}
