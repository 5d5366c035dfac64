import type { StationStore } from '@csms/store';
import { createBackgroundWriter } from './background-writer.js';

/** Collects the times at which stations were seen, so that a message costs no write of its own. */
export interface LastSeen {
  /** Notes that a message of a station came, of any kind (OCPP 1.6 section 4.6, 2.0.1 G02.FR.04). Exact to a second. */
  mark(stationId: string, at: Date): void;
  /** Writes what is collected. Rejects when the store does, and then keeps it for the next time. */
  flush(): Promise<void>;
  /** Writes what is collected and stops. */
  close(): Promise<void>;
}

/** What the collector works with. */
export interface LastSeenOptions {
  readonly stations: Pick<StationStore, 'recordSeen'>;
  /** How often it writes, in milliseconds; 30 s by default, so that `lastSeenAt` is right to the minute. */
  readonly intervalMs?: number;
  /** At this many stations it writes at once, and while the store is away it keeps no more; 10,000 by default. */
  readonly maxStations?: number;
  /** Is called for writes that failed; they are tried again with the next one. */
  readonly onError?: (error: unknown) => void;
}

/** Makes a collector that writes once per interval, with one call of the store for all stations. */
export function createLastSeen({
  stations,
  intervalMs = 30_000,
  maxStations = 10_000,
  onError = () => {},
}: LastSeenOptions): LastSeen {
  let seen = new Map<string, Date>();
  const { flush, start, close } = createBackgroundWriter({ write, intervalMs, onError });

  function mark(stationId: string, at: Date): void {
    const known = seen.get(stationId);
    // Every message passes through here: for a busy station, a second more or less is not worth the work.
    if (known !== undefined && at.getTime() - known.getTime() < 1_000) return;
    if (known === undefined && seen.size >= maxStations) start();
    keep(stationId, at);
  }

  function keep(stationId: string, at: Date): void {
    const known = seen.get(stationId);
    if (known === undefined ? seen.size < maxStations : known.getTime() < at.getTime())
      seen.set(stationId, at);
  }

  async function write(): Promise<void> {
    if (seen.size === 0) return;
    const batch = seen;
    seen = new Map();
    try {
      await stations.recordSeen(batch);
    } catch (error) {
      for (const [stationId, at] of batch) keep(stationId, at);
      throw error;
    }
  }

  return { mark, flush, close };
}

/** An interceptor for routers that marks the station of every message. */
export function markSeen(lastSeen: Pick<LastSeen, 'mark'>) {
  return <
    Incoming extends { readonly context: { readonly stationId: string; readonly receivedAt: Date } },
    Outcome,
  >(
    next: (incoming: Incoming) => Outcome,
  ) =>
    (incoming: Incoming): Outcome => {
      lastSeen.mark(incoming.context.stationId, incoming.context.receivedAt);
      return next(incoming);
    };
}
