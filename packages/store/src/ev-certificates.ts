/** Where a request of an EV for a contract certificate stands. */
export type EvCertificateClaim =
  /** The caller has to get it. */
  | { readonly status: 'claimed' }
  /** Somebody else is getting it. */
  | { readonly status: 'pending' }
  /** Somebody tried a moment ago, and could not get it. */
  | { readonly status: 'failed' }
  /** Somebody has got it. */
  | { readonly status: 'answered'; readonly exiResponse: string };

/** Names a request of an EV among those of its station: the same request sent again has the same id. */
export interface EvCertificateKey {
  readonly stationId: string;
  readonly requestId: string;
}

/** How many requests of a station are kept at least, those that were claimed last. */
export const maxEvCertificates = 10;

/** How long copies of a request get its answer: what comes later is a request of its own. */
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
   * Ends a claim without an answer: until its lease would have ended, copies of the request get `failed`. Changes
   * nothing when it is answered.
   */
  fail(key: EvCertificateKey): Promise<void>;
}
