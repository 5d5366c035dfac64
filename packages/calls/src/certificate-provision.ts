import { type Clock, type Logger, silentLogger, systemClock } from '@csms/router';
import type { CertificateSigner } from '@csms/services';
import type { Store } from '@csms/store';
import type { Calls } from './calls.js';
import { createCertificateWork } from './certificate-work.js';
import { createDueWork } from './due-work.js';

/** What provides stations with the certificates that they asked for. */
export interface CertificateProvision {
  /** Takes no new work, and resolves when what runs has ended or was left to others. Closing twice does no harm. */
  close(): Promise<void>;
}

/** What providing certificates works with. */
export interface CertificateProvisionOptions {
  readonly store: Pick<
    Store,
    'certificateRequests' | 'clientCertificates' | 'configuration' | 'deviceModel' | 'stations'
  >;
  readonly signer: Pick<CertificateSigner, 'sign'>;
  readonly calls: Pick<Calls, 'sendUntyped'>;
  readonly clock?: Clock;
  readonly logger?: Logger;
  /** How often to look for due requests, in milliseconds; every second by default. */
  readonly intervalMs?: number;
}

/** How many requests are worked on at once. */
const maxInFlight = 50;

/**
 * How long a request is left to whoever claimed it: longer than signing takes when its server hangs each time that it
 * is asked.
 */
const leaseMs = 90_000;

/**
 * Has certificates signed and brings them to the stations that asked for them, until it is closed. The store says what
 * is due, so every manager may run this: when one dies, the others do its work (2.0.1 A02, A03).
 */
export function createCertificateProvision({
  store,
  signer,
  calls,
  clock = systemClock,
  logger = silentLogger,
  intervalMs,
}: CertificateProvisionOptions): CertificateProvision {
  return createDueWork({
    claim(limit) {
      const now = clock.now();
      return store.certificateRequests.claimDue(now, new Date(now.getTime() + leaseMs), limit);
    },
    work: createCertificateWork({ store, signer, calls, clock, logger }),
    onError(err, request) {
      if (!request)
        return logger.warn({ err }, 'could not look for requests for certificates; it is tried again');
      const { stationId, use } = request;
      logger.warn({ stationId, use, err }, 'could not bring a station its certificate; it is tried again');
    },
    maxInFlight,
    intervalMs,
  });
}
