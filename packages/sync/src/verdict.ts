import {
  CallRequestError,
  CommandError,
  type CommandOutcome,
  SendError,
  type StatusAnswer,
} from '@csms/calls';
import { readErrorCode } from '@csms/ocpp-messages';
import type { CallFailure, ClaimedItem, WorkStatus } from '@csms/store';

/** What came of an attempt at something wanted. */
export type Verdict =
  /** It has ended; `at` is the time of the answer, where there is one. */
  | {
      readonly status: Exclude<WorkStatus, 'Pending'>;
      readonly reason?: string;
      readonly at?: Date;
      /** False when this came of what the station was asked earlier. */
      readonly wasAsked?: boolean;
    }
  /** The station did not do it, but may when it is asked again. */
  | { readonly status: 'InVain'; readonly reason: string }
  /** The station has begun; whether it has done it is still to be seen. */
  | { readonly status: 'Begun'; readonly reason: string }
  /** The station was not asked, since it is to be left alone until a time. */
  | { readonly status: 'Later'; readonly reason: string; readonly pauseMs: number }
  /** The station did not answer. */
  | { readonly status: 'Silent'; readonly reason: string }
  /** The station was not asked, since it did not answer to what it was asked before. */
  | { readonly status: 'Unasked'; readonly reason: string }
  /** The station was not there to be asked. */
  | { readonly status: 'Away'; readonly reason: string }
  /** It is not known yet: whoever claims the station next finds out. */
  | { readonly status: 'Open' };

/** Something wanted, and what came of the attempt at it. */
export type Judged = readonly [item: ClaimedItem, verdict: Verdict];

/** That a station was not there. */
export const away: Verdict = { status: 'Away', reason: 'the station is not connected' };

/** That a station was not asked, since it did not answer before. */
export const unasked: Verdict = { status: 'Unasked', reason: 'the station did not answer before' };

/** The verdict on what follows, where that is not to be tried: the station is away, or does not answer. */
export function whatIsLeft(judged: readonly Judged[]): Verdict | undefined {
  const last = judged.at(-1)?.[1];
  if (last?.status === 'Open' || last?.status === 'Away') return last;
  return last?.status === 'Silent' || last?.status === 'Unasked' ? unasked : undefined;
}

/** Longest text of a station that is kept as a reason, in characters. */
const maxReasonLength = 500;

/** The reason that a station gives for not taking something. */
export function saidBy(status: string, reason?: { readonly code: string; readonly info?: string }): string {
  const text = [`the station said ${status}`, reason?.code, reason?.info].filter(Boolean).join(': ');
  // By characters: half of one is no text to a database.
  return Array.from(text).slice(0, maxReasonLength).join('');
}

/** Errors of stations that will never do what they are asked for. */
const never: ReadonlySet<string> = new Set(['NotImplemented', 'NotSupported']);

/** What it means that a station answered with an error. */
export function refusal({ code, description }: CallFailure): Verdict {
  const reason = saidBy(code, { code: description });
  return never.has(readErrorCode(code)) ? { status: 'Rejected', reason } : { status: 'InVain', reason };
}

/** What it means that a call has no answer. */
export function silence(status: 'NotConnected' | 'TimedOut' | 'Pending' | 'Sent'): Verdict {
  switch (status) {
    case 'NotConnected':
      return away;
    case 'TimedOut':
      return { status: 'Silent', reason: 'the station did not answer in time' };
    case 'Pending':
    case 'Sent':
      return { status: 'Open' };
  }
}

/**
 * The verdict on an answer that is one word.
 *
 * @param outcome of the command
 */
export function judge(outcome: CommandOutcome<StatusAnswer<string>>): Verdict {
  if (outcome.status === 'Refused') return refusal(outcome.error);
  if (outcome.status !== 'Answered') return silence(outcome.status);
  const { answer, call } = outcome;
  const { completedAt: at } = call;
  const ended = at ? { at } : {};
  if (answer.status === 'Accepted') return { status: 'Accepted', ...ended };
  const reason = saidBy(answer.status, answer.reason);
  // The station would take it, but could not.
  if (answer.status === 'Failed') return { status: 'InVain', reason };
  return { status: 'Rejected', reason, ...ended };
}

/**
 * The verdict on something that could not be sent.
 *
 * @throws the error itself, when it says nothing of what was sent: the store or the broker is away.
 */
export function judgeError(error: unknown): Verdict {
  if (error instanceof CommandError || error instanceof CallRequestError) {
    return { status: 'Rejected', reason: error.message };
  }
  if (error instanceof SendError && error.code !== 'unavailable') {
    return { status: 'Away', reason: error.message };
  }
  throw error;
}
