import {
  type AuthenticationChange,
  type ConnectorState,
  changedAuthentication,
  changesGoOn,
  cursorsOf,
  foldCase,
  maxConnectors,
  maxEvses,
  type RegistrationStatus,
  type Station,
  type StationConnection,
  type StationStore,
  StoreError,
} from '@csms/store';
import { createConnectorHistory } from './connector-history.js';
import { copyConnector, copyDate, copyStation } from './copies.js';
import { type KeptReading, keepReading, readingOf } from './kept-reading.js';
import { addTo, countLeading, emptyList, type ListOrder, pageOf } from './ordered-list.js';
import type { StationMaps } from './station-maps.js';

type StationEntry = { -readonly [Key in keyof Station]: Station[Key] } & { connectors: ConnectorState[] };

const byId: ListOrder<StationEntry, [string]> = {
  cursors: cursorsOf('stations', 'string'),
  positionOf: ({ stationId }) => [foldCase(stationId)],
  direction: 'ascending',
};

/**
 * Makes a store of stations.
 *
 * @param removed the stations that were removed and not registered again; this store keeps the set up to date
 */
export function createStationStore(stationMaps: StationMaps, removed: Set<string>): StationStore {
  const stations = new Map<string, StationEntry>();
  const folded = new Set<string>();
  const list = emptyList<StationEntry>();
  const history = createConnectorHistory(stationMaps);
  const meterValues = stationMaps.map<Map<number, KeptReading>>();

  stationMaps.onRemove((stationId) => {
    const station = stations.get(stationId);
    if (!station) return false;
    stations.delete(stationId);
    folded.delete(foldCase(stationId));
    list.items = list.items.filter((other) => other !== station);
    removed.add(stationId);
    return true;
  });

  function findOrCreate(stationId: string, registrationStatus: RegistrationStatus): StationEntry {
    const known = stations.get(stationId);
    if (known) return known;
    const key = foldCase(stationId);
    if (folded.has(key)) {
      throw new StoreError(
        'conflict',
        `expected an id that differs from those of other stations in more than case`,
      );
    }
    removed.delete(stationId);
    const station: StationEntry = { stationId, registrationStatus, connectors: [] };
    folded.add(key);
    stations.set(stationId, station);
    addTo(list, station, byId);
    return station;
  }

  return {
    async register(stationId, { authentication, registrationStatus, quirks, billing }) {
      const station = findOrCreate(stationId, 'Accepted');
      const known = station.authentication;
      if (known && !changesGoOn(known, authentication)) delete station.authenticationChanges;
      station.authentication = { ...authentication };
      if (registrationStatus) station.registrationStatus = registrationStatus;
      if (quirks) station.quirks = { ...quirks };
      if (billing) station.billing = { ...billing };
    },

    async registerUnknown(stationId, authentication) {
      if (stations.has(stationId)) return false;
      findOrCreate(stationId, 'Pending').authentication = { ...authentication };
      return true;
    },

    async changeAuthentication(stationId, change) {
      const station = stations.get(stationId);
      if (!station) return;
      const { authentication, authenticationChanges } = changedAuthentication(station, copyChange(change));
      if (!authentication) return;
      station.authentication = authentication;
      if (authenticationChanges) station.authenticationChanges = authenticationChanges;
      else delete station.authenticationChanges;
    },

    async setRegistrationStatus(stationId, status) {
      const station = stations.get(stationId);
      if (station) station.registrationStatus = status;
      return station !== undefined;
    },

    async setMessageRecording(stationId, until) {
      const station = stations.get(stationId);
      if (!station) return false;
      if (until) station.recordMessagesUntil = copyDate(until);
      else delete station.recordMessagesUntil;
      return true;
    },

    async find(stationId) {
      const station = stations.get(stationId);
      return station && copyStation(station);
    },

    async list(request) {
      const { items, ...next } = pageOf(list, byId, request);
      return { items: items.map(copyStation), ...next };
    },

    async recordBoot(stationId, boot, initialStatus) {
      if (removed.has(stationId)) return 'Rejected';
      const station = findOrCreate(stationId, initialStatus);
      if (station.boot && boot.at < station.boot.at) return station.registrationStatus;
      station.boot = { ...boot, at: copyDate(boot.at) };
      see(station, boot.at);
      return station.registrationStatus;
    },

    async findRegistrationStatus(stationId) {
      return stations.get(stationId)?.registrationStatus;
    },

    async findAdmission(stationId) {
      if (removed.has(stationId)) return { registrationStatus: 'Rejected' };
      const station = stations.get(stationId);
      if (!station) return undefined;
      const { registrationStatus, recordMessagesUntil: until } = station;
      return until ? { registrationStatus, recordMessagesUntil: copyDate(until) } : { registrationStatus };
    },

    async findBilling(stationId) {
      const billing = stations.get(stationId)?.billing;
      return billing && { ...billing };
    },

    async findQuirks(stationId) {
      const quirks = stations.get(stationId)?.quirks;
      return quirks && { ...quirks };
    },

    async recordConnectorStatus(stationId, given) {
      if (removed.has(stationId)) return;
      const { connectors } = findOrCreate(stationId, 'Accepted');
      const state = copyConnector(given);
      history.add(stationId, state);
      const index = countLeading(connectors, (other) => compareConnectors(other, state) < 0);
      const known = connectors[index];
      const isKnown = known !== undefined && compareConnectors(known, state) === 0;
      if (isKnown) {
        if (state.at.getTime() >= known.at.getTime()) connectors[index] = state;
        return;
      }
      connectors.splice(index, 0, state);
      if (connectors.length <= maxConnectors) return;
      const earliest = connectors.reduce((a, b) => (b.at < a.at ? b : a));
      connectors.splice(connectors.indexOf(earliest), 1);
      history.forget(stationId, earliest);
    },

    async listConnectorHistory(stationId, connector, request) {
      return history.page(stationId, connector, request);
    },

    async recordConnection(stationId, connection) {
      const station = stations.get(stationId);
      if (!station || !counts(connection, station.connection)) return;
      station.connection = { ...connection, at: copyDate(connection.at) };
    },

    async recordSeen(seen) {
      for (const [stationId, at] of seen) {
        const station = stations.get(stationId);
        if (station) see(station, at);
      }
    },

    async recordMeterValues(stationId, evseId, reading) {
      let readings = meterValues.get(stationId);
      if (!readings) {
        readings = new Map();
        meterValues.set(stationId, readings);
      }
      const known = readings.get(evseId);
      if (!known || known.atMs <= reading.at.getTime()) readings.set(evseId, keepReading(reading, known));
      if (readings.size <= maxEvses) return;
      const [earliest] = [...readings].reduce((a, b) => (b[1].atMs < a[1].atMs ? b : a));
      readings.delete(earliest);
    },

    async findMeterValues(stationId) {
      const readings = [...(meterValues.get(stationId) ?? [])];
      return new Map(
        readings.toSorted(([a], [b]) => a - b).map(([evseId, reading]) => [evseId, readingOf(reading)]),
      );
    },
  };
}

function copyChange(change: AuthenticationChange): AuthenticationChange {
  return change.kind === 'password_taken_at_boot' ? { ...change, at: copyDate(change.at) } : change;
}

function see(station: StationEntry, at: Date): void {
  if (!station.lastSeenAt || at > station.lastSeenAt) station.lastSeenAt = copyDate(at);
}

function compareConnectors(a: ConnectorState, b: ConnectorState): number {
  return a.evseId - b.evseId || a.connectorId - b.connectorId;
}

/** Whether what is told of a connection replaces what is known of it. */
function counts(told: StationConnection, known: StationConnection | undefined): boolean {
  if (!known) return told.connected;
  const isKnown = told.connectionId === known.connectionId;
  if (!told.connected) return isKnown && told.at >= known.at;
  return isKnown && !known.connected ? told.at > known.at : told.at >= known.at;
}
