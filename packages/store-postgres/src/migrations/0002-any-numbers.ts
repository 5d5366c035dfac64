/** Columns of numbers that stations give to what is theirs, by table. */
const columns = {
  connectors: ['evse_id', 'connector_id'],
  connector_states: ['evse_id', 'connector_id'],
  meter_values: ['evse_id'],
  availabilities: ['evse_id', 'connector_id'],
  network_profiles: ['slot'],
  message_queues: ['is_of_transaction'],
  composite_schedules: ['evse_id'],
  ev_charging_schedules: ['evse_id'],
  ev_charging_needs: ['evse_id'],
  device_variables: ['evse_id', 'connector_id'],
  display_messages: ['display_message_id'],
  variable_monitors: ['monitor_id'],
  charging_profiles: ['profile_id'],
  charging_limits: ['evse_id'],
  reservations: ['reservation_id'],
  customer_information: ['request_id'],
  report_parts: ['request_id', 'seq_no'],
} as const;

/**
 * Numbers are what JSON has. The schemas of OCPP know no greatest integer, so that 2^63 and 1e21 are right, which no integer
 * of PostgreSQL holds.
 */
export const anyNumbers = Object.entries(columns)
  .map(([table, names]) => {
    const changes = names.map((name) => `alter column ${name} type double precision`);
    return `alter table ${table} ${changes.join(', ')};`;
  })
  .join('\n');
