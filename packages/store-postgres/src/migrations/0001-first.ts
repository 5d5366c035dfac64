// Texts that are found or ordered by are written by `keyOf`, for which they need the collation "C". Records are `json`
// rather than `jsonb`, since `jsonb` refuses some texts that stations may send, and they are always read as a whole.

/** Records of stations by keys, in one shape. */
function recordsOfStations(name: string, key: readonly string[], extra: readonly string[] = []): string {
  const columns = [
    'station_id text collate "C" not null',
    ...key.map((column) => `${column} not null`),
    'at timestamptz not null',
    'record json not null',
    ...extra,
  ];
  const keyNames = key.map((column) => column.split(' ')[0]);
  return `create table ${name} (${columns.join(', ')}, primary key (station_id, ${keyNames.join(', ')}));`;
}

function eventsOfStations(name: string): string {
  return `
    create table ${name} (
      station_id text collate "C" not null,
      event_id text collate "C" not null,
      received_at timestamptz not null,
      record json not null,
      primary key (station_id, event_id)
    );
    create index ${name}_by_arrival on ${name} (station_id, received_at, event_id);`;
}

/** Everything that the store keeps. */
export const first = `
  create table stations (
    station_id text collate "C" primary key,
    folded_id text collate "C" not null unique,
    registration_status text not null,
    authentication json,
    authentication_changes json,
    quirks json,
    billing json,
    boot json,
    booted_at timestamptz,
    last_seen_at timestamptz,
    connection json,
    is_connected boolean,
    connection_id text collate "C",
    connected_at timestamptz,
    record_messages_until timestamptz
  );
  create table removed_stations (station_id text collate "C" primary key);
  create table connectors (
    station_id text collate "C" not null,
    evse_id bigint not null,
    connector_id bigint not null,
    at timestamptz not null,
    record json not null,
    primary key (station_id, evse_id, connector_id)
  );
  create table connector_states (
    station_id text collate "C" not null,
    evse_id bigint not null,
    connector_id bigint not null,
    at timestamptz not null,
    state_id text collate "C" not null,
    record json not null,
    primary key (station_id, evse_id, connector_id, at, state_id)
  );
  create table meter_values (
    station_id text collate "C" not null,
    evse_id bigint not null,
    at timestamptz not null,
    record json not null,
    primary key (station_id, evse_id)
  );

  create table locations (location_id text collate "C" primary key, record json not null);
  create table refused_identities (
    identity text collate "C" primary key,
    last_at timestamptz not null,
    record json not null
  );
  create index refused_identities_by_time on refused_identities (last_at, identity);

  create table tokens (folded_uid text collate "C" primary key, record json not null);
  create table tariffs (
    tariff_id text collate "C" not null,
    updated_at timestamptz not null,
    record json not null,
    primary key (tariff_id, updated_at)
  );

  create table transactions (
    transaction_number bigint generated always as identity primary key,
    station_id text collate "C" not null,
    transaction_id text collate "C" not null,
    status text not null,
    folded_token text collate "C",
    active_token text collate "C",
    started_at timestamptz not null,
    ended_at timestamptz,
    energy_wh double precision,
    tariff_id text collate "C",
    cost json,
    readings_state text not null default 'kept',
    record json not null,
    unique (station_id, transaction_id)
  ) with (fillfactor = 80);
  create index transactions_by_start on transactions (started_at, station_id, transaction_id);
  create index transactions_by_station on transactions (station_id, started_at, transaction_id);
  create index transactions_by_token on transactions (folded_token, started_at, station_id, transaction_id);
  create index transactions_active_by_start on transactions (started_at, station_id, transaction_id)
    where status = 'active';
  create index transactions_active_by_station on transactions (station_id, started_at, transaction_id)
    where status = 'active';
  create index transactions_to_empty on transactions (ended_at)
    where readings_state <> 'gone' and ended_at is not null;
  create index transactions_to_remove on transactions (ended_at)
    where readings_state = 'gone' and ended_at is not null;
  create index transactions_by_active_token on transactions (active_token) where active_token is not null;

  create table readings (
    transaction_number bigint not null,
    reading_id text collate "C" not null,
    at timestamptz not null,
    sampled_values json not null,
    primary key (transaction_number, reading_id)
  );
  create index readings_by_time on readings (transaction_number, at, reading_id);

  create table calls (
    station_id text collate "C" not null,
    call_id text collate "C" not null,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    status text not null,
    completed_at timestamptz,
    outcome json,
    record json not null,
    primary key (station_id, call_id)
  );
  create index calls_by_creation on calls (station_id, created_at, call_id);
  create index calls_by_completion on calls (completed_at) where completed_at is not null;
  create index calls_by_expiry on calls (expires_at) where status in ('Pending', 'Sent');

  create table certificate_requests (
    station_id text collate "C" not null,
    use text not null,
    due_at timestamptz,
    record json not null,
    primary key (station_id, use)
  );
  create index certificate_requests_due on certificate_requests (due_at) where due_at is not null;
  create table client_certificates (
    hash text collate "C" primary key,
    station_id text collate "C",
    at timestamptz not null,
    record json not null
  );
  create index client_certificates_of_station on client_certificates (station_id, at, hash)
    where station_id is not null;

  create table ev_certificates (
    station_id text collate "C" not null,
    request_id text collate "C" not null,
    claimed_at timestamptz not null,
    lease_until timestamptz not null,
    has_failed boolean not null,
    exi_response text,
    primary key (station_id, request_id)
  );

  create table station_work (
    station_id text collate "C" primary key,
    due_at timestamptz,
    record json not null
  );
  create index station_work_due on station_work (due_at) where due_at is not null;

  create table local_lists (
    station_id text collate "C" primary key,
    are_entries_known boolean not null,
    record json not null
  );
  create table local_list_entries (
    station_id text collate "C" not null,
    folded_uid text collate "C" not null,
    is_on_list boolean not null,
    record json not null,
    primary key (station_id, folded_uid)
  );

  ${eventsOfStations('security_events')}
  ${eventsOfStations('monitoring_events')}

  create table recorded_messages (
    station_id text collate "C" not null,
    message_id text collate "C" not null,
    at timestamptz not null,
    record json not null,
    primary key (station_id, message_id)
  );
  create index recorded_messages_of_station on recorded_messages (station_id, at, message_id);
  create index recorded_messages_by_time on recorded_messages (at);

  ${recordsOfStations('availabilities', ['evse_id bigint', 'connector_id bigint'])}
  ${recordsOfStations('network_profiles', ['slot bigint'])}
  ${recordsOfStations('message_queues', ['is_of_transaction bigint', 'transaction_id text collate "C"'])}
  ${recordsOfStations('composite_schedules', ['evse_id bigint'])}
  ${recordsOfStations('ev_charging_schedules', ['evse_id bigint'])}
  ${recordsOfStations('ev_charging_needs', ['evse_id bigint'])}
  ${recordsOfStations('configuration_keys', ['folded_key text collate "C"'])}
  ${recordsOfStations('device_variables', [
    'component text collate "C"',
    'component_instance text collate "C"',
    'evse_id bigint',
    'connector_id bigint',
    'variable text collate "C"',
    'variable_instance text collate "C"',
  ])}
  ${recordsOfStations('display_messages', ['display_message_id bigint'], ['is_there boolean not null'])}
  ${recordsOfStations('variable_monitors', ['monitor_id bigint'], ['is_there boolean not null'])}
  ${recordsOfStations('charging_profiles', ['profile_id bigint'])}
  ${recordsOfStations('charging_limits', ['evse_id bigint', 'source text collate "C"'])}
  ${recordsOfStations('progress', ['work text collate "C"'])}
  ${recordsOfStations('reservations', ['reservation_id bigint'], ['reserved_at timestamptz'])}
  ${recordsOfStations('customer_information', ['request_id bigint'])}
  ${recordsOfStations('deviations', ['deviation text collate "C"'])}

  create table station_memos (
    station_id text collate "C" not null,
    kind text not null,
    memo json not null,
    primary key (station_id, kind)
  );
  create table report_parts (
    station_id text collate "C" not null,
    kind text not null,
    request_id bigint not null,
    seq_no bigint not null,
    items json not null,
    primary key (station_id, kind, request_id, seq_no)
  );
`;
