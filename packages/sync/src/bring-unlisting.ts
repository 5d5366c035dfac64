import { CommandError, type CommandToken } from '@csms/calls';
import { definedFields } from '@csms/services';
import { type BringDeps, type Bringing, requestedBy } from './bring.js';
import { bringCall } from './bring-call.js';
import { idOf } from './id-of.js';
import { judgeError, refusal, saidBy, silence, type Verdict } from './verdict.js';

/**
 * Takes a token off the local list of a station (2.0.1 D01, N10.FR.02). One that refused a list before is asked which one
 * it has, and is sent what differs with the next attempt.
 */
export async function bringUnlisting(
  { commands, calls }: BringDeps,
  { uid, type }: { readonly uid: string; readonly type?: string },
  bringing: Bringing,
): Promise<Verdict> {
  const { station, id, signal } = bringing;
  const token = definedFields<CommandToken>({ uid, type: type as CommandToken['type'] });
  try {
    const list = { kind: 'Differential', removed: [token] } as const;
    const outcome = await commands.sendLocalList(station.stationId, list, { id, signal, requestedBy });
    return judgeList(outcome);
  } catch (error) {
    const isListUnknown = error instanceof CommandError && error.code === 'unknown-list';
    return isListUnknown ? askVersion({ calls }, bringing) : judgeError(error);
  }
}

async function askVersion(deps: Pick<BringDeps, 'calls'>, bringing: Bringing): Promise<Verdict> {
  const question = { action: 'GetLocalListVersion', request: {} };
  const verdict = await bringCall(deps, question, { ...bringing, id: idOf(bringing.id, 'version') });
  return verdict.status === 'Accepted'
    ? { status: 'InVain', reason: 'it was not known which list the station has, so it was asked' }
    : verdict;
}

function judgeList(outcome: Awaited<ReturnType<BringDeps['commands']['sendLocalList']>>): Verdict {
  const at = outcome.calls.at(-1)?.completedAt;
  const ended = at ? { at } : {};
  switch (outcome.status) {
    case 'Unchanged':
      return { status: 'Accepted', ...ended };
    case 'Refused':
      return refusal(outcome.error);
    case 'Answered': {
      const { status, reason } = outcome.answer;
      if (status === 'Accepted') return { status, ...ended };
      const said = saidBy(status, reason);
      // With another version next time it may well be taken.
      return status === 'NotSupported'
        ? { status: 'Rejected', reason: said, ...ended }
        : { status: 'InVain', reason: said };
    }
    default:
      return silence(outcome.status);
  }
}
