import { type Calls, type CommandsDeps, createCommands, createDueWork } from '@csms/calls';
import { type Clock, type Logger, silentLogger, systemClock } from '@csms/router';
import type { StationWorkStore } from '@csms/store';
import type { ReportDeps } from './bring-reports.js';
import { createPace } from './pace.js';
import { createStationWork } from './work-on-station.js';

/** Brings stations to the state asked for. */
export interface Sync {
  /**
   * A station is there: what waits for it goes out at once, whoever of the managers brings it. Rejects when the store
   * does.
   */
  wake(stationId: string): Promise<void>;
  /** Takes no new work, and resolves when what runs has ended or was left to others. Closing twice does no harm. */
  close(): Promise<void>;
}

/** What bringing stations to the state asked for works with. */
export interface SyncOptions {
  readonly store: CommandsDeps['store'] &
    ReportDeps['store'] & {
      readonly stationWork: Pick<StationWorkStore, 'claimDue' | 'settle' | 'wake'>;
    };
  readonly calls: Pick<Calls, 'for' | 'sendUntyped'>;
  /** How long an answer is worth waiting for, in milliseconds; 30 s by default. */
  readonly timeoutMs?: number;
  readonly clock?: Clock;
  readonly logger?: Logger;
  /** How long to pause between two looks, in milliseconds; a second by default. */
  readonly intervalMs?: number;
}

/** So many stations are worked on at once. */
const maxInFlight = 200;

/** So many stations are asked in a second to report on themselves, each of which may be thousands of messages. */
const maxReportsPerSecond = 5;

/** So long others leave a station to whoever claimed it. */
const leaseMs = 2 * 60_000;

/** So long a station is worked on at a time: then the next goes on, and never two at once. */
const turnMs = leaseMs - 30_000;

/**
 * Brings stations what is wanted of them by `store.stationWork`, until it is closed. One look a second asks the store what
 * is due, however many stations there are; every manager may run this, and what one does not do, since it died, another
 * does.
 *
 * @example
 * const sync = createSync({ store, calls });
 * await store.stationWork.request('CP01', [{ kind: 'setting', name: 'HeartbeatInterval', value: '300' }], new Date());
 */
export function createSync({
  store,
  calls,
  timeoutMs,
  clock = systemClock,
  logger = silentLogger,
  intervalMs,
}: SyncOptions): Sync {
  const { stationWork } = store;
  const commands = createCommands({ calls, store, clock, ...(timeoutMs !== undefined && { timeoutMs }) });
  const isTurn = createPace({ clock, perSecond: maxReportsPerSecond });
  const work = createStationWork({ store, commands, calls, clock, isTurn });
  const due = createDueWork({
    claim(limit) {
      const now = clock.now();
      return stationWork.claimDue(now, new Date(now.getTime() + leaseMs), limit);
    },
    async work(claim, signal) {
      const turn = new AbortController();
      const timer = setTimeout(() => turn.abort(), turnMs);
      try {
        await work(claim, AbortSignal.any([signal, turn.signal]));
      } finally {
        clearTimeout(timer);
      }
    },
    onError(err, claim) {
      if (!claim) return logger.warn({ err }, 'could not look for what stations wait for; it is tried again');
      const { stationId } = claim;
      logger.warn({ stationId, err }, 'could not bring a station what it waits for; it is tried again');
    },
    maxInFlight,
    intervalMs,
  });
  return {
    async wake(stationId) {
      if (await stationWork.wake(stationId, clock.now())) due.look();
    },
    close: due.close,
  };
}
