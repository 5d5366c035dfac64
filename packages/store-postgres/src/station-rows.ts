import {
  type AuthenticationChanges,
  type ConnectorState,
  codecOf,
  cursorsOf,
  foldCase,
  type Page,
  type PageRequest,
  type RegistrationStatus,
  type Station,
  type StationAuthentication,
  type StationBilling,
  type StationBoot,
  type StationConnection,
  type StationQuirks,
} from '@csms/store';
import { text } from './columns.js';
import { connectorCodec } from './connector-states.js';
import type { Queries } from './database.js';
import { keyOf, textOf } from './keys.js';
import { type ListOrder, readPage } from './pages.js';
import { msOf, timeOf } from './times.js';

/** How what an operator sets of a station is kept. */
export const authenticationCodec = codecOf<StationAuthentication>({});
export const authenticationChangesCodec = codecOf<AuthenticationChanges>({
  passwords: [{ replacedAt: 'date' }],
});
export const quirksCodec = codecOf<StationQuirks>({});
export const billingCodec = codecOf<StationBilling>({});

/** How what a station says when it boots is kept. */
export const bootCodec = codecOf<StationBoot>({ at: 'date' });

/** How connections are kept. */
export const connectionCodec = codecOf<StationConnection>({ at: 'date' });

interface StationRow {
  readonly station_id: string;
  readonly registration_status: RegistrationStatus;
  readonly authentication: string | null;
  readonly authentication_changes: string | null;
  readonly quirks: string | null;
  readonly billing: string | null;
  readonly record_messages_until_ms: string | number | null;
  readonly boot: string | null;
  readonly last_seen_ms: string | number | null;
  readonly connection: string | null;
  readonly connectors: readonly string[] | null;
}

const selected = `station_id, registration_status, authentication::text as authentication,
  authentication_changes::text as authentication_changes, quirks::text as quirks,
  billing::text as billing, ${msOf('record_messages_until')} as record_messages_until_ms,
  boot::text as boot, ${msOf('last_seen_at')} as last_seen_ms,
  connection::text as connection, (
    select array_agg(record::text order by evse_id, connector_id) from connectors
    where connectors.station_id = stations.station_id
  ) as connectors`;

const byId: ListOrder<Station, [string]> = {
  cursors: cursorsOf('stations', 'string'),
  columns: [text('folded_id')],
  positionOf: ({ stationId }) => [foldCase(stationId)],
  direction: 'ascending',
};

/** A station, with the last known states of its connectors. */
export async function findStation(queries: Queries, stationId: string): Promise<Station | undefined> {
  const [row] = await queries.query<StationRow>(`select ${selected} from stations where station_id = $1`, [
    keyOf(stationId),
  ]);
  return row && stationOf(row);
}

/** All stations, ordered by id, ignoring case. */
export function listStations(queries: Queries, request: PageRequest): Promise<Page<Station>> {
  return readPage(
    queries,
    { select: selected, from: 'stations', where: [], values: [], decode: stationOf },
    byId,
    request,
  );
}

function stationOf({ authentication, quirks, billing, boot, connection, ...row }: StationRow): Station {
  return {
    stationId: textOf(row.station_id),
    registrationStatus: row.registration_status,
    ...(authentication !== null && { authentication: authenticationCodec.decode(authentication) }),
    ...(row.authentication_changes !== null && {
      authenticationChanges: authenticationChangesCodec.decode(row.authentication_changes),
    }),
    ...(quirks !== null && { quirks: quirksCodec.decode(quirks) }),
    ...(billing !== null && { billing: billingCodec.decode(billing) }),
    ...(row.record_messages_until_ms !== null && {
      recordMessagesUntil: timeOf(row.record_messages_until_ms),
    }),
    ...(boot !== null && { boot: bootCodec.decode(boot) }),
    ...(row.last_seen_ms !== null && { lastSeenAt: timeOf(row.last_seen_ms) }),
    ...(connection !== null && { connection: connectionCodec.decode(connection) }),
    connectors: (row.connectors ?? []).map((record): ConnectorState => connectorCodec.decode(record)),
  };
}
