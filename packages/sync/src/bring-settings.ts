import { CommandError, type SettingsOutcome, type SettingWritten } from '@csms/calls';
import type { ClaimedItem } from '@csms/store';
import { type BringDeps, type Bringing, requestedBy } from './bring.js';
import { idOf } from './id-of.js';
import {
  away,
  type Judged,
  judgeError,
  refusal,
  saidBy,
  silence,
  unasked,
  type Verdict,
  whatIsLeft,
} from './verdict.js';

/**
 * Sets what a station is to have, in as few calls as it takes: one for each key on 1.6, parts of the station's size on
 * 2.0.1 (B05). A setting that the station's version can't have does not hold up the others.
 */
export async function bringSettings(
  { commands }: Pick<BringDeps, 'commands'>,
  items: readonly ClaimedItem[],
  bringing: Bringing,
): Promise<readonly Judged[]> {
  const { station, id, signal } = bringing;
  const settings = items.flatMap(({ wanted }) => (wanted.kind === 'setting' ? [wanted] : []));
  try {
    const outcome = await commands.writeSettings(
      station.stationId,
      { settings },
      { id, signal, requestedBy },
    );
    return judgeEach(items, outcome);
  } catch (error) {
    const [first, ...others] = items;
    if (!first) return [];
    if (others.length === 0 || !(error instanceof CommandError)) {
      const verdict = judgeError(error);
      return items.map((item) => [item, verdict]);
    }
  }
  // Nothing was sent, because one of them is impossible: sending them one by one finds it.
  const judged: Judged[] = [];
  for (const item of items) {
    const left = whatIsLeft(judged);
    const itself = { ...bringing, id: idOf(id, item.wanted) };
    judged.push(...(left ? [[item, left] as const] : await bringSettings({ commands }, [item], itself)));
  }
  return judged;
}

function judgeEach(
  items: readonly ClaimedItem[],
  { results, calls }: SettingsOutcome<SettingWritten>,
): readonly Judged[] {
  const times = calls.flatMap(({ completedAt }) => completedAt ?? []);
  const at = times.toSorted((a, b) => b.getTime() - a.getTime())[0];
  const unsent = unsentAfter(results.find(({ status }) => unanswered.has(status))?.status);
  return items.flatMap((item, index): readonly Judged[] => {
    const result = results[index];
    return result ? [[item, judgeResult(result, unsent, at)]] : [];
  });
}

type Result = SettingsOutcome<SettingWritten>['results'][number];

/** After a call that has no answer nothing more is sent. */
const unanswered: ReadonlySet<string> = new Set(['Pending', 'Sent', 'TimedOut', 'NotConnected']);

function unsentAfter(status: Result['status'] | undefined): Verdict {
  if (status === 'Pending' || status === 'Sent') return { status: 'Open' };
  return status === 'TimedOut' ? unasked : away;
}

function judgeResult(result: Result, unsent: Verdict, answeredAt: Date | undefined): Verdict {
  const ended = answeredAt ? { at: answeredAt } : {};
  switch (result.status) {
    case 'Accepted':
    case 'RebootRequired':
      return { status: result.status, ...ended };
    case 'Rejected':
      return { status: 'Rejected', reason: saidBy(result.status, result.reason), ...ended };
    case 'Unknown':
      return { status: 'Rejected', reason: 'the station does not know it', ...ended };
    case 'NotSupported':
      return { status: 'Rejected', reason: 'the station does not have this attribute of it', ...ended };
    case 'LeftOut':
      return { status: 'InVain', reason: "the station's answer leaves it out" };
    case 'NotSent':
      return unsent;
    case 'Refused':
      return refusal(result.error ?? { code: 'GenericError', description: '' });
    default:
      return silence(result.status);
  }
}
