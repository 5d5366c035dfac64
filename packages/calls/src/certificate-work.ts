import { hash, X509Certificate } from 'node:crypto';
import type { Clock, Logger } from '@csms/router';
import {
  type CertificateSigner,
  CsrError,
  certificateHash,
  certificatesOf,
  chainWithin,
  spokenVersion,
} from '@csms/services';
import {
  type CertificateRequestEnding,
  type CertificateRequestRecord,
  maxCertificateRequestAgeMs,
  type Store,
} from '@csms/store';
import type { Calls } from './calls.js';
import {
  type CertificateDelivery,
  type CertificateMessage,
  certificateDelivery,
  certificateMessage,
} from './certificate-message.js';
import { maxChainLength } from './max-chain-length.js';
import { SendError } from './send-error.js';

/** What the work on requests for certificates needs. */
export interface CertificateWorkDeps {
  readonly store: Pick<Store, 'clientCertificates' | 'configuration' | 'deviceModel' | 'stations'> & {
    readonly certificateRequests: Pick<Store['certificateRequests'], 'recordChain' | 'postpone' | 'end'>;
  };
  readonly signer: Pick<CertificateSigner, 'sign'>;
  readonly calls: Pick<Calls, 'sendUntyped'>;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** How long the station's answer is waited for: the call ends before. */
const waitMs = 40_000;

const firstPauseMs = 10_000;
/** The longest pause, in milliseconds, before a station that was away is tried again. */
const maxAwayMs = 60_000;
/** The longest pause, in milliseconds, before a signer that failed is asked again. */
const maxFailedMs = 10 * 60_000;

/**
 * Makes what works on one request that was claimed: has it signed unless it is, and brings the station its certificate.
 * Whoever works on it, and however often, the station gets one certificate in one call; when that comes to nothing, the
 * same certificate in another call later.
 *
 * The promise rejects when the store fails: the request is due again when its lease is over, and so it is when the wait
 * for the station is ended by `signal`.
 */
export function createCertificateWork(
  deps: CertificateWorkDeps,
): (record: CertificateRequestRecord, signal: AbortSignal) => Promise<void> {
  const { store, signer, calls, clock, logger } = deps;
  const { certificateRequests, clientCertificates, stations } = store;

  async function end(record: CertificateRequestRecord, ending: CertificateRequestEnding): Promise<void> {
    await certificateRequests.end(record, ending, clock.now());
    const { stationId, use } = record;
    if (ending.status === 'Installed') logger.info({ stationId, use }, 'the station took its certificate');
    else logger.warn({ stationId, use, ...ending }, 'the station has no new certificate');
  }

  async function postpone(record: CertificateRequestRecord, maxMs: number): Promise<void> {
    const pauseMs = Math.min(firstPauseMs * 2 ** Math.min(record.attempts, 20), maxMs);
    await certificateRequests.postpone(record, new Date(clock.now().getTime() + pauseMs));
  }

  /** The chain that is kept; `undefined` when there is none, and the request is ended, put off or replaced. */
  async function signed(record: CertificateRequestRecord): Promise<string | undefined> {
    if (record.certificateChain !== undefined) return record.certificateChain;
    const { stationId, use } = record;
    const csr = new Uint8Array(Buffer.from(record.csr, 'base64'));
    let chain: string;
    try {
      chain = await signer.sign({ use, csr, stationId, at: clock.now() });
    } catch (err) {
      if (err instanceof CsrError) {
        await end(record, { status: 'Failed', reason: err.message });
      } else {
        logger.warn({ stationId, use, err }, 'could not sign a certificate; it is tried again');
        await postpone(record, maxFailedMs);
      }
      return undefined;
    }
    return certificateRequests.recordChain(record, chain);
  }

  /** Sends the chain, or finds out what became of the call that does, when somebody has sent it before. */
  async function deliver(
    record: CertificateRequestRecord,
    { action, request, reasonIn }: CertificateMessage,
    signal: AbortSignal,
  ): Promise<CertificateDelivery> {
    try {
      const options = { id: callIdOf(record), waitMs, signal, requestedBy: 'certificates' };
      const call = await calls.sendUntyped(record.stationId, action, request, options);
      return certificateDelivery(call, { reasonIn });
    } catch (error) {
      if (error instanceof SendError) return { status: 'Missed' };
      throw error;
    }
  }

  return async (record, signal) => {
    const { stationId, use, dialect, createdAt } = record;
    if (clock.now().getTime() - createdAt.getTime() > maxCertificateRequestAgeMs) {
      return end(record, {
        status: 'Failed',
        reason: 'it could not be signed or brought to the station for a day',
      });
    }
    const chain = await signed(record);
    if (chain === undefined) return;
    const station = await stations.find(stationId);
    const ocppVersion = station && spokenVersion(station);
    if (!station || ocppVersion === undefined || station.connection?.connected === false) {
      return postpone(record, maxAwayMs);
    }
    const fitting = chainWithin(chain, await maxChainLength(store, station));
    if (fitting === undefined) {
      return end(record, { status: 'Failed', reason: 'the station has no room for its certificate' });
    }
    const certificate = clientCertificateOf(chain);
    const isForCsms = use !== 'v2g';
    // Before the station has it, so that a gateway knows it when the station connects with it.
    if (isForCsms) await clientCertificates.set({ ...certificate, stationId, at: clock.now() });
    const message = await certificateMessage(ocppVersion, { dialect, use, chain: fitting });
    const delivery = await deliver(record, message, signal);
    if (delivery.status === 'Open') return;
    if (delivery.status === 'Missed') return postpone(record, maxAwayMs);
    if (delivery.status === 'Rejected' && isForCsms && !record.installedAt) {
      await clientCertificates.delete(certificate.hash);
    }
    return end(record, delivery);
  };
}

/** The id of the call of an attempt: the same for everybody who makes it, so that there is one. */
function callIdOf({ requestId, createdAt, attempts }: CertificateRequestRecord): string {
  return hash('sha256', JSON.stringify([requestId, createdAt, attempts]), 'hex').slice(0, 36);
}

function clientCertificateOf(chain: string): { readonly hash: string; readonly certificate: string } {
  const [certificate = ''] = certificatesOf(chain);
  return { hash: certificateHash(new X509Certificate(certificate)), certificate };
}
