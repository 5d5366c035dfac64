import type { LocalListEntry } from '@csms/store';
import { CommandError } from './command-error.js';
import { keyOfEntry } from './listed-token.js';

/** A change of a local list: an entry that is put on it, or the token of one that is taken off. */
export interface LocalListChange {
  readonly token: Pick<LocalListEntry, 'uid' | 'type'>;
  readonly entry?: LocalListEntry;
}

/** Puts an entry on a list. */
export function put(entry: LocalListEntry): LocalListChange {
  return { token: entry, entry };
}

/** Takes the entry of a token off a list. */
export function takeOff(token: LocalListChange['token']): LocalListChange {
  return { token };
}

/** @throws {CommandError} `duplicate` when two changes are of one token (2.0.1 D01.FR.06). */
export function refuseDuplicates(changes: readonly LocalListChange[]): void {
  const keys = new Set(changes.map(({ token }) => keyOfEntry(token)));
  if (keys.size === changes.length) return;
  throw new CommandError(
    'duplicate',
    `expected each token once, not ${changes.length - keys.size} of them again`,
  );
}

/** What makes one list of another. */
export function changesBetween(
  known: readonly LocalListEntry[],
  wanted: readonly LocalListEntry[],
): readonly LocalListChange[] {
  const left = new Map(known.map((entry) => [keyOfEntry(entry), entry]));
  const changes: LocalListChange[] = [];
  for (const entry of wanted) {
    const former = left.get(keyOfEntry(entry));
    left.delete(keyOfEntry(entry));
    if (!former || !isSame(former, entry)) changes.push(put(entry));
  }
  return [...changes, ...[...left.values()].map(takeOff)];
}

/** A list with changes made to it. */
export function changed(
  known: readonly LocalListEntry[],
  changes: readonly LocalListChange[],
): readonly LocalListEntry[] {
  const entries = new Map(known.map((entry) => [keyOfEntry(entry), entry]));
  for (const { token, entry } of changes) {
    if (entry) entries.set(keyOfEntry(token), entry);
    else entries.delete(keyOfEntry(token));
  }
  return [...entries.values()];
}

function isSame(a: LocalListEntry, b: LocalListEntry): boolean {
  return (
    a.type === b.type &&
    a.status === b.status &&
    a.groupId === b.groupId &&
    a.expiresAt?.getTime() === b.expiresAt?.getTime()
  );
}
