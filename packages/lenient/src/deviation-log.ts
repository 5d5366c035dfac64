import { createBackgroundWriter } from '@csms/services';
import type { Deviation, DeviationStore } from '@csms/store';

/** Collects the deviations of stations, so that a message costs no write of its own. */
export interface DeviationLog {
  /** A station's message deviated. */
  add(stationId: string, deviations: readonly Deviation[]): void;
  /** Writes what is collected; rejects when the store does, and keeps it for the next time. */
  flush(): Promise<void>;
  /** Writes what is collected and stops. */
  close(): Promise<void>;
}

/** What the log works with. */
export interface DeviationLogOptions {
  readonly deviations: Pick<DeviationStore, 'record'>;
  /** How often it writes, in milliseconds; 10 s by default. */
  readonly intervalMs?: number;
  /**
   * How many deviations are collected; 10,000 by default. While the store is away, what comes beyond that is dropped.
   */
  readonly maxDeviations?: number;
  /** Hears of writes that failed; they are tried again with the next one. */
  readonly onError?: (error: unknown) => void;
}

/** Makes a log that writes once in an interval, with one call of the store for all stations. */
export function createDeviationLog({
  deviations: store,
  intervalMs = 10_000,
  maxDeviations = 10_000,
  onError = () => {},
}: DeviationLogOptions): DeviationLog {
  let met = new Map<string, Deviation[]>();
  let count = 0;
  const { flush, start, close } = createBackgroundWriter({ write, intervalMs, onError });

  function add(stationId: string, deviations: readonly Deviation[]): void {
    if (count + deviations.length > maxDeviations) start();
    keep(stationId, deviations);
  }

  function keep(stationId: string, deviations: readonly Deviation[]): void {
    const ofStation = met.get(stationId) ?? [];
    met.set(stationId, ofStation);
    for (const deviation of deviations.slice(0, maxDeviations - count)) ofStation.push(deviation);
    count += Math.min(deviations.length, maxDeviations - count);
  }

  async function write(): Promise<void> {
    if (count === 0) return;
    const batch = met;
    met = new Map();
    count = 0;
    try {
      await store.record(batch);
    } catch (error) {
      for (const [stationId, deviations] of batch) keep(stationId, deviations);
      throw error;
    }
  }

  return { add, flush, close };
}
