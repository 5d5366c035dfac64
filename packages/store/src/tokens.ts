import type { Page, PageRequest } from './page.js';

/** Kind of a token (OCPI 2.2.1, TokenType). */
export type TokenType = 'AD_HOC_USER' | 'APP_USER' | 'OTHER' | 'RFID';

/** Whether a station may authorize a token from its cache (OCPI 2.2.1, WhitelistType). */
export type TokenCacheMode = 'ALWAYS' | 'ALLOWED' | 'ALLOWED_OFFLINE' | 'NEVER';

/** What a driver identifies with. */
export interface Token {
  /** ISO 3166-1 alpha-2 country of the issuing party. */
  readonly countryCode: string;
  readonly partyId: string;
  readonly type: TokenType;
  /** What the station reads; unique, ignoring case. */
  readonly uid: string;
  /** eMAID in normal form: upper case, without separators. */
  readonly contractId: string;
  readonly visualNumber?: string;
  readonly issuer: string;
  /** Tokens of one group may stop each other's transactions. */
  readonly groupId?: string;
  readonly valid: boolean;
  /** From this instant on the token is expired; without it, never. */
  readonly expiresAt?: Date;
  readonly languageCode?: string;
  /** By which tariff its transactions are billed, instead of that of the station. */
  readonly tariffId?: string;
  readonly cacheMode: TokenCacheMode;
  readonly lastUpdated: Date;
}

/** A transaction that a token was accepted for and that has not ended (see {@link activeTokenKey}). */
export interface ActiveTransaction {
  readonly stationId: string;
  readonly transactionId: string;
  readonly evseId?: number;
}

/**
 * Tokens. Look-ups by uid ignore case (OCPP 1.6 CiString, 2.0.1 identifierString), by {@link foldCase}. Every value
 * returned is the caller's own copy.
 */
export interface TokenStore {
  /** Creates a token, or replaces the one with the same uid. */
  set(token: Token): Promise<void>;
  /** Resolves to `undefined` when there is no such token. */
  find(uid: string): Promise<Token | undefined>;
  /**
   * A token as {@link TokenStore.find} gives it, and the transactions that it is being used in, in any order, in one
   * look-up. A uid without a token may be in use as well.
   */
  findWithActive(
    uid: string,
  ): Promise<{ readonly token?: Token; readonly active: readonly ActiveTransaction[] }>;
  /** All tokens, ordered by uid, ignoring case. */
  list(page: PageRequest): Promise<Page<Token>>;
}
