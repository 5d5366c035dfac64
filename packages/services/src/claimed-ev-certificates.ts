import { createHash } from 'node:crypto';
import type { EvCertificateKey, EvCertificateStore } from '@csms/store';
import type { EvCertificateProvider, EvCertificateRequest } from './ev-certificates.js';

/** What sharing contract certificates works with. */
export interface ClaimedEvCertificatesOptions {
  /** Gets the certificate for a request that this process has claimed. */
  readonly provider: EvCertificateProvider;
  readonly evCertificates: EvCertificateStore;
  readonly clock?: { now(): Date };
  /** How often a copy of a request looks for the outcome, in milliseconds; every half second by default. */
  readonly intervalMs?: number;
}

/** How long a request is left to whoever claimed it: longer than a pool may take, and as long as a station waits. */
const leaseMs = 30_000;

/**
 * Gets each contract certificate once, though the request comes to several managers: the first that claims it in the store
 * gets it, and the others wait for what that one gets. When it dies, another one tries.
 */
export function claimEvCertificates({
  provider,
  evCertificates,
  clock = { now: () => new Date() },
  intervalMs = 500,
}: ClaimedEvCertificatesOptions): EvCertificateProvider {
  async function getClaimed(
    key: EvCertificateKey,
    request: EvCertificateRequest,
  ): Promise<string | undefined> {
    const exiResponse = await provider.provide(request);
    if (exiResponse !== undefined) return evCertificates.answer(key, exiResponse);
    await evCertificates.fail(key);
    return undefined;
  }

  return {
    async provide(request) {
      const key = { stationId: request.stationId, requestId: requestIdOf(request) };
      const deadline = clock.now().getTime() + leaseMs;
      for (;;) {
        const now = clock.now();
        const claim = await evCertificates.claim(key, now, new Date(now.getTime() + leaseMs));
        if (claim.status === 'answered') return claim.exiResponse;
        if (claim.status === 'claimed') return getClaimed(key, request);
        if (claim.status === 'failed' || now.getTime() >= deadline) return undefined;
        await new Promise((resolve) => setTimeout(resolve, intervalMs));
      }
    },
  };
}

function requestIdOf({ schemaVersion, action, exiRequest }: EvCertificateRequest): string {
  const identity = JSON.stringify([schemaVersion, action, exiRequest]);
  return createHash('sha256').update(identity).digest('hex');
}
