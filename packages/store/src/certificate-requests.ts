/** What a station's certificate is for: its connection to the CSMS, ISO 15118, or both. */
export type StationCertificateUse = 'csms' | 'v2g' | 'combined';

/** The messages in which a station asks for a certificate, and in which it gets it. */
export type CertificateDialect = 'ocpp' | 'pnc' | 'has2be';

/** A station's request for a certificate. */
export interface CertificateRequest {
  /** Follows from all that the request says, but for its time and signature: the request sent again has the same. */
  readonly requestId: string;
  readonly stationId: string;
  readonly use: StationCertificateUse;
  readonly dialect: CertificateDialect;
  /** PKCS#10, the base64 of its DER. */
  readonly csr: string;
  /** When it was received. */
  readonly at: Date;
}

/** How a request ended. */
export interface CertificateRequestEnding {
  readonly status: 'Installed' | 'Rejected' | 'Failed';
  /** Why, unless the station installed its certificate; for people. */
  readonly reason?: string;
}

/** A request for a certificate, and what has come of it. */
export interface CertificateRequestRecord extends Omit<CertificateRequest, 'at'> {
  /**
   * `Pending` while somebody works on it. Then the station says that its certificate is `Installed`, or that it is
   * `Rejected`, or the request has `Failed` without the station saying anything.
   */
  readonly status: 'Pending' | CertificateRequestEnding['status'];
  readonly reason?: string;
  /** PEM, from the leaf on; absent until it is signed. */
  readonly certificateChain?: string;
  /** When the station asked first. */
  readonly createdAt: Date;
  /** When the station asked last. */
  readonly requestedAt: Date;
  /** How often it was tried in vain; tells one attempt from the next. */
  readonly attempts: number;
  /** When it is to be worked on, unless somebody has ended it by then; absent once it has ended. */
  readonly dueAt?: Date;
  readonly endedAt?: Date;
  /**
   * When the station first said that it took the certificate: from then on it has it, whatever it says when it gets it
   * again.
   */
  readonly installedAt?: Date;
}

/** Names a request, and an attempt at it. */
export type CertificateRequestAttempt = Pick<
  CertificateRequestRecord,
  'stationId' | 'use' | 'requestId' | 'attempts'
>;

/** How long after it was made a request is worked on, and a repeat of it gets the certificate that it got. */
export const maxCertificateRequestAgeMs = 24 * 60 * 60_000;

/** The least time between the requests of a station for one use that are worked on, whether they are repeats or not. */
export const certificateRequestGapMs = 10_000;

/**
 * Requests of stations for certificates. A station has one of each use, the latest: when it asks with another key it
 * has given up the old request. Every value returned is the caller's own copy.
 */
export interface CertificateRequestStore {
  /** Takes a request by {@link mergeCertificateRequest}. The station need not be known, and stays unknown. */
  request(request: CertificateRequest): Promise<void>;
  /**
   * Claims the requests that are due at `now`, the longest due first, `limit` of them at most. They are due again at
   * `leaseUntil`, unless they end before: nobody else gets them until then, and somebody does when the claimant has
   * died.
   */
  claimDue(now: Date, leaseUntil: Date, limit: number): Promise<readonly CertificateRequestRecord[]>;
  /**
   * Keeps the certificate of a request that is pending, unless it has one, which stays. Resolves to the one that is kept,
   * or to `undefined` when the request is no longer pending.
   */
  recordChain(attempt: CertificateRequestAttempt, certificateChain: string): Promise<string | undefined>;
  /** Ends an attempt that failed: the request is due again at `dueAt`. Changes nothing when that attempt has ended. */
  postpone(attempt: CertificateRequestAttempt, dueAt: Date): Promise<void>;
  /** Ends a request that is pending, whatever the attempt; otherwise changes nothing. */
  end(attempt: CertificateRequestAttempt, ending: CertificateRequestEnding, at: Date): Promise<void>;
  /** The requests of a station: at most one of each use, ordered by use. */
  listOf(stationId: string): Promise<readonly CertificateRequestRecord[]>;
}

/**
 * For the stores: a station's request of a use after one more message. A message that is no later than the last one
 * changes nothing. A repeat of a pending request changes nothing of the work on it; a repeat of one that ended more
 * than {@link certificateRequestGapMs} ago is worked on again, with the same certificate. Any other request replaces
 * the one before.
 */
export function mergeCertificateRequest(
  known: CertificateRequestRecord | undefined,
  { at, ...request }: CertificateRequest,
): CertificateRequestRecord {
  if (known && at <= known.requestedAt) return known;
  if (
    known?.requestId === request.requestId &&
    msBetween(known.createdAt, at) <= maxCertificateRequestAgeMs
  ) {
    const { reason: _, endedAt, ...rest } = known;
    // Sent at about the time of the end, so the station had not heard of it.
    if (!endedAt || at <= after(endedAt, certificateRequestGapMs)) return { ...known, requestedAt: at };
    return { ...rest, status: 'Pending', requestedAt: at, attempts: known.attempts + 1, dueAt: at };
  }
  const soonest = known && after(known.createdAt, certificateRequestGapMs);
  const dueAt = soonest && soonest > at ? soonest : at;
  return { ...request, status: 'Pending', createdAt: at, requestedAt: at, attempts: 0, dueAt };
}

function msBetween(from: Date, to: Date): number {
  return to.getTime() - from.getTime();
}

function after(time: Date, ms: number): Date {
  return new Date(time.getTime() + ms);
}

/** For the stores: the request that an attempt is at, if it is known and still pending. */
export function pendingRequestOf(
  { requestId }: CertificateRequestAttempt,
  known: CertificateRequestRecord | undefined,
): CertificateRequestRecord | undefined {
  return known?.requestId === requestId && known.status === 'Pending' ? known : undefined;
}

/** For the stores: a pending request with a certificate, unless it has one. */
export function withCertificateChain(
  request: CertificateRequestRecord,
  certificateChain: string,
): CertificateRequestRecord {
  return request.certificateChain === undefined ? { ...request, certificateChain } : request;
}

/** For the stores: a pending request after an attempt that failed; the same object when that attempt has ended. */
export function postponeCertificateRequest(
  request: CertificateRequestRecord,
  { attempts }: CertificateRequestAttempt,
  dueAt: Date,
): CertificateRequestRecord {
  return request.attempts === attempts ? { ...request, attempts: attempts + 1, dueAt } : request;
}

/** For the stores: a request of a station after its end. It is not due any more. */
export function endCertificateRequest(
  request: CertificateRequestRecord,
  { status, reason }: CertificateRequestEnding,
  endedAt: Date,
): CertificateRequestRecord {
  const { dueAt: _, ...known } = request;
  const installedAt = known.installedAt ?? (status === 'Installed' ? endedAt : undefined);
  return {
    ...known,
    status,
    endedAt,
    ...(reason !== undefined && { reason }),
    ...(installedAt && { installedAt }),
  };
}
