import type { StationConnection, StationStore } from '@csms/store';
import { definedFields } from './defined-fields.js';

/** Keeps what gateways tell of their stations' connections; fits the router package's `listenToConnections`. */
export function recordConnections(
  stations: Pick<StationStore, 'recordConnection'>,
): (stationId: string, connection: StationConnection) => Promise<void> {
  return (stationId, { connected, connectionId, gatewayId, ocppVersion, at }) =>
    stations.recordConnection(
      stationId,
      definedFields({ connected, connectionId, gatewayId, ocppVersion, at }),
    );
}
