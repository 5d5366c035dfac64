import type { Page, PageRequest } from './page.js';

/** Kind of a token (OCPI 2.2.1, TokenType). */
export type TokenType = 'AD_HOC_USER' | 'APP_USER' | 'OTHER' | 'RFID';

/** Whether a station may authorize a token from its cache (OCPI 2.2.1, WhitelistType). */
export type TokenCacheMode = 'ALWAYS' | 'ALLOWED' | 'ALLOWED_OFFLINE' | 'NEVER';

/** A place where a token may charge. */
export interface TokenPlace {
  readonly stationId: string;
  /** The only EVSEs of the station; absent for all of them. */
  readonly evseIds?: readonly number[];
}

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
  /** Why it may not charge although it is valid; absent for a token in good standing. */
  readonly standing?: 'blocked' | 'no_credit';
  /** From this instant on the token is expired; without it, never. */
  readonly expiresAt?: Date;
  /** The only places where it may charge; absent for anywhere. */
  readonly allowedPlaces?: readonly TokenPlace[];
  /** The only types of connectors where it may charge, such as `cCCS2` (2.0.1 ConnectorEnumType); absent for any. */
  readonly connectorTypes?: readonly string[];
  readonly languageCode?: string;
  /** By which tariff its transactions are billed, instead of that of the station. */
  readonly tariffId?: string;
  readonly cacheMode: TokenCacheMode;
  readonly lastUpdated: Date;
}

/**
 * Tokens. Look-ups by uid ignore case (OCPP 1.6 CiString, 2.0.1 identifierString), by {@link foldCase}. Every value
 * returned is the caller's own copy.
 */
export interface TokenStore {
  /** Creates a token, or replaces the one with the same uid. */
  set(token: Token): Promise<void>;
  /**
   * Sets many tokens, no two with the same uid. They need not come all at once: when this rejects, some may be set, and
   * all are once the same is done again.
   */
  setMany(tokens: readonly Token[]): Promise<void>;
  /** Resolves to `undefined` when there is no such token. */
  find(uid: string): Promise<Token | undefined>;
  /** Removes a token, and resolves to whether there was one. Transactions that were begun with it stay as they are. */
  remove(uid: string): Promise<boolean>;
  /** All tokens, ordered by uid, ignoring case. */
  list(page: PageRequest): Promise<Page<Token>>;
}
