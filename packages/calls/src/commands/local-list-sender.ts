import type { Clock } from '@csms/router';
import type { LocalListStore } from '@csms/store';
import type { Call } from '../call.js';
import { inChunks } from './chunks.js';
import type { CommandOptions, CommandOutcome } from './command.js';
import type { LocalListChange } from './local-list-changes.js';
import type { LocalListAnswer, LocalListDialect, LocalListPart } from './local-list-messages.js';
import type { MessageLimits } from './message-limits.js';
import { callIdOf } from './settings.js';
import type { Target } from './target.js';

/** What a sender works with. */
export interface LocalListSenderDeps {
  readonly target: Target;
  readonly dialect: LocalListDialect;
  readonly limits: MessageLimits;
  readonly localLists: Pick<LocalListStore, 'recordVersion'>;
  readonly clock: Clock;
  /** Of the first part; each after it has the next one. */
  readonly firstVersion: number;
  /** The id is that of the first call; those of the others follow from it. */
  readonly options: CommandOptions & { readonly id: string };
}

/** Sends local lists to a station. */
export interface LocalListSender {
  /** All that was sent. */
  readonly calls: readonly Call[];
  /** Sends the parts of a list until one is not accepted, and resolves to what became of the last. */
  send(
    kind: LocalListPart['kind'],
    changes: readonly LocalListChange[],
  ): Promise<CommandOutcome<LocalListAnswer>>;
}

/** Makes a sender for one command. */
export function createLocalListSender(deps: LocalListSenderDeps): LocalListSender {
  const { target, dialect, limits, localLists, clock, options } = deps;
  const calls: Call[] = [];
  let listVersion = deps.firstVersion;

  async function sendPart(
    kind: LocalListPart['kind'],
    changes: readonly LocalListChange[],
  ): Promise<CommandOutcome<LocalListAnswer>> {
    const message = dialect.messageOf({ kind, listVersion, changes });
    const outcome = await target.send(message, { ...options, id: callIdOf(options.id, calls.length) });
    if (outcome.call) calls.push(outcome.call);
    // The version is that of the record: a command that is given again may have been sent with another one.
    if (outcome.status === 'Answered') listVersion = outcome.answer.listVersion + 1;
    // The station may have taken the list all the same, so it is no longer known what is on it.
    else if (outcome.status !== 'NotConnected') {
      await localLists.recordVersion(target.stationId, { version: listVersion, at: clock.now() });
    }
    return outcome;
  }

  return {
    calls,
    async send(kind, changes) {
      const messageOf = (part: readonly LocalListChange[]) =>
        dialect.messageOf({ kind, listVersion, changes: part });
      const [first = [], ...others] = inChunks(changes, messageOf, dialect.itemOf, limits);
      let outcome = await sendPart(kind, first);
      for (const part of others) {
        if (outcome.status !== 'Answered' || outcome.answer.status !== 'Accepted') break;
        outcome = await sendPart('Differential', part);
      }
      return outcome;
    },
  };
}
