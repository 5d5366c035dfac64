import { isStillProven, type LookUpStation } from './authentication.js';
import { type Connection, closeCode } from './connection.js';
import type { Scope } from './scope.js';
import { within } from './within.js';

/** What it takes to look a connected station up again. */
export interface LookAgainDeps {
  readonly lookUpStation: LookUpStation;
  readonly scope: Pick<Scope, 'logger' | 'timing'>;
}

/** Why a connected station is looked up again: a manager refused its call, or it was registered anew or removed. */
export type Occasion = 'refused' | 'registered';

/** Looks a connected station up again, and closes its connection when it would not be let in any more. */
export type LookAgain = (stationId: string, connection: Connection, occasion: Occasion) => Promise<void>;

/**
 * Makes what has stations looked up again. For calls that are refused it is done once in a while at most: such a station may
 * go on to call. Nothing happens when the look-up fails, but that the next occasion is taken.
 */
export function createLookAgain({ lookUpStation, scope: { logger, timing } }: LookAgainDeps): LookAgain {
  /** When connections may be looked at again, on the scale of `performance.now()`. */
  const nextLook = new WeakMap<Connection, number>();

  return async (stationId, connection, occasion) => {
    const now = performance.now();
    if (occasion === 'refused' && now < (nextLook.get(connection) ?? now)) return;
    nextLook.set(connection, now + timing.lookAgainMs);
    let reason: string;
    try {
      const authentication = await within(lookUpStation(stationId), timing.lookUpTimeoutMs);
      if (authentication && isStillProven(authentication, connection.proven)) return;
      reason = authentication ? 'the password was changed' : 'the station is not known';
    } catch (err) {
      nextLook.delete(connection);
      logger.warn({ stationId, err }, 'could not look a connected station up again');
      return;
    }
    logger.info({ stationId, connectionId: connection.id }, `closes a connection: ${reason}`);
    await connection.close(closeCode.policy, reason);
  };
}
