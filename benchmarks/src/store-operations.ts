import { openServerStore } from '@csms/store-postgres';
import { startPostgres } from '@csms/test-postgres';
import pg from 'pg';
import { handleAll, received } from './handle.js';
import { composeManager } from './manager.js';
import { limitResult, type Result } from './result.js';
import type { SimulatedStation } from './workload/station.js';
import { station201 } from './workload/station-201.js';

/** What one message may cost, by the budgets of the design. The first of a kind creates rows that the others find. */
const limits: readonly { readonly what: string; readonly reads: number; readonly writes: number }[] = [
  { what: 'Heartbeat', reads: 0, writes: 0 },
  { what: 'StatusNotification', reads: 0, writes: 1 },
  { what: 'MeterValues', reads: 0, writes: 1 },
  { what: 'TransactionEvent Started', reads: 2, writes: 3 },
  { what: 'TransactionEvent Updated', reads: 1, writes: 2 },
  { what: 'TransactionEvent Ended', reads: 2, writes: 3 },
];

/** Statements that a PostgreSQL server counts for each message of a charging session. */
export async function storeOperations(): Promise<readonly Result[]> {
  const server = await startPostgres({ settings: ['shared_preload_libraries=pg_stat_statements'] });
  const counter = new pg.Client({ connectionString: server.url });
  try {
    await counter.connect();
    await counter.query('create extension pg_stat_statements');
    const store = await openServerStore({ url: server.url });
    const station = station201('CP1', 'TOKEN1');
    const manager = await composeManager([station], store);
    const calls = callsByKind(station);
    // What a manager looks up once for a station is not part of the cost of a message.
    await handleAll(manager, [received(station, calls.get('Heartbeat') as string)]);
    const results: Result[] = [];
    for (const { what, reads, writes } of limits) {
      await counter.query('select pg_stat_statements_reset()');
      await handleAll(manager, [received(station, calls.get(what) as string)]);
      const counted = await countStatements(counter);
      results.push(limitResult('store-operations', `reads of ${what}`, counted.reads, reads));
      results.push(limitResult('store-operations', `writes of ${what}`, counted.writes, writes));
    }
    await manager.close();
    await store.close();
    return results;
  } finally {
    await counter.end();
    await server.remove();
  }
}

/** The first call of each kind in a session, in which a transaction begins and ends. */
function callsByKind(station: SimulatedStation): ReadonlyMap<string, string> {
  const calls = new Map<string, string>();
  for (let count = 0; count < 200; count++) {
    const call = station.next();
    const { action, request } = JSON.parse(call) as {
      readonly action: string;
      readonly request: { readonly eventType?: string };
    };
    const kind = request.eventType === undefined ? action : `${action} ${request.eventType}`;
    if (!calls.has(kind)) calls.set(kind, call);
  }
  return calls;
}

/** Reads and writes since the last reset; a statement that writes counts as one write, whatever it reads. */
async function countStatements(
  counter: pg.Client,
): Promise<{ readonly reads: number; readonly writes: number }> {
  const { rows } = await counter.query<{ reads: number; writes: number }>(
    `select coalesce(sum(calls) filter (where query !~ $1), 0)::int as reads,
       coalesce(sum(calls) filter (where query ~ $1), 0)::int as writes
     from pg_stat_statements
     where query !~* '^(begin|commit|select pg_stat_statements_reset|select pg_advisory_xact_lock)'`,
    [String.raw`\m(insert into|update \w+ set|delete from)\M`],
  );
  return rows[0] as { reads: number; writes: number };
}
