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

const removals = tablesOfStations.map(
  (table) => `of_${table} as (delete from ${table} where station_id = $1 returning 1)`,
);

const text = `with of_stations as (
    delete from stations where station_id = $1 returning station_id
  ), marked as (
    insert into removed_stations (station_id) select station_id from of_stations on conflict do nothing
  ), ${removals.join(', ')}
  select ${['stations', ...tablesOfStations].map((table) => `exists (select from of_${table})`).join(' or ')} as was_there`;

/** Removes a station and what is kept of it, by one statement. Resolves to whether there was anything. */
export async function removeStation(database: Database, stationId: string): Promise<boolean> {
  const [row] = await database.query<{ was_there: boolean }>(text, [keyOf(stationId)]);
  return row?.was_there ?? false;
}
