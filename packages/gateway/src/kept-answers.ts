import { runAt } from './run-at.js';

/** Answers to calls of ours, kept until the record of the call is known to be complete. */
export interface KeptAnswers {
  /** Keeps an answer that was published, to publish it again. */
  keep(callId: string, publish: () => void): void;
  /** Publishes the answer to a call once more, if it is kept; tells whether it is. */
  publishAgain(callId: string): boolean;
  /** The record of a call is complete. */
  done(callId: string): void;
  /** Resolves when none is kept any more. */
  empty(): Promise<void>;
  /** Forgets all of them. */
  clear(): void;
}

/** How answers are kept. */
export interface KeptAnswersOptions {
  /** When an answer is published again, in milliseconds; after the last time it is forgotten. */
  readonly againAfterMs: readonly number[];
  readonly maxEntries: number;
}

/** Makes {@link KeptAnswers}. An answer in the hands of a manager that dies is not lost this way. */
export function createKeptAnswers({ againAfterMs, maxEntries }: KeptAnswersOptions): KeptAnswers {
  const entries = new Map<string, { publish(): void; cancel(): void }>();
  const onEmpty: Array<() => void> = [];

  function forget(callId: string): void {
    entries.get(callId)?.cancel();
    entries.delete(callId);
    if (entries.size > 0) return;
    for (const resolve of onEmpty.splice(0)) resolve();
  }

  return {
    keep(callId, publish) {
      forget(callId);
      const cancel = runAt(againAfterMs, (index) => {
        publish();
        if (index === againAfterMs.length - 1) forget(callId);
      });
      entries.set(callId, { publish, cancel });
      const [oldest] = entries.keys();
      if (entries.size > maxEntries && oldest !== undefined) forget(oldest);
    },
    publishAgain(callId) {
      entries.get(callId)?.publish();
      return entries.has(callId);
    },
    done: forget,
    async empty() {
      if (entries.size > 0) await new Promise<void>((resolve) => onEmpty.push(resolve));
    },
    clear() {
      for (const callId of entries.keys()) forget(callId);
    },
  };
}
