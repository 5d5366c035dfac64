import type { ActiveTransaction, Token, TokenReference, TokenStore, Transaction } from '@csms/store';
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
}

/** A token that asks to charge. */
export interface TokenUse {
  readonly token: TokenReference;
  readonly stationId: string;
  /** The transaction that it is for; absent while that has no id. */
  readonly transactionId?: string;
  /** Absent while it is not known. */
  readonly evseId?: number;
  /** When the question arrived. */
  readonly at: Date;
}

/** Says what tokens may do. Rejects when it can't find out. */
export interface TokenAuthorizer {
  /** Whether a token is good at an instant. Never `ConcurrentTx` (1.6 section 4.1). */
  authorize(token: TokenReference, at: Date): Promise<TokenAuthorization>;
  /** Whether a token may charge in a transaction, which its other transactions may forbid. */
  authorizeUse(use: TokenUse): Promise<TokenAuthorization>;
}

/** What token authorization works with. */
export interface TokenAuthorizerOptions {
  readonly tokens: Pick<TokenStore, 'find' | 'findWithActive'>;
  /** Whether a token may be used in several transactions at once; `refuse` by default. */
  readonly concurrentTransactions?: 'refuse' | 'allow';
}

/** Authorizes tokens by what the store knows of them. One look-up for each question. */
export function createTokenAuthorizer({
  tokens,
  concurrentTransactions = 'refuse',
}: TokenAuthorizerOptions): TokenAuthorizer {
  async function authorize(reference: TokenReference, at: Date): Promise<TokenAuthorization> {
    if (needsNoAuthorization(reference)) return { status: 'Accepted' };
    return judgeToken(await tokens.find(reference.uid), at);
  }

  return {
    authorize,
    async authorizeUse(use) {
      if (concurrentTransactions === 'allow' || needsNoAuthorization(use.token)) {
        return authorize(use.token, use.at);
      }
      const { token, active } = await tokens.findWithActive(use.token.uid);
      const judged = judgeToken(token, use.at);
      if (judged.status !== 'Accepted' || !isUsedElsewhere(use, active)) return judged;
      return { ...judged, status: 'ConcurrentTx' };
    },
  };
}

/** What a token is answered at an instant by what is known of it alone. */
export function judgeToken(token: Token | undefined, at: Date): TokenAuthorization {
  if (!token) return { status: 'Unknown' };
  const status = validity(token, at);
  return definedFields({
    status,
    groupId: token.groupId,
    cacheExpiresAt: cacheExpiry(token, status, at),
    language: token.languageCode,
    tariffId: token.tariffId,
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

function validity({ valid, expiresAt }: Token, at: Date): AuthorizationStatus {
  if (!valid) return 'Invalid';
  return expiresAt && expiresAt <= at ? 'Expired' : 'Accepted';
}

/** A token that must never be cached has a cache entry that is over at once; an accepted one lasts as its token does. */
function cacheExpiry(
  { cacheMode, expiresAt }: Token,
  status: AuthorizationStatus,
  at: Date,
): Date | undefined {
  if (cacheMode === 'NEVER') return at;
  return status === 'Accepted' ? expiresAt : undefined;
}

/** A start button, say, has no token to look up (2.0.1 C02.FR.02). */
function needsNoAuthorization({ uid, type }: TokenReference): boolean {
  return type === 'NoAuthorization' && uid === '';
}

/**
 * Whether a token charges somewhere else. Its transaction on the same EVSE is over, whether or not its end was heard:
 * an EVSE has one at a time.
 */
function isUsedElsewhere(use: TokenUse, active: readonly ActiveTransaction[]): boolean {
  return active.some(
    (other) =>
      other.stationId !== use.stationId ||
      (other.transactionId !== use.transactionId && other.evseId !== use.evseId),
  );
}
