import { isDeepStrictEqual } from 'node:util';
import { isReportWantedAnew } from './report-work.js';
import {
  type ClaimedItem,
  maxClaimedItems,
  maxEndedWorkAgeMs,
  maxWorkBytes,
  maxWorkItems,
  type Wanted,
  type WorkItem,
  type WorkOutcome,
  workKey,
} from './station-work.js';
import { StoreError } from './store-error.js';

/** For the stores: something wanted as it is kept, with the attempt that goes on. */
export interface KeptWorkItem extends WorkItem {
  readonly taken?: Pick<ClaimedItem, 'attempt' | 'wanted' | 'requestedAt'>;
}

/** For the stores: all that is wanted of a station, which fits into one record. */
export interface WorkOfStation {
  readonly items: readonly KeptWorkItem[];
  /** How often the station was claimed. */
  readonly claims: number;
  /** Until when it is claimed; absent when it is not. */
  readonly leaseUntil?: Date;
  /** Whether the station was heard of during the claim. */
  readonly isWoken: boolean;
}

/** For the stores: a station of which nothing is wanted. */
export const noWork: WorkOfStation = { items: [], claims: 0, isWoken: false };

/** For the stores: when a station is to be worked on, by which `claimDue` finds it; `undefined` for never. */
export function workDueAt({ items, leaseUntil }: WorkOfStation): Date | undefined {
  const times = items.flatMap(({ dueAt }) => dueAt ?? []);
  const [first] = times.toSorted((a, b) => a.getTime() - b.getTime());
  return first && (leaseUntil ?? first);
}

/**
 * For the stores: a station's work after something was asked for. What is asked for again as it is pending is due at
 * once; another value for it replaces it, and goes out when the attempt at the former is over. An older request changes
 * nothing, nor does the same request again. The oldest of what has ended makes room. Reports go by {@link
 * isReportWantedAnew}.
 *
 * @throws {StoreError} `full` when there is no room for what is pending.
 */
export function requestWork(work: WorkOfStation, wanted: readonly Wanted[], at: Date): WorkOfStation {
  const items = new Map(work.items.map((item) => [workKey(item.wanted), item]));
  for (const each of wanted) {
    const key = workKey(each);
    items.set(key, requestItem(items.get(key), each, at));
  }
  return { ...work, items: withinBounds([...items.values()], at) };
}

function requestItem(known: KeptWorkItem | undefined, wanted: Wanted, at: Date): KeptWorkItem {
  const fresh = { wanted, status: 'Pending', requestedAt: at, attempts: 0, dueAt: at } as const;
  if (!known) return fresh;
  const isAgain = at.getTime() === known.requestedAt.getTime();
  if (at < known.requestedAt || (isAgain && known.isBlank)) return known;
  const again = known.taken ? { ...fresh, taken: known.taken } : fresh;
  if (wanted.kind === 'report') {
    if (isReportWantedAnew(known, wanted, at)) return again;
    return known.dueAt ? { ...known, dueAt: earlier(known.dueAt, at) } : known;
  }
  if (isDeepStrictEqual(known.wanted, wanted)) {
    if (known.status === 'Pending') return { ...known, requestedAt: at, dueAt: earlier(known.dueAt, at) };
    if (isAgain) return known;
  }
  return again;
}

function withinBounds(items: readonly KeptWorkItem[], at: Date): readonly KeptWorkItem[] {
  const sizes = new Map(items.map((item) => [item, Buffer.byteLength(JSON.stringify(item))]));
  const left = new Set(items);
  let bytes = [...sizes.values()].reduce((sum, size) => sum + size, 0);
  const ended = items.flatMap((item) =>
    item.endedAt && item.wanted.kind !== 'report' ? [{ item, endedMs: item.endedAt.getTime() }] : [],
  );
  for (const { item, endedMs } of ended.toSorted((a, b) => a.endedMs - b.endedMs)) {
    const isOld = at.getTime() - endedMs > maxEndedWorkAgeMs;
    if (!isOld && left.size <= maxWorkItems && bytes <= maxWorkBytes) break;
    left.delete(item);
    bytes -= sizes.get(item) ?? 0;
  }
  if (left.size <= maxWorkItems && bytes <= maxWorkBytes) return [...left];
  throw new StoreError('full', 'expected room for what is to wait for the station');
}

/**
 * For the stores: a station's work after a claim. Attempts that have begun go on as they were begun; new attempts begin
 * at what else is due, the earliest request first.
 */
export function claimWork(work: WorkOfStation, now: Date, leaseUntil: Date): WorkOfStation {
  const claims = work.claims + 1;
  const waiting = work.items.filter(({ dueAt, taken }) => dueAt && dueAt <= now && !taken);
  const begun = work.items.filter(({ taken }) => taken).length;
  const beginning = new Set(waiting.toSorted(byRequest).slice(0, Math.max(0, maxClaimedItems - begun)));
  return {
    claims,
    leaseUntil,
    isWoken: false,
    items: work.items.map((item) => {
      const { wanted, requestedAt } = item;
      return beginning.has(item) ? { ...item, taken: { attempt: claims, wanted, requestedAt } } : item;
    }),
  };
}

/** For the stores: what the claimant of a station gets. */
export function claimedItems({ items }: WorkOfStation): readonly ClaimedItem[] {
  const claimed = items.flatMap(({ taken, attempts, reason }) =>
    taken ? { ...taken, attempts, ...(reason !== undefined && { reason }) } : [],
  );
  return claimed.toSorted((a, b) => a.attempt - b.attempt || byRequest(a, b));
}

type Requested = Pick<ClaimedItem, 'wanted' | 'requestedAt'>;

function byRequest(a: Requested, b: Requested): number {
  return (
    a.requestedAt.getTime() - b.requestedAt.getTime() || (workKey(a.wanted) < workKey(b.wanted) ? -1 : 1)
  );
}

/**
 * For the stores: a station's work after attempts came to something. What is wanted otherwise by now stays due; an
 * attempt that failed is due at once when the station was heard of meanwhile.
 */
export function settleWork(
  work: WorkOfStation,
  claim: number,
  outcomes: readonly WorkOutcome[],
): WorkOfStation {
  const ofKeys = new Map(outcomes.map((outcome) => [workKey(outcome.wanted), outcome]));
  const items = work.items.map((item) => {
    const outcome = ofKeys.get(workKey(item.wanted));
    return outcome && item.taken?.attempt === outcome.attempt ? settleItem(item, outcome, work) : item;
  });
  if (claim !== work.claims) return { ...work, items };
  return { items, claims: work.claims, isWoken: false };
}

function settleItem(item: KeptWorkItem, outcome: WorkOutcome, { isWoken }: WorkOfStation): KeptWorkItem {
  const { taken, reason: _reason, dueAt, ...rest } = item;
  if (taken && !isDeepStrictEqual(taken.wanted, item.wanted)) return { ...rest, ...(dueAt && { dueAt }) };
  const reason = outcome.reason === undefined ? {} : { reason: outcome.reason };
  const attempts = item.attempts + (outcome.wasAsked === false ? 0 : 1);
  if (outcome.status !== 'Pending') {
    const ended = { ...rest, ...reason, status: outcome.status, attempts, endedAt: outcome.at };
    return outcome.isSecret ? blank(ended) : ended;
  }
  return { ...rest, ...reason, attempts, dueAt: isWoken && dueAt ? dueAt : outcome.dueAt };
}

function blank(item: KeptWorkItem): KeptWorkItem {
  if (item.wanted.kind !== 'setting') return item;
  return { ...item, wanted: { ...item.wanted, value: '' }, isBlank: true };
}

/** For the stores: a station's work when the station is there at a time; the same object when nothing is pending. */
export function wakeWork(work: WorkOfStation, at: Date): WorkOfStation {
  if (!workDueAt(work)) return work;
  return {
    ...work,
    isWoken: work.leaseUntil !== undefined,
    items: work.items.map((item) => (item.dueAt ? { ...item, dueAt: earlier(item.dueAt, at) } : item)),
  };
}

/** For the stores: something wanted as it is shown. */
export function shownItem(kept: KeptWorkItem): WorkItem {
  const { taken: _, ...item } = kept;
  return item;
}

function earlier(known: Date | undefined, at: Date): Date {
  return known && known < at ? known : at;
}
