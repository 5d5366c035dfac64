import type { IdTokenType } from '@csms/ocpp-messages/2.0.1';
import { definedFields, isSameContract, judgeToken } from '@csms/services';
import { foldCase, type LocalListEntry, type Token } from '@csms/store';
import { authorizationStatuses16 } from '../authorization-statuses-16.js';
import type { CallVersion } from '../messages.js';
import { CommandError } from './command-error.js';
import type { CommandToken } from './token.js';

/** A token that is to be on a local list. */
export interface ListedToken extends CommandToken {
  /** What the station answers to whoever shows it; `Accepted` by default. */
  readonly status?: 'Accepted' | 'Blocked' | 'Expired' | 'Invalid';
  /** Until when the station may rely on this. */
  readonly expiresAt?: Date;
}

/** Longest token and longest group, by version (1.6 section 7.27, 2.0.1 IdTokenType). */
const maxLength: Readonly<Record<CallVersion, number>> = { '1.6': 20, '2.0.1': 36 };

/**
 * What a token is on a list of a version.
 *
 * @throws {CommandError} `invalid-command` when the version has no room for it, or needs to be told its type.
 */
export function entryOf(
  version: CallVersion,
  { uid, type, groupId, status = 'Accepted', expiresAt }: ListedToken,
): LocalListEntry {
  const max = maxLength[version];
  if (uid === '' || uid.length > max || (groupId?.length ?? 0) > max) {
    throw new CommandError('invalid-command', `expected tokens and groups of 1 to ${max} characters`);
  }
  if (version === '1.6') return definedFields({ uid, status, groupId, expiresAt });
  if (type) return definedFields({ uid, type, status, groupId, expiresAt });
  throw new CommandError('invalid-command', 'expected the types of the tokens, which OCPP 2.0.1 requires');
}

/** Where and when a list is made. */
export interface ListOccasion {
  readonly stationId: string;
  readonly version: CallVersion;
  readonly now: Date;
}

/**
 * What a token of the store is on the list of a station. `undefined` when stations may not cache it, when it may not
 * charge at every EVSE of this station, so that the CSMS has to be asked each time, and when the version has no room
 * for it. A group that there is no room for is left out.
 */
export function entryOfToken(
  token: Token,
  { stationId, version, now }: ListOccasion,
): LocalListEntry | undefined {
  const { uid, cacheMode } = token;
  const max = maxLength[version];
  if (cacheMode === 'NEVER' || !mayChargeAnywhere(token, stationId) || uid === '' || uid.length > max)
    return undefined;
  const type = version === '1.6' ? undefined : idTokenTypeOf(token);
  const { status, groupId, cacheExpiresAt } = judgeToken(token, { type }, now);
  return definedFields({
    uid,
    type,
    status: version === '1.6' ? authorizationStatuses16[status] : status,
    groupId: groupId !== undefined && groupId.length <= max ? groupId : undefined,
    expiresAt: cacheExpiresAt,
  });
}

function mayChargeAnywhere({ allowedPlaces, connectorTypes }: Token, stationId: string): boolean {
  if (connectorTypes) return false;
  return allowedPlaces?.some((place) => place.stationId === stationId && !place.evseIds) ?? true;
}

/** UIDs of cards of ISO 15693 have 8 bytes, of which the first is E0; those of ISO 14443 have 4, 7 or 10. */
const iso15693 = /^e0[0-9a-f]{14}$/i;

/** The kind of a token in the words of 2.0.1: a card by its uid, a contract, or what a CSMS has made. */
function idTokenTypeOf({ type, uid, contractId }: Token): IdTokenType['type'] {
  if (type === 'RFID') return iso15693.test(uid) ? 'ISO15693' : 'ISO14443';
  return isSameContract(uid, contractId) ? 'eMAID' : 'Central';
}

/** The same for two tokens that are one entry of a list: 1.6 and 2.0.1 ignore their case. */
export function keyOfEntry({ uid }: { readonly uid: string }): string {
  return foldCase(uid);
}
