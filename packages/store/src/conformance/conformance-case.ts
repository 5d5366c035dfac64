import type { Store } from '../store.js';

/** One behaviour that every store has. `run` gets an empty store and rejects with an `AssertionError` on a fault. */
export interface ConformanceCase {
  readonly name: string;
  run(store: Store): Promise<void>;
}
