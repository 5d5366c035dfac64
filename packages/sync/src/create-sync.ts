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
  /** How often to look for due work, in milliseconds; every second by default. */
  readonly intervalMs?: number;
}

/** How many stations are worked on at once. */
const maxInFlight = 200;

/** How many stations are asked in a second to report on themselves: each report may be thousands of messages. */
const maxReportsPerSecond = 5;

/** How long a station is left to whoever claimed it. */
const leaseMs = 2 * 60_000;

/** How long a manager works on a station that it claimed: less than the lease, so that never two do at once. */
const turnMs = leaseMs - 30_000;

/**
 * Brings stations what is wanted of them by `store.stationWork`, until it is closed. The store is asked once a second
 * what is due, however many stations there are. Every manager may run this: when one dies, the others do its work.
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
