import { contentId, spokenVersion } from '@csms/services';
import type { ClaimedItem, Station, StationStore, StationWorkStore, Wanted, WorkClaim } from '@csms/store';
import type { BringDeps, Bringing } from './bring.js';
import { bringCall } from './bring-call.js';
import { bringCertificate } from './bring-certificate.js';
import { bringReports, type ReportDeps } from './bring-reports.js';
import { bringSettings } from './bring-settings.js';
import { bringTrigger } from './bring-trigger.js';
import { bringUnlisting } from './bring-unlisting.js';
import { idOf } from './id-of.js';
import { outcomeOf } from './outcome-of.js';
import { away, type Judged, type Verdict, whatIsLeft } from './verdict.js';

/** What the work on stations needs. */
export interface WorkDeps extends BringDeps, ReportDeps {
  readonly store: ReportDeps['store'] & {
    readonly stations: Pick<StationStore, 'find'>;
    readonly stationWork: Pick<StationWorkStore, 'settle'>;
  };
}

/**
 * Makes what brings a station that was claimed what is wanted of it, one thing after the other, and keeps what came of it.
 * Whoever works on an attempt, and however often, the station is asked once: the calls of an attempt have ids that follow
 * from it. When the station does not answer, what is left waits.
 *
 * The promise rejects when the store or the broker fails: others go on when the lease is over.
 */
export function createStationWork(deps: WorkDeps): (claim: WorkClaim, signal: AbortSignal) => Promise<void> {
  const { store, clock } = deps;

  return async (claim, signal) => {
    const station = await store.stations.find(claim.stationId);
    const judged: Judged[] = [];
    for (const items of inParts(claim)) {
      const left = whatIsLeft(judged);
      judged.push(...(left ? all(items, left) : whole(await bring(deps, items, { claim, station, signal }))));
    }
    const now = clock.now();
    const outcomes = judged.flatMap((each) => outcomeOf(each, now) ?? []);
    await store.stationWork.settle(claim, outcomes);
  };
}

/**
 * What is brought together: all settings of an attempt, all reports of one, and each other thing by itself, in the order of
 * the claim.
 */
function inParts({ items }: WorkClaim): readonly (readonly ClaimedItem[])[] {
  const parts = new Map<string, ClaimedItem[]>();
  for (const [index, item] of items.entries()) {
    const { kind } = item.wanted;
    const name = kind === 'setting' || kind === 'report' ? `${kind} ${item.attempt}` : `${index}`;
    parts.set(name, [...(parts.get(name) ?? []), item]);
  }
  return [...parts.values()];
}

/** What is brought together is settled together, so that whoever goes on with a part goes on with all of it. */
function whole(judged: readonly Judged[]): readonly Judged[] {
  const open = judged.find(([, { status }]) => status === 'Open')?.[1];
  return open ? judged.map(([item]) => [item, open]) : judged;
}

function all(items: readonly ClaimedItem[], verdict: Verdict): readonly Judged[] {
  return items.map((item) => [item, verdict]);
}

interface Claimed {
  readonly claim: WorkClaim;
  readonly station: Station | undefined;
  readonly signal: AbortSignal;
}

async function bring(
  deps: WorkDeps,
  items: readonly ClaimedItem[],
  { claim, station, signal }: Claimed,
): Promise<readonly Judged[]> {
  const [first] = items;
  const version = station && spokenVersion(station);
  if (!first || !station || version === undefined) return all(items, away);
  // What another began may have been answered before the station left.
  const isBegunHere = first.attempt === claim.claim;
  const isAway = isBegunHere && station.connection?.connected === false;
  const attemptId = contentId(claim.stationId, first.attempt, version);
  const bringing = { station, version, signal };
  const { wanted } = first;
  if (wanted.kind === 'report') return bringReports(deps, items, { ...bringing, id: attemptId, isAway });
  if (isAway) return all(items, away);
  if (wanted.kind === 'setting') {
    return bringSettings(deps, items, { ...bringing, id: idOf(attemptId, 'settings') });
  }
  return all(items, await bringOne(deps, wanted, { ...bringing, id: idOf(attemptId, wanted) }));
}

async function bringOne(
  deps: BringDeps,
  wanted: Exclude<Wanted, { kind: 'setting' | 'report' }>,
  bringing: Bringing,
): Promise<Verdict> {
  switch (wanted.kind) {
    case 'certificate':
      return bringCertificate(deps, wanted, bringing);
    case 'trigger':
      return bringTrigger(deps, wanted.message, bringing);
    case 'unlisting':
      return bringUnlisting(deps, wanted, bringing);
    case 'call':
      return bringCall(deps, wanted, bringing);
  }
}
