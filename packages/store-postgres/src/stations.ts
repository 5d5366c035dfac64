import {
  type Codec,
  changedAuthentication,
  foldCase,
  type RegistrationStatus,
  type StationAdmission,
  type StationStore,
  StoreError,
} from '@csms/store';
import { listConnectorStates, recordConnectorState } from './connector-states.js';
import type { Database, Queries } from './database.js';
import { keyOf } from './keys.js';
import { createMeterValues } from './meter-values.js';
import {
  authenticationChangesCodec,
  authenticationCodec,
  billingCodec,
  bootCodec,
  connectionCodec,
  findStation,
  listStations,
  quirksCodec,
} from './station-rows.js';
import { msOf, timeOf, timestampOf } from './times.js';

interface AuthenticationRow {
  readonly authentication: string | null;
  readonly changes: string | null;
}

/** Makes a store of stations. */
export function createStationStore(database: Database): StationStore {
  const meterValues = createMeterValues(database);

  /**
   * Runs `change` on a station; when it resolves to `undefined`, since the station is not known, the station is created
   * and `change` runs again, in one transaction. Resolves to `undefined` for a station that was removed and is not to
   * come back.
   */
  async function changeOrCreate<T>(
    stationId: string,
    { registrationStatus, comesBack }: Creation,
    change: (queries: Queries) => Promise<T | undefined>,
  ): Promise<T | undefined> {
    for (;;) {
      const changed = await change(database);
      if (changed !== undefined) return changed;
      if (!comesBack && (await isRemoved(database, stationId))) return undefined;
      const created = await database.transaction(async (queries) => {
        const rows = await queries.query(
          `insert into stations (station_id, folded_id, registration_status) values ($1, $2, $3)
           on conflict do nothing returning station_id`,
          [keyOf(stationId), keyOf(foldCase(stationId)), registrationStatus],
        );
        if (rows.length === 0) return undefined;
        if (comesBack) await bringBack(queries, stationId);
        return change(queries);
      });
      if (created !== undefined) return created;
      await assertNoOther(database, stationId);
    }
  }

  /** A field of a station that an operator sets. */
  async function findField<T>(
    stationId: string,
    field: 'quirks' | 'billing',
    codec: Codec<T>,
  ): Promise<T | undefined> {
    const [row] = await database.query<{ value: string | null }>(
      `select ${field}::text as value from stations where station_id = $1`,
      [keyOf(stationId)],
    );
    return row && row.value !== null ? codec.decode(row.value) : undefined;
  }

  return {
    async register(stationId, { authentication, registrationStatus, quirks, billing }) {
      const creation = { registrationStatus: registrationStatus ?? 'Accepted', comesBack: true };
      await changeOrCreate(stationId, creation, async (queries) => {
        const [row] = await queries.query(
          // By changesGoOn.
          `update stations set authentication = $2::text::json,
             authentication_changes = case
               when authentication ->> 'passwordSha256' is not distinct from $2::text::json ->> 'passwordSha256'
                 and authentication ->> 'securityProfile' = $2::text::json ->> 'securityProfile'
               then authentication_changes
             end,
             registration_status = coalesce($3, registration_status),
             quirks = coalesce($4::text::json, quirks), billing = coalesce($5::text::json, billing)
           where station_id = $1 returning station_id`,
          [
            keyOf(stationId),
            authenticationCodec.encode(authentication),
            registrationStatus ?? null,
            quirks ? quirksCodec.encode(quirks) : null,
            billing ? billingCodec.encode(billing) : null,
          ],
        );
        return row;
      });
    },

    async registerUnknown(stationId, authentication) {
      for (;;) {
        const created = await database.query(
          `with created as (
             insert into stations (station_id, folded_id, registration_status, authentication)
             values ($1, $2, 'Pending', $3::text::json)
             on conflict do nothing returning station_id
           ), back as (delete from removed_stations using created where removed_stations.station_id = created.station_id)
           select station_id from created`,
          [keyOf(stationId), keyOf(foldCase(stationId)), authenticationCodec.encode(authentication)],
        );
        if (created.length > 0) return true;
        const known = await database.query('select from stations where station_id = $1', [keyOf(stationId)]);
        if (known.length > 0) return false;
        await assertNoOther(database, stationId);
      }
    },

    changeAuthentication: (stationId, change) =>
      database.transaction(async (queries) => {
        const [row] = await queries.query<AuthenticationRow>(
          `select authentication::text as authentication, authentication_changes::text as changes
           from stations where station_id = $1 for update`,
          [keyOf(stationId)],
        );
        if (!row || row.authentication === null) return;
        const known = {
          authentication: authenticationCodec.decode(row.authentication),
          ...(row.changes !== null && {
            authenticationChanges: authenticationChangesCodec.decode(row.changes),
          }),
        };
        const changed = changedAuthentication(known, change);
        if (changed === known) return;
        const { authentication = known.authentication, authenticationChanges } = changed;
        await queries.query(
          `update stations set authentication = $2::text::json, authentication_changes = $3::text::json
           where station_id = $1`,
          [
            keyOf(stationId),
            authenticationCodec.encode(authentication),
            authenticationChanges ? authenticationChangesCodec.encode(authenticationChanges) : null,
          ],
        );
      }),

    async setRegistrationStatus(stationId, status) {
      const rows = await database.query(
        'update stations set registration_status = $2 where station_id = $1 returning station_id',
        [keyOf(stationId), status],
      );
      return rows.length > 0;
    },

    async setMessageRecording(stationId, until) {
      const rows = await database.query(
        'update stations set record_messages_until = $2 where station_id = $1 returning station_id',
        [keyOf(stationId), until ? timestampOf(until) : null],
      );
      return rows.length > 0;
    },

    find: (stationId) => findStation(database, stationId),

    list: (request) => listStations(database, request),

    async recordBoot(stationId, boot, initialStatus) {
      const creation = { registrationStatus: initialStatus, comesBack: false };
      const station = await changeOrCreate(stationId, creation, async (queries) => {
        const [row] = await queries.query<{ registration_status: RegistrationStatus }>(
          `with booted as (
             update stations set boot = $2::text::json, booted_at = $3, last_seen_at = greatest(last_seen_at, $3)
             where station_id = $1 and (booted_at is null or booted_at <= $3)
           )
           select registration_status from stations where station_id = $1`,
          [keyOf(stationId), bootCodec.encode(boot), timestampOf(boot.at)],
        );
        return row;
      });
      return station?.registration_status ?? 'Rejected';
    },

    async findRegistrationStatus(stationId) {
      const [row] = await database.query<{ registration_status: RegistrationStatus }>(
        'select registration_status from stations where station_id = $1',
        [keyOf(stationId)],
      );
      return row?.registration_status;
    },

    async findAdmission(stationId) {
      const [row] = await database.query<AdmissionRow>(
        `select registration_status, ${msOf('record_messages_until')} as until_ms from stations where station_id = $1
         union all select 'Rejected', null from removed_stations where station_id = $1`,
        [keyOf(stationId)],
      );
      return row && admissionOf(row);
    },

    findQuirks: (stationId) => findField(stationId, 'quirks', quirksCodec),

    findBilling: (stationId) => findField(stationId, 'billing', billingCodec),

    async recordConnectorStatus(stationId, state) {
      await changeOrCreate(
        stationId,
        { registrationStatus: 'Accepted', comesBack: false },
        async (queries) => (await recordConnectorState(queries, stationId, state)) || undefined,
      );
    },

    listConnectorHistory: (stationId, connector, request) =>
      listConnectorStates(database, stationId, connector, request),

    async recordConnection(stationId, connection) {
      const { connected, connectionId, at } = connection;
      await database.query(
        `update stations set connection = $2::text::json, is_connected = $3, connection_id = $4, connected_at = $5
         where station_id = $1 and case
           when connection is null then $3
           when not $3 then connection_id = $4 and connected_at <= $5
           when connection_id = $4 and not is_connected then connected_at < $5
           else connected_at <= $5
         end`,
        [
          keyOf(stationId),
          connectionCodec.encode(connection),
          connected,
          keyOf(connectionId),
          timestampOf(at),
        ],
      );
    },

    async recordSeen(seen) {
      // In a fixed order, so that two callers can't deadlock.
      await database.query(
        `with locked as (
           select stations.station_id, seen.at
           from unnest($1::text[], $2::timestamptz[]) as seen (station_id, at) join stations using (station_id)
           order by stations.station_id for update of stations
         )
         update stations set last_seen_at = locked.at from locked
         where stations.station_id = locked.station_id
         and (stations.last_seen_at is null or stations.last_seen_at < locked.at)`,
        [[...seen.keys()].map(keyOf), [...seen.values()].map(timestampOf)],
      );
    },

    recordMeterValues: meterValues.record,
    findMeterValues: meterValues.find,
  };
}

/** How an unknown station is created. */
interface Creation {
  readonly registrationStatus: RegistrationStatus;
  /** Whether a removed station may be created again. */
  readonly comesBack: boolean;
}

interface AdmissionRow {
  readonly registration_status: RegistrationStatus;
  readonly until_ms: string | number | null;
}

function admissionOf({ registration_status: registrationStatus, until_ms }: AdmissionRow): StationAdmission {
  return until_ms === null
    ? { registrationStatus }
    : { registrationStatus, recordMessagesUntil: timeOf(until_ms) };
}

/** Whether a station was removed, and is not registered again. */
export async function isRemoved(queries: Queries, stationId: string): Promise<boolean> {
  const rows = await queries.query('select from removed_stations where station_id = $1', [keyOf(stationId)]);
  return rows.length > 0;
}

async function bringBack(queries: Queries, stationId: string): Promise<void> {
  await queries.query('delete from removed_stations where station_id = $1', [keyOf(stationId)]);
}

/**
 * Called when a station could not be created. When none is in the way any more, the one that was has been removed
 * meanwhile.
 *
 * @throws {StoreError} `conflict` when another one stands in the way, whose id differs in case only.
 */
async function assertNoOther(queries: Queries, stationId: string): Promise<void> {
  const others = await queries.query('select from stations where folded_id = $1 and station_id <> $2', [
    keyOf(foldCase(stationId)),
    keyOf(stationId),
  ]);
  if (others.length === 0) return;
  throw new StoreError(
    'conflict',
    'expected an id that differs from those of other stations in more than case',
  );
}
