import { type EvCertificateStore, maxEvCertificateAgeMs, maxEvCertificates } from '@csms/store';
import type { Database } from './database.js';
import { keyOf, textOf } from './keys.js';
import { timestampOf } from './times.js';

interface CertificateRow {
  readonly has_failed: boolean;
  readonly exi_response: string | null;
}

/** Makes a store of contract certificates that EVs ask for. */
export function createEvCertificateStore(database: Database): EvCertificateStore {
  return {
    async claim({ stationId, requestId }, now, leaseUntil) {
      const key = [keyOf(stationId), keyOf(requestId)];
      const forgottenAt = new Date(now.getTime() - maxEvCertificateAgeMs);
      for (;;) {
        const claimed = await database.query(
          `with claimed as (
             insert into ev_certificates (station_id, request_id, claimed_at, lease_until, has_failed)
             values ($1, $2, $3, $4, false)
             on conflict (station_id, request_id) do update
             set claimed_at = excluded.claimed_at, lease_until = excluded.lease_until, has_failed = false,
               exi_response = null
             where ev_certificates.claimed_at < $5
             or (ev_certificates.exi_response is null and ev_certificates.lease_until <= $3)
             returning xmax = 0 as is_new
           ), dropped as (
             delete from ev_certificates using (
               select request_id, claimed_at from ev_certificates
               where station_id = $1 and (select is_new from claimed)
               order by claimed_at desc, request_id offset ${maxEvCertificates}
             ) as earlier
             where ev_certificates.station_id = $1 and ev_certificates.request_id = earlier.request_id
             and ev_certificates.claimed_at = earlier.claimed_at
           )
           select is_new from claimed`,
          [...key, timestampOf(now), timestampOf(leaseUntil), timestampOf(forgottenAt)],
        );
        if (claimed.length > 0) return { status: 'claimed' };
        const [known] = await database.query<CertificateRow>(
          'select has_failed, exi_response from ev_certificates where station_id = $1 and request_id = $2',
          key,
        );
        // It may have been dropped in between.
        if (!known) continue;
        if (known.exi_response !== null)
          return { status: 'answered', exiResponse: textOf(known.exi_response) };
        return { status: known.has_failed ? 'failed' : 'pending' };
      }
    },

    async answer({ stationId, requestId }, exiResponse) {
      const [row] = await database.query<{ exi_response: string }>(
        `update ev_certificates set exi_response = coalesce(exi_response, $3)
         where station_id = $1 and request_id = $2 returning exi_response`,
        [keyOf(stationId), keyOf(requestId), keyOf(exiResponse)],
      );
      return row ? textOf(row.exi_response) : exiResponse;
    },

    async fail({ stationId, requestId }) {
      await database.query(
        `update ev_certificates set has_failed = true
         where station_id = $1 and request_id = $2 and exi_response is null`,
        [keyOf(stationId), keyOf(requestId)],
      );
    },
  };
}
