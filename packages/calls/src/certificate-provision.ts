import { type Clock, type Logger, silentLogger, systemClock } from '@csms/router';
import type { CertificateSigner } from '@csms/services';
import type { CertificateRequestRecord, Store } from '@csms/store';
import type { Calls } from './calls.js';
import { createCertificateWork } from './certificate-work.js';

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
  /** How long to pause between two looks, in milliseconds; a second by default. */
  readonly intervalMs?: number;
}

/** So many requests are worked on at once. */
const maxInFlight = 50;

/** Longer than signing takes when its server hangs each time that it is asked. */
const leaseMs = 90_000;

/**
 * Has certificates signed and brings them to the stations that asked for them, until it is closed. The store says what is
 * due, so every manager may run this: what one does not do, since it died, another does (2.0.1 A02, A03).
 */
export function createCertificateProvision({
  store,
  signer,
  calls,
  clock = systemClock,
  logger = silentLogger,
  intervalMs = 1_000,
}: CertificateProvisionOptions): CertificateProvision {
  const work = createCertificateWork({ store, signer, calls, clock, logger });
  const inFlight = new Set<Promise<void>>();
  const closing = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  let looking = Promise.resolve();

  async function run(record: CertificateRequestRecord): Promise<void> {
    try {
      await work(record, closing.signal);
    } catch (err) {
      const { stationId, use } = record;
      logger.warn({ stationId, use, err }, 'could not bring a station its certificate; it is tried again');
    }
  }

  function start(record: CertificateRequestRecord): void {
    const running = run(record).finally(() => inFlight.delete(running));
    inFlight.add(running);
  }

  async function look(): Promise<void> {
    const free = maxInFlight - inFlight.size;
    if (free > 0) {
      try {
        const now = clock.now();
        const leaseUntil = new Date(now.getTime() + leaseMs);
        for (const record of await store.certificateRequests.claimDue(now, leaseUntil, free)) start(record);
      } catch (err) {
        logger.warn({ err }, 'could not look for requests for certificates; it is tried again');
      }
    }
    schedule();
  }

  function schedule(): void {
    if (closing.signal.aborted) return;
    timer = setTimeout(() => {
      looking = look();
    }, intervalMs).unref();
  }

  schedule();
  return {
    async close() {
      closing.abort();
      clearTimeout(timer);
      await looking;
      await Promise.all(inFlight);
    },
  };
}
