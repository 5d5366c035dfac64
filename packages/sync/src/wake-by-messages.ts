import type { Incoming, Interceptor } from '@csms/router';
import { createBoundedCache } from '@csms/services';
import type { Sync } from './create-sync.js';

/** How waking by messages is done. */
export interface WakeOptions {
  /** The most stations to remember; 100,000 by default. With more, some are woken more than once a minute. */
  readonly maxStations?: number;
}

/** A station whose messages wake it does so once in this time, in milliseconds. */
const lifetimeMs = 60_000;

/**
 * An interceptor for routers that wakes a station when it boots, and by any of its messages when these come through a
 * gateway that tells of no connections, once a minute at most. The messages of others cost nothing.
 *
 * That a station could not be woken is logged and does its message no harm: what waits for it is due sooner or later.
 */
export function wakeByMessages(
  sync: Pick<Sync, 'wake'>,
  { maxStations: maxEntries = 100_000 }: WakeOptions = {},
): Interceptor {
  const woken = createBoundedCache<true>({ lifetimeMs, maxEntries });

  function isToWake({ kind, action, context }: Incoming): boolean {
    if (kind === 'call' && action === 'BootNotification') return true;
    if (context.isReceiptTold) return false;
    const now = context.clock.now().getTime();
    if (woken.get(context.stationId, now)) return false;
    woken.set(context.stationId, true, now);
    return true;
  }

  async function wakeAfter(
    handled: Promise<object | undefined>,
    { context }: Incoming,
  ): Promise<object | undefined> {
    const answer = await handled;
    const { stationId, logger } = context;
    await sync.wake(stationId).catch((err: unknown) => {
      logger.warn({ err }, 'could not wake what waits for a station');
    });
    return answer;
  }

  // What wakes nobody, which is almost everything, is passed on without `async`.
  return (next) => (incoming) => (isToWake(incoming) ? wakeAfter(next(incoming), incoming) : next(incoming));
}
