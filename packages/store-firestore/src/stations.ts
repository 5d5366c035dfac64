import {
  changedAuthentication,
  changesGoOn,
  cursorsOf,
  foldCase,
  type StationAuthentication,
  type StationConnection,
  type StationStore,
} from '@csms/store';
import { changeDocument, writeOf } from './change-document.js';
import {
  appendConnectorState,
  connectorsKey,
  connectorWrite,
  lastConnectorStates,
  listConnectorStates,
  trimConnectors,
} from './connector-states.js';
import type { Database, Document, Write } from './database.js';
import { createMeterValues } from './meter-values.js';
import { type ListOrder, readPage } from './pages.js';
import { recordSeen } from './record-seen.js';
import {
  contentOfStation,
  removedPath,
  type StationRecord,
  stationIn,
  stationOf,
  stationOrNone,
  stationPath,
  withConnectors,
} from './station-document.js';
import { untilDone } from './until-done.js';

const byId: ListOrder<StationRecord, [string]> = {
  cursors: cursorsOf('stations', 'string'),
  positionOf: ({ stationId }) => [foldCase(stationId)],
  direction: 'ascending',
};

/** Makes a store of stations. */
export function createStationStore(database: Database): StationStore {
  const meterValues = createMeterValues(database);

  async function findRecord(stationId: string): Promise<StationRecord | undefined> {
    const [document] = await database.get([stationPath(stationId)]);
    return stationOf(document, stationId);
  }

  /** Changes a station that is known, and resolves to whether it is. */
  function changeKnown(
    stationId: string,
    changed: (known: StationRecord) => StationRecord,
  ): Promise<boolean> {
    return changeDocument(database, stationPath(stationId), (document) => {
      const known = stationOf(document, stationId);
      if (!known) return { result: false };
      const station = changed(known);
      return { result: true, ...(station !== known && { content: contentOfStation(station) }) };
    });
  }

  /** Whether a station was removed. To be asked after it was not found, since a removal changes both in one commit. */
  async function wasRemoved(stationId: string): Promise<boolean> {
    const [removed] = await database.get([removedPath(stationId)]);
    return removed !== undefined;
  }

  return {
    async register(stationId, { authentication, registrationStatus, quirks, billing }) {
      await untilDone(async () => {
        const [document] = await database.get([stationPath(stationId)]);
        const known = stationOrNone(document, stationId) ?? { stationId, registrationStatus: 'Accepted' };
        const station: StationRecord = {
          ...withAuthentication(known, authentication),
          ...(registrationStatus && { registrationStatus }),
          ...(quirks && { quirks }),
          ...(billing && { billing }),
        };
        const version = await database.commit(registering(document, station));
        return version && { result: undefined };
      });
    },

    registerUnknown: (stationId, authentication) =>
      untilDone(async () => {
        const [document] = await database.get([stationPath(stationId)]);
        if (stationOrNone(document, stationId)) return { result: false };
        const station = { stationId, registrationStatus: 'Pending', authentication } as const;
        const version = await database.commit(registering(document, station));
        return version && { result: true };
      }),

    setRegistrationStatus: (stationId, registrationStatus) =>
      changeKnown(stationId, (known) => ({ ...known, registrationStatus })),

    setMessageRecording: (stationId, recordMessagesUntil) =>
      changeKnown(stationId, (known) => ({ ...known, recordMessagesUntil })),

    async changeAuthentication(stationId, change) {
      await changeKnown(stationId, (known) => {
        const changed = changedAuthentication(known, change);
        if (changed === known) return known;
        const { authentication, authenticationChanges } = changed;
        return { ...known, authentication, authenticationChanges };
      });
    },

    async find(stationId) {
      const [station, connectors] = await Promise.all([
        findRecord(stationId),
        lastConnectorStates(database, stationId),
      ]);
      return station && withConnectors(station, connectors.get(connectorsKey(stationId)));
    },

    async list(request) {
      const { items, ...next } = await readPage(
        database,
        { collection: ['stations'], decode: stationIn },
        byId,
        request,
      );
      const [first, last] = [items[0], items.at(-1)];
      if (!first || !last) return { items: [], ...next };
      const connectors = await lastConnectorStates(database, first.stationId, last.stationId);
      return {
        items: items.map((station) =>
          withConnectors(station, connectors.get(connectorsKey(station.stationId))),
        ),
        ...next,
      };
    },

    recordBoot: (stationId, boot, initialStatus) =>
      untilDone(async () => {
        const [document] = await database.get([stationPath(stationId)]);
        const known = stationOrNone(document, stationId);
        if (!known && (await wasRemoved(stationId))) return { result: 'Rejected' };
        const { registrationStatus, ...station } = known ?? { stationId, registrationStatus: initialStatus };
        if (station.boot && station.boot.at > boot.at) return { result: registrationStatus };
        const { lastSeenAt } = station;
        const content = contentOfStation({
          ...station,
          registrationStatus,
          boot,
          lastSeenAt: lastSeenAt && lastSeenAt > boot.at ? lastSeenAt : boot.at,
        });
        const version = await database.commit([writeOf(stationPath(stationId), document, content)]);
        return version && { result: registrationStatus };
      }),

    findRegistrationStatus: async (stationId) => (await findRecord(stationId))?.registrationStatus,
    async findAdmission(stationId) {
      const known = await findRecord(stationId);
      if (!known) return (await wasRemoved(stationId)) ? { registrationStatus: 'Rejected' } : undefined;
      const { registrationStatus, recordMessagesUntil } = known;
      return { registrationStatus, ...(recordMessagesUntil && { recordMessagesUntil }) };
    },
    findQuirks: async (stationId) => (await findRecord(stationId))?.quirks,
    findBilling: async (stationId) => (await findRecord(stationId))?.billing,

    recordConnectorStatus: (stationId, state) =>
      untilDone(async () => {
        if (await appendConnectorState(database, stationId, state)) return { result: undefined };
        const [document] = await database.get([stationPath(stationId)]);
        const known = stationOrNone(document, stationId);
        if (!known && (await wasRemoved(stationId))) return { result: undefined };
        const version = await database.commit([
          // A connector exists only if its station does, so that nothing is left of a removed station.
          document ? unchanged(document) : creation(stationId),
          connectorWrite(stationId, state),
        ]);
        if (version) await trimConnectors(database, stationId, state);
        return version && { result: undefined };
      }),

    listConnectorHistory: (stationId, connector, request) =>
      listConnectorStates(database, stationId, connector, request),

    async recordConnection(stationId, connection) {
      await changeKnown(stationId, (known) =>
        counts(connection, known.connection) ? { ...known, connection } : known,
      );
    },

    recordSeen: (seen) => recordSeen(database, seen),

    recordMeterValues: meterValues.record,
    findMeterValues: meterValues.find,
  };
}

/** A write that changes nothing, and is refused when the station has changed or is gone. */
function unchanged(known: Document): Write {
  return { kind: 'update', known, fields: { lastSeenMs: known.fields.lastSeenMs } };
}

/** The write that creates a station of which a message came. */
function creation(stationId: string): Write {
  const content = contentOfStation({ stationId, registrationStatus: 'Accepted' });
  return { kind: 'create', path: stationPath(stationId), content };
}

/** The writes that register a station, which brings back a removed one. */
function registering(document: Document | undefined, station: StationRecord): readonly Write[] {
  const write = writeOf(stationPath(station.stationId), document, contentOfStation(station));
  return document ? [write] : [write, { kind: 'discard', path: removedPath(station.stationId) }];
}

/** A station that is registered again, whose changes over OCPP go on or end by that. */
function withAuthentication(
  { authenticationChanges, ...station }: StationRecord,
  authentication: StationAuthentication,
): StationRecord {
  const known = station.authentication;
  const goesOn = authenticationChanges && known && changesGoOn(known, authentication);
  return { ...station, authentication, ...(goesOn && { authenticationChanges }) };
}

/** Whether a connection, or its end, replaces what is known. */
function counts(
  { connected, connectionId, at }: StationConnection,
  known: StationConnection | undefined,
): boolean {
  if (!known) return connected;
  const isSame = known.connectionId === connectionId;
  if (!connected) return isSame && known.at <= at;
  return isSame && !known.connected ? known.at < at : known.at <= at;
}
