import { createHash } from 'node:crypto';
import type { CallFrame } from '@csms/ocpp-messages';
import { createExpiringMap } from './expiring-map.js';
import type { GatewayLimits, GatewayTiming } from './options.js';

/** Actions whose answer tells the time, so that an old one would be wrong. */
const tellTime: ReadonlySet<string> = new Set(['BootNotification', 'Heartbeat']);

/** The answers of a while, for a station that repeats a call because it did not get the answer. */
export interface Replay {
  /** The answer to the call with this fingerprint. */
  find(fingerprint: string): string | undefined;
  /** Keeps an answer for a while, unless it is a large one. */
  keep(fingerprint: string, answer: string): void;
  clear(): void;
}

/**
 * What is equal for two frames with equal id, action and payload; `undefined` for a call whose repetition is a call of
 * its own.
 */
export function fingerprintOf({ action }: CallFrame, text: string): string | undefined {
  return tellTime.has(action) ? undefined : createHash('sha256').update(text).digest('base64');
}

/** Makes a {@link Replay}. */
export function createReplay(timing: GatewayTiming, limits: GatewayLimits): Replay {
  const answers = createExpiringMap<string>({ ttlMs: timing.replayMs, maxEntries: limits.replayAnswers });
  return {
    find: answers.get,
    keep(fingerprint, answer) {
      if (answer.length <= limits.replayCharacters) answers.set(fingerprint, answer);
    },
    clear: answers.clear,
  };
}
