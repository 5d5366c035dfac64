import type { Transport } from '../transport.js';
import { createStage, type Stage } from './stage.js';

/** One behaviour that every transport has. */
export interface ConformanceCase {
  readonly name: string;
  /**
   * Rejects with an `AssertionError` when the behaviour is not there.
   *
   * `connect` opens connections to the same broker, or gives the one object where the transport is in process; nothing
   * else uses them, and the caller closes them. What has not come within `patienceMs` (10 s by default) counts as
   * missing.
   */
  run(connect: () => Promise<Transport>, patienceMs?: number): Promise<void>;
}

/** Makes a case. Handlers that the case left waiting are let go at its end, so that transports can be closed. */
export function aCase(name: string, body: (stage: Stage) => Promise<void>): ConformanceCase {
  return {
    name,
    async run(connect, patienceMs = 10_000) {
      const stage = createStage(connect, patienceMs);
      try {
        await body(stage);
      } finally {
        stage.releaseAll();
      }
    },
  };
}
