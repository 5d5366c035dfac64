import type { LocalListEntry, LocalListUpdate, Store } from '@csms/store';
import { type CommandRig, stationId } from './command-rig.js';
import { type Answer, now } from './rig.js';

/** A card, as commands name it. */
export const card = (uid: string) => ({ uid, type: 'ISO14443' }) as const;
/** How many cards. */
export const cards = (count: number) => Array.from({ length: count }, (_, index) => card(`TAG${index}`));
/** What a station answers that takes every list. */
export const accepted = (): Answer => ({ response: { status: 'Accepted' } });

/** The component of a 2.0.1 station that has its local list. */
export const component = { name: 'LocalAuthListCtrlr' };

/** What each call sent: its kind, its version and the uids that are on it. */
export function lists({ asked }: CommandRig) {
  return asked().map(([, request]) => {
    const { updateType, listVersion, versionNumber, localAuthorizationList = [] } = request as SentList;
    const uids = localAuthorizationList.map(({ idTag, idToken }) => idTag ?? idToken?.idToken);
    return [updateType, listVersion ?? versionNumber, uids.join(' ')];
  });
}

/** A local list as stations of either version get it. */
export interface SentList {
  readonly updateType: string;
  readonly listVersion?: number;
  readonly versionNumber?: number;
  readonly localAuthorizationList?: readonly {
    readonly idTag?: string;
    readonly idToken?: { readonly idToken: string };
  }[];
}

/** Has it known which list a station has. */
export function know(
  { localLists }: Store,
  entries: readonly LocalListEntry[],
  fields: Partial<LocalListUpdate> = {},
) {
  const update = { kind: 'full', version: 7, at: now, entries, removed: [], ...fields } as const;
  return localLists.recordUpdate(stationId, update);
}

/** A card, as it is on the list of a 2.0.1 station. */
export const listed = (uid: string): LocalListEntry => ({ ...card(uid), status: 'Accepted' });
/** A card, as it is on the list of a 1.6 station. */
export const listed16 = (uid: string): LocalListEntry => ({ uid, status: 'Accepted' });
