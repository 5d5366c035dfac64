/** Where a request of an EV for a contract certificate stands. */
export type EvCertificateClaim =
  /** Whoever asked has to get it. */
  | { readonly status: 'claimed' }
  /** Somebody else is getting it. */
  | { readonly status: 'pending' }
  /** Somebody could not get it, a moment ago. */
  | { readonly status: 'failed' }
  /** Somebody has got it. */
  | { readonly status: 'answered'; readonly exiResponse: string };

/** Names a request of an EV among those of its station: the same request sent again has the same id. */
export interface EvCertificateKey {
  readonly stationId: string;
  readonly requestId: string;
}

/** So many requests of a station are kept in any case, those that were claimed last. */
export const maxEvCertificates = 10;

/** So long an answer is given to the copies of its request: what comes later is a request of its own. */
export const maxEvCertificateAgeMs = 10 * 60_000;

/**
 * Contract certificates that EVs ask for, so that a pool is asked once for all copies of a request. Every value returned
 * is the caller's own copy.
 */
export interface EvCertificateStore {
  /**
   * Claims a request until `leaseUntil`, unless it is answered or somebody else has claimed it until later than `now`. The
   * {@link maxEvCertificates} of a station that were claimed last are kept; a station never has more than twice as many.
   * What was claimed more than {@link maxEvCertificateAgeMs} before is as if it had never been.
   */
  claim(key: EvCertificateKey, now: Date, leaseUntil: Date): Promise<EvCertificateClaim>;
  /** Keeps the answer to a request that was claimed, unless it has one, which stays. Resolves to the one that is kept. */
  answer(key: EvCertificateKey, exiResponse: string): Promise<string>;
  /**
   * Ends a claim without an answer: the copies of the request hear of it until the lease would have been over. Changes
   * nothing when it is answered.
   */
  fail(key: EvCertificateKey): Promise<void>;
}
