import type { IdTagInfo, SendLocalListRequest as SendLocalListRequest16 } from '@csms/ocpp-messages/1.6';
import type { AuthorizationData, IdTokenType } from '@csms/ocpp-messages/2.0.1';
import { definedFields } from '@csms/services';
import type { LocalListEntry } from '@csms/store';
import type { CallVersion } from '../messages.js';
import type { StatusAnswer } from './command.js';
import type { LocalListChange } from './local-list-changes.js';
import { type Message, message16, message201, readStatus } from './message.js';
import { groupIdToken201 } from './token.js';

/** A part of a local list as it is sent. */
export interface LocalListPart {
  /** `Full` replaces the list that is there. */
  readonly kind: 'Full' | 'Differential';
  readonly listVersion: number;
  readonly changes: readonly LocalListChange[];
}

/** What a station answers to a local list; after `Failed` and `VersionMismatch` it has the list that it had. */
export interface LocalListAnswer
  extends StatusAnswer<'Accepted' | 'Failed' | 'NotSupported' | 'VersionMismatch'> {
  /** The version that the station was to have. */
  readonly listVersion: number;
}

/** How local lists are written in a version. */
export interface LocalListDialect {
  /** An item of the list. */
  readonly itemOf: (change: LocalListChange) => object;
  readonly messageOf: (part: LocalListPart) => Message<LocalListAnswer>;
}

/** A list without items is left out: 2.0.1 has no empty one. */
const fieldsOf = <Item>(items: readonly Item[]) => ({
  ...(items.length > 0 && { localAuthorizationList: [...items] }),
});

/** How local lists are written, by version (1.6 section 5.15, 2.0.1 D01). */
export const localListDialects: Readonly<Record<CallVersion, LocalListDialect>> = {
  '1.6': {
    itemOf: item16,
    messageOf: ({ kind, listVersion, changes }) =>
      message16(
        'SendLocalList',
        { listVersion, updateType: kind, ...fieldsOf(changes.map(item16)) },
        (response, sent) => ({ ...readStatus(response), listVersion: sent.listVersion }),
      ),
  },
  '2.0.1': {
    itemOf: item201,
    messageOf: ({ kind, listVersion, changes }) =>
      message201(
        'SendLocalList',
        { versionNumber: listVersion, updateType: kind, ...fieldsOf(changes.map(item201)) },
        (response, sent) => ({ ...readStatus(response), listVersion: sent.versionNumber }),
      ),
  },
};

type Item16 = NonNullable<SendLocalListRequest16['localAuthorizationList']>[number];

function item16({ token, entry }: LocalListChange): Item16 {
  return entry ? { idTag: token.uid, idTagInfo: info16(entry) } : { idTag: token.uid };
}

function info16({ status, groupId, expiresAt }: LocalListEntry): IdTagInfo {
  return definedFields({
    status: status as IdTagInfo['status'],
    parentIdTag: groupId,
    expiryDate: expiresAt?.toISOString(),
  });
}

function item201({ token, entry }: LocalListChange): AuthorizationData {
  const idToken = { idToken: token.uid, type: token.type as IdTokenType['type'] };
  return entry ? { idToken, idTokenInfo: info201(entry) } : { idToken };
}

function info201(entry: LocalListEntry): NonNullable<AuthorizationData['idTokenInfo']> {
  return definedFields({
    status: entry.status as NonNullable<AuthorizationData['idTokenInfo']>['status'],
    groupIdToken: groupIdToken201(entry),
    cacheExpiryDateTime: entry.expiresAt?.toISOString(),
  });
}
