import { randomUUID } from 'node:crypto';
import { systemClock } from '@csms/router';
import type { CallFailure } from '@csms/store';
import type { Call } from '../call.js';
import type { CommandOutcome, CommandsDeps, Unanswered } from './command.js';
import { put } from './local-list-changes.js';
import { checkRoom, localListLimits } from './local-list-limits.js';
import { type LocalListAnswer, localListDialects } from './local-list-messages.js';
import { planOf, type SendLocalList } from './local-list-plan.js';
import { createLocalListSender } from './local-list-sender.js';
import type { ManyOptions } from './settings.js';
import { targetOf } from './target.js';

/** What became of a local list: the outcome of the last of its calls. */
export type LocalListOutcome = { readonly calls: readonly Call[] } & (
  | { readonly status: 'Answered'; readonly answer: LocalListAnswer }
  | { readonly status: 'Refused'; readonly error: CallFailure }
  /** `Unchanged` when the station has the list that was asked for. */
  | { readonly status: Unanswered | 'Unchanged' }
);

/** Sends a station its local list, in as many calls as it takes. */
export type SendLocalListCommand = (
  stationId: string,
  input: SendLocalList,
  options?: ManyOptions,
) => Promise<LocalListOutcome>;

/**
 * Sends a local list (1.6 section 5.15; 2.0.1 D01) in parts that the station takes (D01.FR.11): of a full list the first
 * is sent as such and the others as changes, each with a version of its own that is higher than any before (E3.52,
 * D01.FR.18, D01.FR.19). When the station could not make changes, it is sent the whole list, where that is known
 * (D01.FR.03).
 */
export function sendLocalList(deps: CommandsDeps): SendLocalListCommand {
  const { store, clock = systemClock } = deps;
  return async (stationId, input, { id = randomUUID(), ...options } = {}) => {
    const target = await targetOf(deps, stationId);
    const { version } = target;
    if (!version) return { status: 'NotConnected', calls: [] };
    const list = await store.localLists.find(stationId);
    const plan = await planOf({ store, stationId, version, list, now: clock.now() }, input);
    const limits = await localListLimits(store, stationId, version);
    checkRoom(plan, limits);
    if (plan.kind === 'Differential' && plan.changes.length === 0) return { status: 'Unchanged', calls: [] };

    const { send, calls } = createLocalListSender({
      target,
      dialect: localListDialects[version],
      limits: limits.message,
      localLists: store.localLists,
      clock,
      firstVersion: (list?.highestVersion ?? 0) + 1,
      options: { ...options, id },
    });
    const outcome = await send(plan.kind, plan.changes);
    if (plan.kind === 'Full' || !plan.whole || !hasFailed(outcome)) return outcomeOf(outcome, calls);
    return outcomeOf(await send('Full', plan.whole.map(put)), calls);
  };
}

/** Whether the station could not make the changes, since its list is another one than was thought. */
function hasFailed(outcome: CommandOutcome<LocalListAnswer>): boolean {
  if (outcome.status !== 'Answered') return false;
  return outcome.answer.status === 'Failed' || outcome.answer.status === 'VersionMismatch';
}

function outcomeOf(outcome: CommandOutcome<LocalListAnswer>, calls: readonly Call[]): LocalListOutcome {
  switch (outcome.status) {
    case 'Answered':
      return { status: outcome.status, answer: outcome.answer, calls };
    case 'Refused':
      return { status: outcome.status, error: outcome.error, calls };
    default:
      return { status: outcome.status, calls };
  }
}
