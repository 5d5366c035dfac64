import { randomUUID } from 'node:crypto';
import type { RefusalFault } from './refusal.js';
import type { Scope } from './scope.js';

/** A connection that was turned away, as {@link TellRefused} gets it. Holds nothing secret. */
export interface RefusedConnection {
  /** A UUID. */
  readonly id: string;
  /** Who it said to be; absent where the address names no station. */
  readonly stationId?: string;
  readonly fault: RefusalFault;
  /** For the people who look after the station, in plain words. */
  readonly reason: string;
  readonly remoteAddress?: string;
  readonly gatewayId: string;
  readonly at: Date;
}

/** Has connections kept that were turned away, 100 at most at once. */
export type TellRefused = (refusals: readonly RefusedConnection[]) => Promise<void>;

/** How many identities are told of at once; few, since whoever floods the gateway must not flood what is behind it. */
const maxIdentities = 10;

/** How many refusals of each are told of at once. */
const maxOfIdentity = 10;

/** Notes connections that are turned away. */
export interface RefusalLog {
  /** Returns at once, whatever becomes of it. */
  note(refused: Pick<RefusedConnection, 'stationId' | 'fault' | 'reason' | 'remoteAddress'>): void;
  /** Tells what was noted and not told yet. */
  close(): Promise<void>;
}

/**
 * Makes a log that tells what was noted, together, after a pause: once for each pause and never twice at once, and no more
 * than there is room for. What can't be told is lost: it helps people to find out, and nothing depends on it.
 */
export function createRefusalLog(
  tell: TellRefused,
  gatewayId: string,
  { clock, logger, timing }: Pick<Scope, 'clock' | 'logger' | 'timing'>,
): RefusalLog {
  let noted = new Map<string | undefined, RefusedConnection[]>();
  let leftOut = 0;
  let timer: NodeJS.Timeout | undefined;
  let telling: Promise<void> | undefined;

  function schedule(): void {
    if (timer || telling) return;
    timer = setTimeout(() => {
      timer = undefined;
      telling = tellNoted().finally(() => {
        telling = undefined;
        if (noted.size > 0) schedule();
      });
    }, timing.refusalPauseMs);
    timer.unref();
  }

  async function tellNoted(): Promise<void> {
    const refusals = [...noted.values()].flat();
    if (leftOut > 0) logger.warn({ leftOut }, 'turned away too many stations to report each');
    noted = new Map();
    leftOut = 0;
    if (refusals.length === 0) return;
    try {
      await tell(refusals);
    } catch (err) {
      logger.warn({ err }, 'could not report stations that were turned away');
    }
  }

  return {
    note(refused) {
      const { stationId } = refused;
      const known = noted.get(stationId) ?? [];
      if (known.length === maxOfIdentity || (known.length === 0 && noted.size === maxIdentities)) {
        leftOut += 1;
        return;
      }
      known.push({ id: randomUUID(), ...refused, gatewayId, at: clock.now() });
      noted.set(stationId, known);
      schedule();
    },

    async close() {
      clearTimeout(timer);
      await telling;
      clearTimeout(timer);
      await tellNoted();
    },
  };
}
