import type { Clock } from '@csms/router';
import type { CallFailure, CallStatus, Store } from '@csms/store';
import type { Call } from '../call.js';
import type { Calls, SendOptions } from '../calls.js';

/** How a command is carried out. */
export interface CommandOptions extends Pick<SendOptions, 'requestedBy' | 'timeoutMs' | 'waitMs' | 'signal'> {
  /**
   * Id of the command, and of its call: a command that is given a second time with the same id is carried out once, and
   * has the same outcome. A random UUID by default.
   */
  readonly id?: string;
}

/** What became of a command: the outcome of its call, with what the station answered in words of no version. */
export type CommandOutcome<Answer> =
  | { readonly status: 'Answered'; readonly answer: Answer; readonly call: Call }
  /** The station answered with an error, or with a response that breaks its schema. */
  | { readonly status: 'Refused'; readonly error: CallFailure; readonly call: Call }
  /** There is no call when nobody knows which version the station speaks: then it is `NotConnected`. */
  | { readonly status: Unanswered; readonly call?: Call };

/** How a call stands that has no answer. */
export type Unanswered = Exclude<CallStatus, 'Answered' | 'Refused'>;

/** What an operator tells stations of any version to do. */
export type Command<Input, Answer> = (
  stationId: string,
  input: Input,
  options?: CommandOptions,
) => Promise<CommandOutcome<Answer>>;

/** An answer that is a word, and perhaps the station's reason for it. */
export interface StatusAnswer<Status extends string> {
  readonly status: Status;
  readonly reason?: StationReason;
}

/** Why a station answered as it did (2.0.1, StatusInfoType). */
export interface StationReason {
  readonly code: string;
  readonly info?: string;
}

/** What commands work with. */
export interface CommandsDeps {
  readonly calls: Pick<Calls, 'for'>;
  readonly store: {
    readonly stations: Pick<Store['stations'], 'find'>;
    readonly tokens: Pick<Store['tokens'], 'list'>;
    readonly configuration: Pick<Store['configuration'], 'find'>;
    readonly chargingProfiles: Pick<Store['chargingProfiles'], 'list'>;
    readonly deviceModel: Pick<Store['deviceModel'], 'find'>;
    readonly localLists: Pick<Store['localLists'], 'find' | 'listEntries' | 'recordVersion'>;
  };
  /** How long an answer is worth waiting for when a command does not say, in milliseconds; 30 s by default. */
  readonly timeoutMs?: number;
  readonly clock?: Clock;
}
