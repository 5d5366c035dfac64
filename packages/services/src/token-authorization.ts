import { foldCase, type Token, type TokenReference, type TokenStore } from '@csms/store';
import type { StationSetUp } from './station-set-up.js';
import { judgePlace } from './token-places.js';
import { judgeToken, refused, type TokenAuthorization } from './token-standing.js';

/** A token that is shown at a station. */
export interface TokenQuestion {
  readonly token: TokenReference;
  readonly stationId: string;
  /** When the question arrived. */
  readonly at: Date;
}

/** A token that asks to charge. */
export interface TokenUse extends TokenQuestion {
  /** Absent while it is not known. */
  readonly evseId?: number;
}

/** Says what tokens may do. Rejects when it can't find out. */
export interface TokenAuthorizer {
  /** Whether a token is good at a station, to start or to stop. Never `ConcurrentTx` (1.6 section 4.1). */
  authorize(question: TokenQuestion): Promise<TokenAuthorization>;
  /** Whether a token may charge in a transaction: {@link TokenAuthorization.exclusive} where others may forbid it. */
  authorizeUse(use: TokenUse): Promise<TokenAuthorization>;
}

/** What token authorization works with. */
export interface TokenAuthorizerOptions {
  readonly tokens: Pick<TokenStore, 'find'>;
  /** What stations are set up for; without it, nothing is known of that. */
  readonly stationSetUp?: Pick<StationSetUp, 'connectorTypes' | 'masterPassGroupId'>;
  /** Whether a token may be used in several transactions at once; `refuse` by default. */
  readonly concurrentTransactions?: 'refuse' | 'allow';
}

/**
 * Authorizes tokens by what the store knows of them. One look-up for each question; what stations are set up for is asked
 * about tokens that are limited to types of connectors, and about those of a group that ask to charge.
 */
export function createTokenAuthorizer({
  tokens,
  stationSetUp,
  concurrentTransactions = 'refuse',
}: TokenAuthorizerOptions): TokenAuthorizer {
  async function judge(use: TokenUse): Promise<TokenAuthorization> {
    const { token: reference, at } = use;
    if (needsNoAuthorization(reference)) return { status: 'Accepted' };
    const token = await tokens.find(reference.uid);
    const judged = judgeToken(token, reference, at);
    return token && isLimited(token) && judged.status === 'Accepted'
      ? judgePlace(token, judged, use, stationSetUp)
      : judged;
  }

  return {
    authorize: ({ token, stationId, at }) => judge({ token, stationId, at }),

    async authorizeUse(use) {
      const judged = await judge(use);
      if (judged.status !== 'Accepted' || needsNoAuthorization(use.token)) return judged;
      if (judged.groupId !== undefined) {
        const masterPass = await stationSetUp?.masterPassGroupId(use.stationId);
        if (masterPass !== undefined && foldCase(masterPass) === foldCase(judged.groupId))
          return refused(judged, 'Invalid', use.at);
      }
      return concurrentTransactions === 'refuse' ? { ...judged, exclusive: true } : judged;
    },
  };
}

/** Most tokens may be used everywhere, so that nothing has to be looked up about the place. */
function isLimited({ allowedPlaces, connectorTypes }: Token): boolean {
  return allowedPlaces !== undefined || connectorTypes !== undefined;
}

/** A start button, for example, has no token to look up (2.0.1 C02.FR.02). */
function needsNoAuthorization({ uid, type }: TokenReference): boolean {
  return type === 'NoAuthorization' && uid === '';
}
