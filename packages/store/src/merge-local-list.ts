import { foldCase } from './fold-case.js';
import type { LocalList, LocalListEntry, LocalListMoment, LocalListUpdate } from './local-lists.js';

/** Something that a station tells of its local list. */
export interface LocalListEvent extends LocalListMoment {
  readonly kind: 'full' | 'differential' | 'told' | 'failed';
}

/** The latest change of an entry. */
export interface LocalListRow extends LocalListMoment {
  /** Absent when the entry was removed, which is remembered for a while in case an older change comes late. */
  readonly entry?: LocalListEntry;
}

/** How long it is remembered that an entry was removed, in milliseconds. */
export const maxRemovedAgeMs = 60 * 60_000;

/** For the stores: the event of a station that tells its version. */
export function versionEvent(told: LocalListMoment): LocalListEvent {
  if (told.version === 0) return { ...told, kind: 'full' };
  return { ...told, kind: told.version < 0 ? 'failed' : 'told' };
}

/** For the stores: a list after an event. Events may come twice and late; the latest tells the version. */
export function mergeLocalList(
  known: LocalList | undefined,
  { kind, version, at }: LocalListEvent,
): LocalList {
  const isLatest = !known || !isBefore({ version, at }, { version: known.version ?? 0, at: known.at });
  const isDoubt = kind === 'failed' || (kind === 'told' && isLatest && known?.version !== version);
  const full = kind === 'full' ? laterOf(known?.merge.full, { version, at }) : known?.merge.full;
  const doubted = isDoubt ? laterOf(known?.merge.doubted, { version, at }) : known?.merge.doubted;
  const current = isLatest ? (kind === 'failed' ? undefined : version) : known.version;
  return {
    ...(current !== undefined && { version: current }),
    highestVersion: Math.max(known?.highestVersion ?? 0, version),
    areEntriesKnown: full !== undefined && (doubted === undefined || isBefore(doubted, full)),
    at: lastOf(known?.at, at),
    merge: { ...(full && { full }), ...(doubted && { doubted }) },
  };
}

/** For the stores: the changes of entries in an update, by {@link foldCase} of the uid. */
export function localListChanges({
  version,
  at,
  entries,
  removed,
}: LocalListUpdate): ReadonlyMap<string, LocalListRow> {
  const changes = new Map<string, LocalListRow>(removed.map((uid) => [foldCase(uid), { version, at }]));
  for (const entry of entries) changes.set(foldCase(entry.uid), { version, at, entry });
  return changes;
}

/** For the stores: of two changes of an entry the later one. */
export function mergeLocalListRow(known: LocalListRow | undefined, told: LocalListRow): LocalListRow {
  return laterOf(known, told);
}

/**
 * For the stores: whether a row can be dropped, since a full list came later, or its removal need not be remembered any
 * more.
 */
export function isLocalListRowOver(row: LocalListRow, { at, merge: { full } }: LocalList): boolean {
  if (full && isBefore(row, full)) return true;
  return row.entry === undefined && at.getTime() - row.at.getTime() > maxRemovedAgeMs;
}

/** Answers that arrive within one millisecond are in the order of their versions. */
function isBefore(a: LocalListMoment, b: LocalListMoment): boolean {
  return a.at < b.at || (a.at.getTime() === b.at.getTime() && a.version < b.version);
}

function laterOf<Moment extends LocalListMoment>(known: Moment | undefined, told: Moment): Moment {
  return known && isBefore(told, known) ? known : told;
}

function lastOf(known: Date | undefined, told: Date): Date {
  return known && known > told ? known : told;
}
