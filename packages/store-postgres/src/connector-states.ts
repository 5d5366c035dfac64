import {
  type ConnectorName,
  type ConnectorState,
  codecOf,
  connectorStateId,
  cursorsOf,
  maxConnectorStates,
  maxConnectors,
  type Page,
  type PageRequest,
} from '@csms/store';
import { text, time } from './columns.js';
import type { Queries } from './database.js';
import { keyOf } from './keys.js';
import { type ListOrder, readPage } from './pages.js';
import type { RecordRow } from './record-row.js';
import { dropEarliest } from './station-records.js';
import { timestampOf } from './times.js';

/** How the states of connectors are kept. */
export const connectorCodec = codecOf<ConnectorState>({ at: 'date' });

const byTime: ListOrder<ConnectorState, [number, string]> = {
  cursors: cursorsOf('connector states', 'number', 'string'),
  columns: [time('at'), text('state_id')],
  positionOf: (state) => [state.at.getTime(), connectorStateId(state)],
  direction: 'descending',
};

const keyNames = ['evse_id', 'connector_id'];

/** SQL that drops the connectors of a station that are too many, with their histories. */
const dropConnectors = `with dropped as (
    ${dropEarliest({ name: 'connectors', keyNames, max: maxConnectors })} returning connectors.*
  )
  delete from connector_states as state using dropped
  where ${['station_id', ...keyNames].map((column) => `state.${column} = dropped.${column}`).join(' and ')}`;

/**
 * Whether a connector may be one too many. Small numbers, which are all that most stations have, can't be too many by
 * themselves, so that no statement is spent on them.
 */
function mayBeTooMany({ evseId, connectorId }: ConnectorName): boolean {
  const numbersOfEach = Math.floor(Math.sqrt(maxConnectors));
  return ![evseId, connectorId].every((number) => number >= 0 && number < numbersOfEach);
}

/**
 * Keeps a state of a known station's connector as the last known one and in its history, and drops its oldest states.
 * One statement, and one more for a new connector with a large number. Resolves to `false`, and changes nothing, when
 * the station is not known.
 */
export async function recordConnectorState(
  queries: Queries,
  stationId: string,
  state: ConnectorState,
): Promise<boolean> {
  const [row] = await queries.query<{ readonly is_new: boolean | null }>(
    `with known as (
       select station_id from stations where station_id = $1
     ), latest as (
       insert into connectors (station_id, evse_id, connector_id, at, record)
       select station_id, $2, $3, $4, $6::text::json from known
       on conflict (station_id, evse_id, connector_id) do update
       set at = excluded.at, record = excluded.record where connectors.at <= excluded.at
       returning xmax = 0 as is_new
     ), added as (
       insert into connector_states (station_id, evse_id, connector_id, at, state_id, record)
       select station_id, $2, $3, $4, $5, $6::text::json from known
       on conflict (station_id, evse_id, connector_id, at, state_id) do nothing
       returning at
     ), dropped as (
       delete from connector_states where exists (select from added)
       and station_id = $1 and evse_id = $2 and connector_id = $3 and (at, state_id) < (
         select at, state_id from connector_states where station_id = $1 and evse_id = $2 and connector_id = $3
         order by at desc, state_id desc offset ${maxConnectorStates - 1} limit 1
       )
     )
     select (select is_new from latest) as is_new from known`,
    [
      keyOf(stationId),
      state.evseId,
      state.connectorId,
      timestampOf(state.at),
      keyOf(connectorStateId(state)),
      connectorCodec.encode(state),
    ],
  );
  if (row?.is_new && mayBeTooMany(state)) await queries.query(dropConnectors, [keyOf(stationId)]);
  return row !== undefined;
}

/** The states of a connector, the latest first. */
export function listConnectorStates(
  queries: Queries,
  stationId: string,
  { evseId, connectorId }: ConnectorName,
  request: PageRequest,
): Promise<Page<ConnectorState>> {
  return readPage(
    queries,
    {
      select: 'record::text as record',
      from: 'connector_states',
      where: ['station_id = $1', 'evse_id = $2', 'connector_id = $3'],
      values: [keyOf(stationId), evseId, connectorId],
      decode: ({ record }: RecordRow) => connectorCodec.decode(record),
    },
    byTime,
    request,
  );
}
