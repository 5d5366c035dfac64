import type { LookUpStation } from './authentication.js';
import { type Connection, closeCode } from './connection.js';
import type { Scope } from './scope.js';
import { within } from './within.js';

/** What it takes to look a connected station up again. */
export interface LookAgainDeps {
  readonly lookUpStation: LookUpStation;
  readonly scope: Pick<Scope, 'logger' | 'timing'>;
}

/** Looks a connected station up again, and closes its connection when it is not known any more. */
export type LookAgain = (stationId: string, connection: Connection) => Promise<void>;

/**
 * Makes what has stations looked up again, each connection once in a while at most: a station that is refused may go on to
 * call. Nothing happens when the look-up fails, but that the next occasion is taken.
 */
export function createLookAgain({ lookUpStation, scope: { logger, timing } }: LookAgainDeps): LookAgain {
  /** When connections may be looked at again, on the scale of `performance.now()`. */
  const nextLook = new WeakMap<Connection, number>();

  return async (stationId, connection) => {
    const now = performance.now();
    if (now < (nextLook.get(connection) ?? now)) return;
    nextLook.set(connection, now + timing.lookAgainMs);
    try {
      if (await within(lookUpStation(stationId), timing.lookUpTimeoutMs)) return;
    } catch (err) {
      nextLook.delete(connection);
      logger.warn({ stationId, err }, 'could not look a connected station up again');
      return;
    }
    logger.info({ stationId, connectionId: connection.id }, 'hangs up: the station is not known any more');
    await connection.close(closeCode.policy, 'the station is not known');
  };
}
