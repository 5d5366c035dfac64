import type { Emitter, Message } from '@csms/transport';
import { runAt } from './run-at.js';

/** How often and how long a message is published. */
export interface PublishUntilOptions {
  /** When it is published again, in milliseconds after the first time. */
  readonly againAfterMs: readonly number[];
  /** How long it is worth answering, in milliseconds. */
  readonly withinMs: number;
  /** The time is over. */
  giveUp(): void;
  /** The transport did not take it this time. */
  failed(err: unknown): void;
}

/**
 * Publishes a message now and again, until it is cancelled or its time is over. Each copy expires with the time left.
 *
 * @returns a function that cancels it
 */
export function publishUntil(emitter: Emitter, message: Message, options: PublishUntilOptions): () => void {
  const { againAfterMs, withinMs, giveUp, failed } = options;
  const deadline = performance.now() + withinMs;
  let underway = false;

  async function publish(): Promise<void> {
    // A transport that has not yet found room for the last copy needs no other one.
    if (underway) return;
    underway = true;
    try {
      await emitter.emit(message, { expiresInMs: deadline - performance.now() });
    } catch (err) {
      failed(err);
    } finally {
      underway = false;
    }
  }

  void publish();
  const times = [...againAfterMs.filter((time) => time < withinMs), withinMs];
  return runAt(times, (index) => {
    if (index === times.length - 1) giveUp();
    else void publish();
  });
}
