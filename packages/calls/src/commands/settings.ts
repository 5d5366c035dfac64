import { randomUUID } from 'node:crypto';
import { maxMessageIdLength, readErrorCode } from '@csms/ocpp-messages';
import { contentId } from '@csms/services';
import type { CallFailure } from '@csms/store';
import type { Call } from '../call.js';
import type { CommandOptions, CommandOutcome, Unanswered } from './command.js';
import type { Message } from './message.js';
import type { Target } from './target.js';

/** How a command of many calls is carried out: each waits for the answer to the one before. */
export type ManyOptions = Omit<CommandOptions, 'waitMs'>;

/**
 * Why the station said nothing of a setting: its call was refused or has no answer, the answer leaves it out, or it was
 * not sent, since an earlier call had no answer.
 */
export type NoWord = 'Refused' | Unanswered | 'LeftOut' | 'NotSent';

/** A setting that the station has not answered for. */
export interface SilentSetting {
  readonly name: string;
  readonly status: NoWord;
  /** The error that its call was refused with. */
  readonly error?: CallFailure;
}

/** What became of many settings: of each of them, and of the calls that it took. */
export interface SettingsOutcome<Result> {
  /** In the order of the command. */
  readonly results: readonly (Result | SilentSetting)[];
  readonly calls: readonly Call[];
}

/** A setting that a command names. */
export interface NamedSetting {
  readonly name: string;
}

/** Id of a call of many that a command makes: the first has that of the command, the others follow from it. */
export function callIdOf(commandId: string, ordinal: number): string {
  return ordinal === 0 ? commandId : contentId(commandId, ordinal).slice(0, maxMessageIdLength);
}

/**
 * Sends settings in parts, one call after the other. A part that is too large for the station after all is sent again in
 * halves (2.0.1 B06.FR.16, B06.FR.17). After a call without an answer nothing more is sent.
 *
 * @param messageOf makes the message of a part, which is answered by what became of its settings
 */
export async function sendSettings<Item extends NamedSetting, Result>(
  target: Target,
  chunks: readonly (readonly Item[])[],
  messageOf: (items: readonly Item[]) => Message<readonly (Result | SilentSetting)[]>,
  { id = randomUUID(), ...options }: ManyOptions,
): Promise<SettingsOutcome<Result>> {
  const results: (Result | SilentSetting)[] = [];
  const calls: Call[] = [];
  const waiting = chunks.toReversed();
  let isOver = false;
  for (let items = waiting.pop(); items; items = waiting.pop()) {
    if (isOver) {
      results.push(...silent(items, 'NotSent'));
      continue;
    }
    const callId = callIdOf(id, calls.length);
    const outcome = await target.send(messageOf(items), { ...options, id: callId });
    if (outcome.call) calls.push(outcome.call);
    if (outcome.status === 'Answered') {
      results.push(...outcome.answer);
    } else if (items.length > 1 && isTooLarge(outcome)) {
      const half = Math.ceil(items.length / 2);
      waiting.push(items.slice(half), items.slice(0, half));
    } else {
      results.push(
        ...silent(items, outcome.status, outcome.status === 'Refused' ? outcome.error : undefined),
      );
      isOver = outcome.status !== 'Refused';
    }
  }
  return { results, calls };
}

/** The results of settings without an answer. */
export function silent(
  items: readonly NamedSetting[],
  status: NoWord,
  error?: CallFailure,
): readonly SilentSetting[] {
  return items.map(({ name }) => (error ? { name, status, error } : { name, status }));
}

/** What stations answer to a request that is too large for them. */
const tooLarge: ReadonlySet<string> = new Set(['OccurrenceConstraintViolation', 'FormatViolation']);

function isTooLarge(outcome: CommandOutcome<unknown>): boolean {
  return outcome.status === 'Refused' && tooLarge.has(readErrorCode(outcome.error.code));
}
