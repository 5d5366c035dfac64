import { type LocalList, type LocalListEntry, maxPageLimit, type Page, type PageRequest } from '@csms/store';
import type { CommandsDeps } from './command.js';
import { CommandError } from './command-error.js';
import { entryOf, entryOfToken, type ListedToken, type ListOccasion } from './listed-token.js';
import {
  changed,
  changesBetween,
  type LocalListChange,
  put,
  refuseDuplicates,
  takeOff,
} from './local-list-changes.js';
import type { CommandToken } from './token.js';

/** What is to become of a local list. Without tokens it is made of those of the store. */
export type SendLocalList =
  /** These tokens are the list; none clear it. */
  | { readonly kind: 'Full'; readonly entries?: readonly ListedToken[] }
  /** These tokens are put on the list that is there, and taken off it. */
  | {
      readonly kind: 'Differential';
      readonly entries?: readonly ListedToken[];
      readonly removed?: readonly CommandToken[];
    };

/** What is to be sent for that. */
export interface LocalListPlan {
  readonly kind: SendLocalList['kind'];
  readonly changes: readonly LocalListChange[];
  /** What is on the list then; absent when it is not known what is on it now. */
  readonly whole?: readonly LocalListEntry[];
}

/** What a plan is made of. */
export interface PlanContext extends ListOccasion {
  readonly store: Pick<CommandsDeps['store'], 'localLists' | 'tokens'>;
  /** What is known of the list that the station has. */
  readonly list: LocalList | undefined;
}

/**
 * Plans how a list becomes what it is to be.
 *
 * @throws {CommandError} `unknown-list` when there can't be changes to a list that is not known; `duplicate` and
 * `invalid-command` for tokens that can't be on one.
 */
export async function planOf(context: PlanContext, input: SendLocalList): Promise<LocalListPlan> {
  if (input.kind === 'Full') return planFull(context, input.entries);
  if (context.list?.version === undefined) {
    throw new CommandError(
      'unknown-list',
      'expected a full list: the version that the station has is not known',
    );
  }
  const known = await knownEntries(context);
  if (!input.entries && !input.removed) {
    if (known) return planChanges(changesBetween(known, await entriesOfStore(context)), known);
    throw new CommandError(
      'unknown-list',
      'expected a full list: what is on that of the station is not known',
    );
  }
  const { entries = [], removed = [] } = input;
  const changes = [
    ...entries.map((token) => put(entryOf(context.version, token))),
    ...removed.map((token) => takeOff(entryOf(context.version, token))),
  ];
  refuseDuplicates(changes);
  return planChanges(changes, known);
}

async function planFull(
  context: PlanContext,
  given: readonly ListedToken[] | undefined,
): Promise<LocalListPlan> {
  const whole = given?.map((token) => entryOf(context.version, token)) ?? (await entriesOfStore(context));
  const changes = whole.map(put);
  refuseDuplicates(changes);
  return { kind: 'Full', changes, whole };
}

function planChanges(
  changes: readonly LocalListChange[],
  known: readonly LocalListEntry[] | undefined,
): LocalListPlan {
  return { kind: 'Differential', changes, ...(known && { whole: changed(known, changes) }) };
}

async function entriesOfStore(context: PlanContext): Promise<readonly LocalListEntry[]> {
  const tokens = await readAll((page) => context.store.tokens.list(page));
  return tokens.flatMap((token) => entryOfToken(token, context) ?? []);
}

/** What is on the list; `undefined` when that is not known, or known from 1.6, which leaves out what 2.0.1 needs. */
async function knownEntries(context: PlanContext): Promise<readonly LocalListEntry[] | undefined> {
  const { store, stationId, version, list } = context;
  if (!list?.areEntriesKnown) return undefined;
  const entries = await readAll((page) => store.localLists.listEntries(stationId, page));
  return version === '1.6' || entries.every(({ type }) => type !== undefined) ? entries : undefined;
}

async function readAll<Item>(read: (page: PageRequest) => Promise<Page<Item>>): Promise<readonly Item[]> {
  const items: Item[] = [];
  let cursor: string | undefined;
  do {
    const page: Page<Item> = await read(
      cursor === undefined ? { limit: maxPageLimit } : { cursor, limit: maxPageLimit },
    );
    items.push(...page.items);
    cursor = page.next;
  } while (cursor !== undefined);
  return items;
}
