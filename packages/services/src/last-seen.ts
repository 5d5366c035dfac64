import type { StationStore } from '@csms/store';
import { createBackgroundWriter } from './background-writer.js';

/** Collects when stations were heard, so that a message costs no write of its own. */
export interface LastSeen {
  /** A station was heard (OCPP 1.6 section 4.6, 2.0.1 G02.FR.04: by any message). Exact to a second. */
  mark(stationId: string, at: Date): void;
  /** Writes what is collected; rejects when the store does, and keeps it for the next time. */
  flush(): Promise<void>;
  /** Writes what is collected and stops. */
  close(): Promise<void>;
}

/** What the collector works with. */
export interface LastSeenOptions {
  readonly stations: Pick<StationStore, 'recordSeen'>;
  /** How often it writes, in milliseconds; 30 s by default, so that `lastSeenAt` is right to the minute. */
  readonly intervalMs?: number;
  /** At so many stations it writes at once; 10,000 by default. While the store is away no more than these are kept. */
  readonly maxStations?: number;
  /** Hears of writes that failed; they are tried again with the next one. */
  readonly onError?: (error: unknown) => void;
}

/** Makes a collector that writes once in an interval, with one call of the store for all stations. */
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
    // On the way of every message: a second more or less of a busy station is not worth keeping.
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
