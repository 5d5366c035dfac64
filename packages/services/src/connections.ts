import type { StationConnection, StationStore } from '@csms/store';

/** Keeps what gateways tell of their stations' connections; fits the router package's `listenToConnections`. */
export function recordConnections(
  stations: Pick<StationStore, 'recordConnection'>,
): (stationId: string, connection: StationConnection) => Promise<void> {
  return (stationId, { connected, connectionId, gatewayId, at }) =>
    stations.recordConnection(stationId, { connected, connectionId, gatewayId, at });
}
