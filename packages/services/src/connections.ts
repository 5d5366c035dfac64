import type { StationConnection, StationStore } from '@csms/store';
import { definedFields } from './defined-fields.js';

/** What a gateway tells of a connection. */
export interface ToldConnection extends StationConnection {
  /** OCPP's security profile by which the station came, when that is higher than the one that it is registered with. */
  readonly securityProfile?: 2 | 3;
}

/**
 * Keeps what gateways tell of their stations' connections; fits the router package's `listenToConnections`. A station that
 * came with a higher security profile is registered with that one from then on (2.0.1 A05.FR.07).
 */
export function recordConnections(
  stations: Pick<StationStore, 'changeAuthentication' | 'recordConnection'>,
): (stationId: string, connection: ToldConnection) => Promise<void> {
  return async (stationId, { connected, connectionId, gatewayId, ocppVersion, at, securityProfile }) => {
    if (securityProfile) {
      await stations.changeAuthentication(stationId, { kind: 'profile_used', securityProfile });
    }
    const connection = definedFields({ connected, connectionId, gatewayId, ocppVersion, at });
    await stations.recordConnection(stationId, connection);
  };
}
