import type { CallVersion } from '../messages.js';
import type { CommandsDeps } from './command.js';
import { CommandError } from './command-error.js';
import type { LocalListPlan } from './local-list-plan.js';
import { countOf, limits16, limits201, type MessageLimits } from './message-limits.js';

/** How long a station's local list may be. */
export interface LocalListLimits {
  /** Of one message. */
  readonly message: MessageLimits;
  /** Of the whole list; absent when the station has not told. */
  readonly entries?: number;
}

/** Looks up what a station has told of its local list (1.6 section 9.2; 2.0.1 D01.FR.11). */
export async function localListLimits(
  store: Pick<CommandsDeps['store'], 'configuration' | 'deviceModel'>,
  stationId: string,
  version: CallVersion,
): Promise<LocalListLimits> {
  if (version === '1.6') {
    const found = await store.configuration.find(stationId, 'LocalAuthListMaxLength');
    return limitsOf(await limits16(store, stationId, 'SendLocalListMaxLength'), countOf(found?.value));
  }
  const component = 'LocalAuthListCtrlr';
  const found = await store.deviceModel.find(stationId, { name: component }, { name: 'Entries' });
  return limitsOf(await limits201(store, stationId, component), found?.characteristics?.maxLimit);
}

function limitsOf(message: MessageLimits, entries: number | undefined): LocalListLimits {
  return entries === undefined ? { message } : { message, entries };
}

/**
 * Refuses a list that the station has no room for, before anything of it is sent.
 *
 * @throws {CommandError} `too-many-entries`.
 */
export function checkRoom({ whole, changes }: LocalListPlan, { entries: max }: LocalListLimits): void {
  const entries = whole ?? changes.filter(({ entry }) => entry);
  if (max === undefined || entries.length <= max) return;
  throw new CommandError(
    'too-many-entries',
    `expected at most ${max} entries, which the station has room for, not ${entries.length}`,
  );
}
