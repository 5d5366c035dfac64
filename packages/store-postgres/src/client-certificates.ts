import {
  type ClientCertificate,
  type ClientCertificateStore,
  codecOf,
  maxClientCertificates,
} from '@csms/store';
import type { Database } from './database.js';
import { keyOf } from './keys.js';
import { timestampOf } from './times.js';

const codec = codecOf<ClientCertificate>({ at: 'date' });

/** Makes a store of client certificates. */
export function createClientCertificateStore(database: Database): ClientCertificateStore {
  return {
    async set(certificate) {
      const { hash, stationId, at } = certificate;
      await database.query(
        `with added as (
           insert into client_certificates (hash, station_id, at, record) values ($1, $2, $3, $4::text::json)
           on conflict (hash) do nothing
         )
         delete from client_certificates where station_id = $2 and hash in (
           select hash from client_certificates where station_id = $2
           order by at desc, hash offset ${maxClientCertificates}
         )`,
        [
          keyOf(hash),
          stationId === undefined ? null : keyOf(stationId),
          timestampOf(at),
          codec.encode(certificate),
        ],
      );
    },

    async find(hash) {
      const [row] = await database.query<{ record: string }>(
        'select record::text as record from client_certificates where hash = $1',
        [keyOf(hash)],
      );
      return row && codec.decode(row.record);
    },

    async delete(hash) {
      const rows = await database.query('delete from client_certificates where hash = $1 returning hash', [
        keyOf(hash),
      ]);
      return rows.length > 0;
    },
  };
}
