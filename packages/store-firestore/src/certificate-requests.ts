import {
  type CertificateRequestAttempt,
  type CertificateRequestRecord,
  type CertificateRequestStore,
  codecOf,
  endCertificateRequest,
  mergeCertificateRequest,
  type StationCertificateUse,
} from '@csms/store';
import { changeDocument } from './change-document.js';
import { claimDue } from './claim-due.js';
import type { Content, Database, Path } from './database.js';
import { documentId } from './document-ids.js';

const codec = codecOf<CertificateRequestRecord>({
  createdAt: 'date',
  requestedAt: 'date',
  dueAt: 'date',
  endedAt: 'date',
  installedAt: 'date',
});

/** In the order of lists. */
const uses = ['combined', 'csms', 'v2g'] as const satisfies readonly StationCertificateUse[];

/** Makes a store of requests for certificates. */
export function createCertificateRequestStore(database: Database): CertificateRequestStore {
  const pathOf = (stationId: string, use: StationCertificateUse): Path => [
    'certificateRequests',
    documentId(stationId, use),
  ];

  /** Changes the request of an attempt while it is pending. */
  function changePending<Result>(
    { stationId, use, requestId }: CertificateRequestAttempt,
    changed: (known: CertificateRequestRecord) => {
      readonly record?: CertificateRequestRecord;
      readonly result: Result;
    },
  ): Promise<Result | undefined> {
    return changeDocument<Result | undefined>(database, pathOf(stationId, use), (document) => {
      const known = document && codec.decode(document.record);
      if (known?.requestId !== requestId || known.status !== 'Pending') return { result: undefined };
      const { record, result } = changed(known);
      return { result, ...(record && { content: contentOf(record) }) };
    });
  }

  return {
    request: (request) =>
      changeDocument(database, pathOf(request.stationId, request.use), (document) => {
        const known = document && codec.decode(document.record);
        const merged = mergeCertificateRequest(known, request);
        return { result: undefined, ...(merged !== known && { content: contentOf(merged) }) };
      }),

    claimDue: (now, leaseUntil, limit) =>
      claimDue(database, 'certificateRequests', now, limit, ({ record }) => {
        const claimed = { ...codec.decode(record), dueAt: leaseUntil };
        return { content: contentOf(claimed), item: codec.decode(codec.encode(claimed)) };
      }),

    recordChain: (attempt, given) =>
      changePending(attempt, (known) => {
        const certificateChain = known.certificateChain ?? given;
        return { record: { ...known, certificateChain }, result: certificateChain };
      }),

    postpone: (attempt, dueAt) =>
      changePending(attempt, (known) => ({
        ...(known.attempts === attempt.attempts && {
          record: { ...known, attempts: known.attempts + 1, dueAt },
        }),
        result: undefined,
      })),

    end: (attempt, ending, at) =>
      changePending(attempt, (known) => ({
        record: endCertificateRequest(known, ending, at),
        result: undefined,
      })),

    async listOf(stationId) {
      const documents = await database.get(uses.map((use) => pathOf(stationId, use)));
      return documents.flatMap((document) => (document ? [codec.decode(document.record)] : []));
    },
  };
}

function contentOf(record: CertificateRequestRecord): Content {
  return { fields: { dueAtMs: record.dueAt?.getTime() }, record: codec.encode(record) };
}
