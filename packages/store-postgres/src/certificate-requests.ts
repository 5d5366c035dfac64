import {
  type CertificateRequestAttempt,
  type CertificateRequestRecord,
  type CertificateRequestStore,
  codecOf,
  endCertificateRequest,
  mergeCertificateRequest,
  pendingRequestOf,
  postponeCertificateRequest,
  withCertificateChain,
} from '@csms/store';
import { claimLimit } from './claim-limit.js';
import type { Database } from './database.js';
import { inStation } from './in-station.js';
import { keyOf } from './keys.js';
import type { RecordRow } from './record-row.js';
import { msOf, timeOf, timestampOf } from './times.js';

interface RequestRow extends RecordRow {
  /** When it is due: the record's own `dueAt` is out of date once the request was claimed. */
  readonly due_ms: string | number | null;
}

const codec = codecOf<CertificateRequestRecord>({
  createdAt: 'date',
  requestedAt: 'date',
  dueAt: 'date',
  endedAt: 'date',
  installedAt: 'date',
});

const selected = `record::text as record, ${msOf('due_at')} as due_ms`;

/** Makes a store of requests for certificates. */
export function createCertificateRequestStore(database: Database): CertificateRequestStore {
  /**
   * Changes the request of a station for a use, depending on what is known of it; nobody else can change it meanwhile.
   * Resolves to the request as it is then.
   */
  function change<Changed extends CertificateRequestRecord | undefined>(
    stationId: string,
    use: CertificateRequestRecord['use'],
    changed: (known: CertificateRequestRecord | undefined) => Changed,
  ): Promise<Changed> {
    return inStation(database, 'certificate requests', stationId, async (queries) => {
      // Claims do not lock the station, only the row.
      const [row] = await queries.query<RequestRow>(
        `select ${selected} from certificate_requests where station_id = $1 and use = $2 for update`,
        [keyOf(stationId), use],
      );
      const known = row && recordOf(row);
      const record = changed(known);
      if (record && record !== known) {
        await queries.query(
          `insert into certificate_requests (station_id, use, due_at, record) values ($1, $2, $3, $4::text::json)
           on conflict (station_id, use) do update set due_at = excluded.due_at, record = excluded.record`,
          [keyOf(stationId), use, record.dueAt ? timestampOf(record.dueAt) : null, codec.encode(record)],
        );
      }
      return record;
    });
  }

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

  return {
    async request(request) {
      await change(request.stationId, request.use, (known) => mergeCertificateRequest(known, request));
    },

    async claimDue(now, leaseUntil, limit) {
      const rows = await database.query<RequestRow>(
        `with due as materialized (
           select station_id, use, due_at from certificate_requests where due_at <= $1
           order by due_at ${claimLimit(limit)} for update skip locked
         ), claimed as (
           update certificate_requests as request set due_at = $2 from due
           where request.station_id = due.station_id and request.use = due.use
           returning ${msOf('request.due_at')} as due_ms, request.record, due.due_at as was_due_at
         )
         select record::text as record, due_ms from claimed order by was_due_at`,
        [timestampOf(now), timestampOf(leaseUntil)],
      );
      return rows.map(recordOf);
    },

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
      const rows = await database.query<RequestRow>(
        `select ${selected} from certificate_requests where station_id = $1 order by use`,
        [keyOf(stationId)],
      );
      return rows.map(recordOf);
    },
  };
}

function recordOf({ record, due_ms }: RequestRow): CertificateRequestRecord {
  const { dueAt: _, ...rest } = codec.decode(record);
  return due_ms === null ? rest : { ...rest, dueAt: timeOf(due_ms) };
}
