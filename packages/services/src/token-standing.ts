import type { Token, TokenReference, Transaction } from '@csms/store';
import { definedFields } from './defined-fields.js';

const authorizationStatuses = [
  'Accepted',
  'Blocked',
  'ConcurrentTx',
  'Expired',
  'Invalid',
  'NoCredit',
  'NotAllowedTypeEVSE',
  'NotAtThisLocation',
  'NotAtThisTime',
  'Unknown',
] as const;

/** Whether a token may charge, in the words of OCPP 2.0.1 (AuthorizationStatusEnumType). */
export type AuthorizationStatus = (typeof authorizationStatuses)[number];

/** What a token is answered. */
export interface TokenAuthorization {
  readonly status: AuthorizationStatus;
  /** The group of a known token, whatever its status (2.0.1 C01.FR.06, C09.FR.12). */
  readonly groupId?: string;
  /** Until when a station may answer for us from its cache (1.6 IdTagInfo, 2.0.1 C10.FR.08). */
  readonly cacheExpiresAt?: Date;
  /** Language in which the driver wants to be addressed. */
  readonly language?: string;
  /** By which tariff the token's transactions are billed, where it has one of its own. */
  readonly tariffId?: string;
  /** The only EVSEs of the station where the token may charge; absent for all of them (2.0.1 C01.FR.19, C01.FR.20). */
  readonly evseIds?: readonly number[];
  /** Accepted only if the token is in no other transaction, which the store decides when it records the use. */
  readonly exclusive?: boolean;
}

/** The answer to a token, as the station names it, at an instant, by what is known of the token alone. */
export function judgeToken(
  token: Token | undefined,
  { type }: Pick<TokenReference, 'type'>,
  at: Date,
): TokenAuthorization {
  const isPin = type === 'KeyCode';
  if (!token) return { status: isPin ? 'Invalid' : 'Unknown' };
  // What is printed on a card must not be a PIN that anybody can type in (2.0.1 C04.FR.01).
  const status = isPin && token.type === 'RFID' ? 'Invalid' : standingOf(token, at);
  return {
    status,
    groupId: token.groupId,
    cacheExpiresAt: cacheExpiry(token, status, at),
    language: token.languageCode,
    tariffId: token.tariffId,
  };
}

/**
 * The answer to a token that is valid, but not here or not now. Its own expiry does not apply to that; one that must
 * never be cached still must not be.
 */
export function refused(
  { groupId, language, cacheExpiresAt }: TokenAuthorization,
  status: AuthorizationStatus,
  at: Date,
): TokenAuthorization {
  const isForNoCache = cacheExpiresAt !== undefined && cacheExpiresAt <= at;
  return definedFields({
    status,
    groupId,
    language,
    cacheExpiresAt: isForNoCache ? cacheExpiresAt : undefined,
  });
}

/** What the token of an event was answered when the transaction first heard of it, so that a copy gets the same. */
export function recordedAuthorization(
  { authorizations }: Pick<Transaction, 'authorizations'>,
  seqNo: number,
): TokenAuthorization | undefined {
  const recorded = authorizations.find((authorization) => authorization.seqNo === seqNo);
  if (!recorded) return undefined;
  const status = authorizationStatuses.find((known) => known === recorded.status) ?? 'Invalid';
  return { ...recorded, status };
}

function standingOf({ standing, valid, expiresAt }: Token, at: Date): AuthorizationStatus {
  if (standing === 'blocked') return 'Blocked';
  if (!valid) return 'Invalid';
  if (expiresAt && expiresAt <= at) return 'Expired';
  return standing === 'no_credit' ? 'NoCredit' : 'Accepted';
}

/**
 * A cache entry of a token that must never be cached is over at once; one of an accepted token lasts as long as the
 * token.
 */
function cacheExpiry(
  { cacheMode, expiresAt }: Token,
  status: AuthorizationStatus,
  at: Date,
): Date | undefined {
  if (cacheMode === 'NEVER') return at;
  return status === 'Accepted' ? expiresAt : undefined;
}
