import {
  type CertificateRequestAttempt,
  type CertificateRequestRecord,
  type CertificateRequestStore,
  endCertificateRequest,
  mergeCertificateRequest,
  pendingRequestOf,
  postponeCertificateRequest,
  type StationCertificateUse,
  withCertificateChain,
} from '@csms/store';
import { copyDate } from './copies.js';
import type { StationMaps } from './station-maps.js';

/** The requests of a station, by their use. */
type StationRequests = Map<StationCertificateUse, CertificateRequestRecord>;

/** Makes a store of requests for certificates. */
export function createCertificateRequestStore(stationMaps: StationMaps): CertificateRequestStore {
  const stations = stationMaps.map<StationRequests>();

  function keep(record: CertificateRequestRecord): void {
    const requests: StationRequests = stations.get(record.stationId) ?? new Map();
    stations.set(record.stationId, requests.set(record.use, copyRecord(record)));
  }

  function changePending(
    attempt: CertificateRequestAttempt,
    changed: (known: CertificateRequestRecord) => CertificateRequestRecord,
  ): CertificateRequestRecord | undefined {
    const pending = pendingRequestOf(attempt, stations.get(attempt.stationId)?.get(attempt.use));
    const record = pending && changed(pending);
    if (record) keep(record);
    return record;
  }

  return {
    async request(request) {
      keep(mergeCertificateRequest(stations.get(request.stationId)?.get(request.use), request));
    },

    async claimDue(now, leaseUntil, limit) {
      const due = [...stations.values()]
        .flatMap((requests) => [...requests.values()])
        .filter(({ dueAt }) => dueAt !== undefined && dueAt <= now);
      due.sort((a, b) => dueMs(a) - dueMs(b));
      return due.slice(0, limit).map((record) => {
        const claimed = { ...record, dueAt: leaseUntil };
        keep(claimed);
        return copyRecord(claimed);
      });
    },

    async recordChain(attempt, given) {
      const request = changePending(attempt, (known) => withCertificateChain(known, given));
      return request?.certificateChain;
    },

    async postpone(attempt, dueAt) {
      changePending(attempt, (known) => postponeCertificateRequest(known, attempt, dueAt));
    },

    async end(attempt, ending, at) {
      changePending(attempt, (known) => endCertificateRequest(known, ending, at));
    },

    async listOf(stationId) {
      const records = [...(stations.get(stationId)?.values() ?? [])].map(copyRecord);
      return records.toSorted((a, b) => (a.use < b.use ? -1 : 1));
    },
  };
}

function dueMs({ dueAt }: CertificateRequestRecord): number {
  return dueAt?.getTime() ?? 0;
}

function copyRecord(record: CertificateRequestRecord): CertificateRequestRecord {
  const { createdAt, requestedAt, dueAt, endedAt, installedAt } = record;
  return {
    ...record,
    createdAt: copyDate(createdAt),
    requestedAt: copyDate(requestedAt),
    ...(dueAt && { dueAt: copyDate(dueAt) }),
    ...(endedAt && { endedAt: copyDate(endedAt) }),
    ...(installedAt && { installedAt: copyDate(installedAt) }),
  };
}
