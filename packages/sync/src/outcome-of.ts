import { isSecretSetting } from '@csms/services';
import type { Wanted, WorkKind, WorkOutcome } from '@csms/store';
import type { Judged } from './verdict.js';

/** So often a station is asked for the same thing. */
export const maxAttempts = 10;

const dayMs = 24 * 60 * 60_000;

/** So long after it was asked for last something is brought to a station, in milliseconds. */
export const maxAgeMs: Readonly<Record<WorkKind, number>> = {
  setting: 30 * dayMs,
  certificate: 30 * dayMs,
  unlisting: 30 * dayMs,
  // What is asked of a station now is no use to anybody much later.
  trigger: dayMs,
  call: dayMs,
};

const firstPauseMs = 10_000;
const maxPauseMs = 10 * 60_000;

const minAwayMs = 60_000;
const maxAwayMs = 60 * 60_000;

/**
 * What is kept of an attempt; `undefined` when it goes on. What was in vain is tried again after a pause that doubles,
 * {@link maxAttempts} times at most. A station that is away is looked for after as long as it was away, between a minute
 * and an hour: it is woken when it is there. What waits for longer than {@link maxAgeMs} is given up. The value of a
 * secret is kept no longer than it waits (A01.FR.09).
 */
export function outcomeOf(judged: Judged, now: Date): WorkOutcome | undefined {
  const [{ attempt, wanted, attempts, requestedAt }, verdict] = judged;
  const of = { attempt, wanted, isSecret: isSecret(wanted) };
  const ageMs = now.getTime() - requestedAt.getTime();

  function failed(reason: string): WorkOutcome {
    return { ...of, status: 'Failed', reason, at: now };
  }

  function again(reason: string, pauseMs: number, wasAsked: boolean): WorkOutcome {
    return { ...of, status: 'Pending', reason, dueAt: new Date(now.getTime() + pauseMs), wasAsked };
  }

  switch (verdict.status) {
    case 'Open':
      return undefined;
    case 'InVain':
    case 'Silent':
      if (attempts + 1 >= maxAttempts) return failed(`${verdict.reason}, ${maxAttempts} times`);
      return again(verdict.reason, Math.min(firstPauseMs * 2 ** attempts, maxPauseMs), true);
    case 'Unasked':
      return again(verdict.reason, firstPauseMs, false);
    case 'Away':
      if (ageMs > maxAgeMs[wanted.kind]) return failed(`${verdict.reason}, for too long`);
      return again(verdict.reason, Math.min(Math.max(ageMs, minAwayMs), maxAwayMs), false);
    default: {
      const { at = now, ...ended } = verdict;
      return { ...of, ...ended, at };
    }
  }
}

function isSecret(wanted: Wanted): boolean {
  return wanted.kind === 'setting' && isSecretSetting(wanted.name);
}
