import {
  type CertificateRequestAttempt,
  type CertificateRequestRecord,
  type CertificateRequestStore,
  codecOf,
  endCertificateRequest,
  mergeCertificateRequest,
  pendingRequestOf,
  postponeCertificateRequest,
  type StationCertificateUse,
  withCertificateChain,
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

  /** Changes the request of an attempt while it is pending, and resolves to it; otherwise to `undefined`. */
  function changePending(
    attempt: CertificateRequestAttempt,
    changed: (known: CertificateRequestRecord) => CertificateRequestRecord,
  ): Promise<CertificateRequestRecord | undefined> {
    return change(attempt.stationId, attempt.use, (known) => {
      const pending = pendingRequestOf(attempt, known);
      return pending && changed(pending);
    });
  }

  /** Changes the request of a station for a use, and resolves to the request as it is then. */
  function change<Changed extends CertificateRequestRecord | undefined>(
    stationId: string,
    use: StationCertificateUse,
    changed: (known: CertificateRequestRecord | undefined) => Changed,
  ): Promise<Changed> {
    return changeDocument(database, pathOf(stationId, use), (document) => {
      const known = document && codec.decode(document.record);
      const record = changed(known);
      return { result: record, ...(record && record !== known && { content: contentOf(record) }) };
    });
  }

  return {
    async request(request) {
      await change(request.stationId, request.use, (known) => mergeCertificateRequest(known, request));
    },

    claimDue: (now, leaseUntil, limit) =>
      claimDue(database, 'certificateRequests', now, limit, ({ record }) => {
        const claimed = { ...codec.decode(record), dueAt: leaseUntil };
        return { content: contentOf(claimed), item: codec.decode(codec.encode(claimed)) };
      }),

    async recordChain(attempt, given) {
      const request = await changePending(attempt, (known) => withCertificateChain(known, given));
      return request?.certificateChain;
    },

    async postpone(attempt, dueAt) {
      await changePending(attempt, (known) => postponeCertificateRequest(known, attempt, dueAt));
    },

    async end(attempt, ending, at) {
      await changePending(attempt, (known) => endCertificateRequest(known, ending, at));
    },

    async listOf(stationId) {
      const documents = await database.get(uses.map((use) => pathOf(stationId, use)));
      return documents.flatMap((document) => (document ? [codec.decode(document.record)] : []));
    },
  };
}

function contentOf(record: CertificateRequestRecord): Content {
  return { fields: { dueAtMs: record.dueAt?.getTime() }, record: codec.encode(record) };
}
