import type { Transaction } from '@csms/store';
import type { MeterPoint } from './meter-points.js';

/** What this process heard of the meters of transactions that go on. Losing it does no harm: costs so far get coarser. */
export interface MeterMemory {
  /** Takes note of points, and returns all that are known of the transaction. */
  add(transaction: Transaction, points: readonly MeterPoint[]): readonly MeterPoint[];
  forget(transaction: Transaction): void;
}

/** How many transactions are remembered; the one that was heard of longest ago is dropped first. */
const maxTransactions = 10_000;

/** How many points of each are kept: when there are more, every second one is dropped. */
const maxPoints = 256;

/** Makes a memory without points. */
export function createMeterMemory(): MeterMemory {
  const known = new Map<string, readonly MeterPoint[]>();
  return {
    add(transaction, points) {
      const key = keyOf(transaction);
      const all = [...(known.get(key) ?? []), ...points];
      const kept = all.length <= maxPoints ? all : all.filter((_, index) => index % 2 === 0);
      known.delete(key);
      known.set(key, kept);
      if (known.size > maxTransactions) {
        for (const oldest of known.keys()) {
          known.delete(oldest);
          break;
        }
      }
      return kept;
    },
    forget(transaction) {
      known.delete(keyOf(transaction));
    },
  };
}

function keyOf({ stationId, transactionId }: Transaction): string {
  return JSON.stringify([stationId, transactionId]);
}
