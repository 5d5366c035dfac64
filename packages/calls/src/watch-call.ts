import type { CallRecord, CallStore } from '@csms/store';
import { hasEnded } from './call.js';

/** How often the record is read while nothing is heard of the call, in milliseconds. */
const lookAgainMs = 1_000;

/**
 * How long to wait for a manager's `done` when the record has ended already, in milliseconds. A manager ends the
 * record, then puts the answer into effect, then says `done`: whoever has waited should find what the answer changed.
 */
const effectMs = 250;

/** Which call is watched, and with what. */
export interface WatchDeps {
  readonly records: Pick<CallStore, 'find'>;
  readonly stationId: string;
  readonly callId: string;
  /** Starts to listen for calls of the station that are done. */
  listen(heard: (callId: string) => void): Promise<{ close(): Promise<void> }>;
}

/** A call that is watched until it ends. */
export interface CallWatch {
  /**
   * Resolves to the call when it has ended and its answer is in effect, or as it is then when the time is over or the signal says so; to `undefined`
   * when there is no such call.
   */
  ended(timeoutMs: number, signal?: AbortSignal): Promise<CallRecord | undefined>;
  close(): Promise<void>;
}

/** Starts to watch a call, best before it is sent, so that its end can't be missed. */
export async function watchCall({ records, stationId, callId, listen }: WatchDeps): Promise<CallWatch> {
  let isNews = false;
  let isDone = false;
  let wake = () => {};

  function hear(id: string): void {
    if (id !== callId) return;
    isNews = true;
    isDone = true;
    wake();
  }

  /** Resolves when something is heard of the call, or after a while. */
  async function news(withinMs: number, signal: AbortSignal | undefined): Promise<void> {
    if (isNews || signal?.aborted) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, withinMs);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
      signal?.addEventListener('abort', wake);
    });
    signal?.removeEventListener('abort', wake);
  }

  const listening = await listen(hear);
  return {
    async ended(timeoutMs, signal) {
      const deadline = performance.now() + timeoutMs;
      for (;;) {
        isNews = false;
        const call = await records.find(stationId, callId);
        const leftMs = deadline - performance.now();
        if (!call || leftMs <= 0 || signal?.aborted) return call;
        if (hasEnded(call)) {
          if (wasAnswered(call) && !isDone) await news(Math.min(leftMs, effectMs), signal);
          return call;
        }
        await news(Math.min(leftMs, lookAgainMs), signal);
      }
    },
    close: () => listening.close(),
  };
}

function wasAnswered({ status }: CallRecord): boolean {
  return status === 'Answered' || status === 'Refused';
}
