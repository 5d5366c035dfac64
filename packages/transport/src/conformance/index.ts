import type { Transport } from '../transport.js';

/** One behaviour that every transport has. `run` rejects with an `AssertionError` when it is not there. */
export interface ConformanceCase {
  readonly name: string;
  /** Gets connections of their own to the same broker, or the one object where the transport is in process. */
  run(connect: () => Promise<Transport>): Promise<void>;
}
