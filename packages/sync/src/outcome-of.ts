import { isSecretSetting } from '@csms/services';
import type { ClaimedItem, Wanted, WorkKind, WorkOutcome } from '@csms/store';
import type { Judged } from './verdict.js';

/** How often a station is asked for the same thing at most. */
export const maxAttempts: Readonly<Record<WorkKind, number>> = {
  setting: 10,
  certificate: 10,
  unlisting: 10,
  trigger: 10,
  call: 10,
  // Each may be thousands of messages.
  report: 5,
};

const dayMs = 24 * 60 * 60_000;

/** How long something waits, from when it was last asked for until it is given up, in milliseconds. */
export const maxAgeMs: Readonly<Record<WorkKind, number>> = {
  setting: 30 * dayMs,
  certificate: 30 * dayMs,
  unlisting: 30 * dayMs,
  report: 30 * dayMs,
  // What a station is to do now is of no use to anybody much later.
  trigger: dayMs,
  call: dayMs,
};

const firstPauseMs = 10_000;
const maxPauseMs = 10 * 60_000;

/** A report takes a while. */
const firstReportPauseMs = 30_000;

const minAwayMs = 60_000;
const maxAwayMs = 60 * 60_000;

/** How long to wait until what came to nothing, or may have, is tried again, in milliseconds. */
export function pauseMs({ wanted, attempts }: Pick<ClaimedItem, 'wanted' | 'attempts'>): number {
  const firstMs = wanted.kind === 'report' ? firstReportPauseMs : firstPauseMs;
  return Math.min(firstMs * 2 ** attempts, maxPauseMs);
}

/**
 * What is kept of an attempt; `undefined` when it goes on. What was in vain is tried again after a pause that doubles,
 * {@link maxAttempts} times at most; whether what was begun has been done is looked at then. A station that is away is
 * tried again after as long as it was away, between a minute and an hour; when it comes back before, it is woken. What
 * waits for longer than {@link maxAgeMs} is given up. The value of a secret is kept no longer than it waits
 * (A01.FR.09).
 */
export function outcomeOf(judged: Judged, now: Date): WorkOutcome | undefined {
  const [item, verdict] = judged;
  const { attempt, wanted, attempts, requestedAt } = item;
  const of = { attempt, wanted, isSecret: isSecret(wanted) };
  const ageMs = now.getTime() - requestedAt.getTime();
  const max = maxAttempts[wanted.kind];

  function failed(reason: string): WorkOutcome {
    return { ...of, status: 'Failed', reason, at: now };
  }

  function again(reason: string, inMs: number, wasAsked: boolean): WorkOutcome {
    return { ...of, status: 'Pending', reason, dueAt: new Date(now.getTime() + inMs), wasAsked };
  }

  switch (verdict.status) {
    case 'Open':
      return undefined;
    case 'InVain':
    case 'Silent':
      if (attempts + 1 >= max) return failed(`${verdict.reason}, ${max} times`);
      return again(verdict.reason, pauseMs(item), true);
    case 'Begun':
      return again(verdict.reason, pauseMs(item), true);
    case 'Later':
      return again(verdict.reason, verdict.pauseMs, false);
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
