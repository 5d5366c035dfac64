import type { Database } from './database.js';
import { keyOf } from './keys.js';

/** The tables of what is kept of a station, and goes with it. Its transactions stay, and itself goes first. */
export const tablesOfStations: readonly string[] = [
  'connectors',
  'connector_states',
  'meter_values',
  'calls',
  'certificate_requests',
  'client_certificates',
  'ev_certificates',
  'station_work',
  'local_lists',
  'local_list_entries',
  'security_events',
  'monitoring_events',
  'recorded_messages',
  'availabilities',
  'network_profiles',
  'message_queues',
  'composite_schedules',
  'ev_charging_schedules',
  'ev_charging_needs',
  'configuration_keys',
  'device_variables',
  'display_messages',
  'variable_monitors',
  'charging_profiles',
  'charging_limits',
  'progress',
  'reservations',
  'customer_information',
  'deviations',
  'station_memos',
  'report_parts',
];

/** SQL that removes the registration of a station, and marks that it was there. */
const removeRegistration = `with removed as (
    delete from stations where station_id = $1 returning station_id
  ), marked as (
    insert into removed_stations (station_id) select station_id from removed on conflict do nothing
  )
  select station_id from removed`;

const removals = tablesOfStations.map(
  (table) => `of_${table} as (
    delete from ${table} where ctid = any(array(select ctid from ${table} where station_id = $1 for update skip locked))
    returning 1
  )`,
);

/** SQL that removes what is kept of a station, except rows that somebody else has locked. */
const removeRest = `with ${removals.join(', ')}
  select ${tablesOfStations.map((table) => `exists (select from of_${table})`).join(' or ')} as was_there`;

/**
 * SQL that names the tables in which something is left of a station. It counts all rows, because a search for the first
 * one is planned as if one were soon found.
 */
const findLeft = tablesOfStations
  .map((table) => `select '${table}' as name from ${table} where station_id = $1 having count(*) > 0`)
  .join(' union all ');

/**
 * Removes a station and what is kept of it. Resolves to whether there was anything.
 *
 * Other writers lock rows of the station in their own order. Against deadlocks only unlocked rows are removed, and the
 * others are waited for with nothing locked.
 */
export async function removeStation(database: Database, stationId: string): Promise<boolean> {
  const key = [keyOf(stationId)];
  let wasThere = (await database.query(removeRegistration, key)).length > 0;
  for (;;) {
    const [rest] = await database.query<{ readonly was_there: boolean }>(removeRest, key);
    wasThere ||= rest?.was_there ?? false;
    const [left] = await database.query<{ readonly name: string }>(findLeft, key);
    if (!left) return wasThere;
    await database.query(`select from ${left.name} where station_id = $1 limit 1 for update`, key);
  }
}
