import type { Database } from '../src/database.js';
import type { Statement } from './recorded-database.js';

/** A part of how a statement is run. */
interface PlanNode {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly Plans?: readonly PlanNode[];
}

/** How a statement is run: its nodes, such as `Seq Scan readings` or `Sort`. */
export type Plan = readonly string[];

/**
 * How the server runs a statement: as it would for these values, and as it does for any, which it changes to when a
 * prepared statement has been run a few times.
 */
export async function plansOf(database: Database, { text, values }: Statement): Promise<readonly Plan[]> {
  return database.transaction(async (queries) => {
    const parameters = values.length > 0 ? `(${values.map(literal).join(', ')})` : '';
    await queries.run(`prepare planned as ${text}`);
    const plans: Plan[] = [];
    for (const mode of ['force_custom_plan', 'force_generic_plan']) {
      await queries.run(`set local plan_cache_mode = ${mode}`);
      const [row] = await queries.query<{ 'QUERY PLAN': readonly { readonly Plan: PlanNode }[] }>(
        `explain (format json) execute planned${parameters}`,
      );
      plans.push(row?.['QUERY PLAN'].flatMap(({ Plan }) => nodesOf(Plan)) ?? []);
    }
    await queries.run('deallocate planned');
    return plans;
  });
}

function nodesOf({ Plans = [], ...node }: PlanNode): string[] {
  const name = [node['Node Type'], node['Relation Name']].filter((part) => part !== undefined).join(' ');
  return [name, ...Plans.flatMap(nodesOf)];
}

function literal(value: Statement['values'][number]): string {
  if (value === null || value === undefined) return 'null';
  if (typeof value !== 'object') return `'${String(value).replaceAll("'", "''")}'`;
  return literal(`{${value.map((item) => JSON.stringify(item)).join(',')}}`);
}

/** What a table is filled with where its column's type does not tell. */
const special: Readonly<Record<string, string>> = {
  'readings.transaction_number': '1 + i % 100',
  'stations.station_id': `'CP-' || i`,
  'removed_stations.station_id': `'gone-' || i`,
  'local_lists.station_id': `'CP-' || i`,
  'station_work.station_id': `'CP-' || i`,
  'calls.record': `json_build_object('callId', 'K-' || i, 'createdAt', '2026-05-01T12:00:00.000Z')`,
  'recorded_messages.record': `json_build_object('id', 'K-' || i, 'at', '2026-05-01T12:00:00.000Z')`,
  'connector_states.record': `json_build_object('at', '2026-05-01T12:00:00.000Z')`,
  'device_variables.record': `json_build_object('component', json_build_object('name', 'K-' || i),
     'variable', json_build_object('name', 'K-' || i))`,
  'certificate_requests.due_at': `case when i % 100 = 0 then timestamptz '2026-05-01T12:00Z' end`,
  'station_work.due_at': `case when i % 100 = 0 then timestamptz '2026-05-01T12:00Z' end`,
  'calls.status': `case when i % 100 = 0 then 'Pending' else 'Answered' end`,
  'transactions.status': `case when i % 100 = 0 then 'active' else 'ended' end`,
  'transactions.readings_state': `case when i % 2 = 0 then 'kept' else 'gone' end`,
  'transactions.active_token': `case when i % 100 = 0 then 'k-' || i end`,
  'transactions.record': `json_build_object('stationId', 'CP-' || i % 100, 'transactionId', 'K-' || i,
     'startedAt', '2026-05-01T12:00:00.000Z', 'authorizations', '[]'::json, 'flags', '[]'::json,
     'merge', json_build_object('ocppVersion', 0))`,
  'tokens.record': `json_build_object('uid', 'K-' || i)`,
  'locations.record': `json_build_object('locationId', 'K-' || i)`,
  'refused_identities.record': `json_build_object('stationId', 'K-' || i, 'lastAt', '2026-05-01T12:00:00.000Z',
     'latest', '[]'::json)`,
  'tariffs.record': `json_build_object('tariffId', 'K-' || i)`,
};

const byType: Readonly<Record<string, string>> = {
  text: `'K-' || i`,
  bigint: 'i',
  boolean: 'true',
  json: `'{}'::json`,
  'double precision': 'i',
  'timestamp with time zone': `timestamptz '2026-05-01T12:00Z' + i * interval '1 s'`,
};

/** Fills each table with so many rows, of which a station has a hundredth, and that of readings with a hundred times as many. */
export async function fill(database: Database, count = 10_000): Promise<void> {
  const columns = await database.query<{ table: string; column: string; type: string }>(
    `select table_name as table, column_name as column, data_type as type from information_schema.columns
     where table_schema = 'public' and table_name <> 'schema_versions' and is_identity = 'NO'
     order by table_name, ordinal_position`,
  );
  for (const table of new Set(columns.map((each) => each.table))) {
    const own = columns.filter((each) => each.table === table);
    const values = own.map(({ column, type }) => {
      const ofStation = column === 'station_id' ? `'CP-' || i % 100` : undefined;
      return special[`${table}.${column}`] ?? ofStation ?? byType[type];
    });
    await database.run(
      `insert into ${table} (${own.map(({ column }) => column).join(', ')})
       select ${values.join(', ')} from generate_series(1, ${table === 'readings' ? 100 * count : count}) as i`,
    );
  }
  await database.run('analyze');
}
