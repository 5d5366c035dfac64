import {
  addRefusal,
  codecOf,
  cursorsOf,
  maxRefusalAgeMs,
  maxRefusedIdentities,
  type RefusedConnection,
  type RefusedConnectionStore,
  type RefusedIdentity,
  refusedIdentityKey,
} from '@csms/store';
import { text, time } from './columns.js';
import type { Database, Queries } from './database.js';
import { keyOf } from './keys.js';
import { type ListOrder, readPage } from './pages.js';
import type { RecordRow } from './record-row.js';
import { timestampOf } from './times.js';

const codec = codecOf<RefusedIdentity>({ firstAt: 'date', lastAt: 'date', latest: [{ at: 'date' }] });

const byLastRefusal: ListOrder<RefusedIdentity, [number, string]> = {
  cursors: cursorsOf('refused connections', 'number', 'string'),
  columns: [time('last_at'), text('identity')],
  positionOf: (identity) => [identity.lastAt.getTime(), refusedIdentityKey(identity)],
  direction: 'descending',
};

/** Makes a store of refused connections. */
export function createRefusedConnectionStore(database: Database): RefusedConnectionStore {
  return {
    async record(refusals) {
      if (refusals.length === 0) return;
      // All identities are bounded together, so one writer at a time changes them.
      await database.transaction((queries) => addRefusals(queries, refusals), [['refused connections']]);
    },

    async find(stationId) {
      const key = refusedIdentityKey(stationId === undefined ? {} : { stationId });
      const [identity] = await findAll(database, [key]);
      return identity;
    },

    list: (request) =>
      readPage(
        database,
        { select: 'record::text as record', from: 'refused_identities', where: [], values: [], decode },
        byLastRefusal,
        request,
      ),
  };
}

async function addRefusals(queries: Queries, refusals: readonly RefusedConnection[]): Promise<void> {
  const known = await findAll(queries, [...new Set(refusals.map(refusedIdentityKey))]);
  const identities = new Map(known.map((identity) => [refusedIdentityKey(identity), identity]));
  for (const refusal of refusals) {
    const key = refusedIdentityKey(refusal);
    identities.set(key, addRefusal(identities.get(key), refusal));
  }
  const changed = [...identities];
  await queries.query(
    `insert into refused_identities (identity, last_at, record)
     select identity, last_at, record::json
     from unnest($1::text[], $2::timestamptz[], $3::text[]) as changed (identity, last_at, record)
     on conflict (identity) do update set last_at = excluded.last_at, record = excluded.record`,
    [
      changed.map(([key]) => keyOf(key)),
      changed.map(([, { lastAt }]) => timestampOf(lastAt)),
      changed.map(([, identity]) => codec.encode(identity)),
    ],
  );
  const latestMs = Math.max(...refusals.map(({ at }) => at.getTime()));
  await queries.query(
    `delete from refused_identities where last_at < $1 or (last_at, identity) < (
       select last_at, identity from refused_identities
       order by last_at desc, identity desc offset ${maxRefusedIdentities - 1} limit 1
     )`,
    [timestampOf(new Date(latestMs - maxRefusalAgeMs))],
  );
}

async function findAll(queries: Queries, keys: readonly string[]): Promise<readonly RefusedIdentity[]> {
  const rows = await queries.query<RecordRow>(
    'select record::text as record from refused_identities where identity = any($1::text[])',
    [keys.map(keyOf)],
  );
  return rows.map(decode);
}

function decode({ record }: RecordRow): RefusedIdentity {
  return codec.decode(record);
}
