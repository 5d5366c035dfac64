import { spokenVersion } from '@csms/services';
import type { ConnectorState, Station, StationConnection } from '@csms/store';
import type { JsonSchema } from '../operation.js';
import { dateTime } from './common.js';
import { stationBillingProperties } from './station-billing.js';
import { stationQuirksProperties } from './station-quirks.js';

/** Schema of a station. */
export const stationSchema: JsonSchema = {
  type: 'object',
  required: ['csId', 'registrationStatus', 'connectors'],
  properties: {
    csId: { type: 'string' },
    ocppVersion: { type: 'string', examples: ['1.6', '2.0.1'] },
    registrationStatus: { enum: ['Accepted', 'Pending', 'Rejected'] },
    ...stationBillingProperties,
    ...stationQuirksProperties,
    vendor: { type: 'string' },
    model: { type: 'string' },
    serialNumber: { type: 'string' },
    firmwareVersion: { type: 'string' },
    lastBootAt: dateTime,
    lastSeenAt: { ...dateTime, description: 'When it was last heard, to the minute' },
    connected: {
      type: 'boolean',
      description: 'Absent while that is not known, such as behind a gateway that sends no connection events',
    },
    connectors: {
      type: 'array',
      description:
        'Ordered by EVSE and connector. A 1.6 connector is connector 1 of the EVSE with its number',
      items: {
        type: 'object',
        required: ['evseId', 'connectorId', 'status', 'at'],
        properties: {
          evseId: { type: 'integer', description: '0 for the station as a whole' },
          connectorId: { type: 'integer', description: '0 for the station as a whole' },
          status: { type: 'string', examples: ['Available', 'Occupied', 'Charging', 'Faulted'] },
          errorCode: { type: 'string', description: 'OCPP 1.6 only' },
          at: dateTime,
        },
      },
    },
  },
};

/** Writes a station. */
export function toStationJson(station: Station, isGatewayAlive?: (gatewayId: string) => boolean): object {
  const { stationId, registrationStatus, billing, quirks, boot, lastSeenAt, connection, connectors } =
    station;
  return {
    csId: stationId,
    ocppVersion: spokenVersion(station),
    registrationStatus,
    ...billing,
    ...quirks,
    vendor: boot?.vendor,
    model: boot?.model,
    serialNumber: boot?.serialNumber,
    firmwareVersion: boot?.firmwareVersion,
    lastBootAt: boot?.at,
    lastSeenAt,
    connected: connection && isConnected(connection, isGatewayAlive),
    connectors: connectors.map(toConnectorJson),
  };
}

/** A station whose gateway went silent is not connected; one that said so itself needs no gateway to confirm it. */
function isConnected(
  { connected, gatewayId }: StationConnection,
  isGatewayAlive: ((gatewayId: string) => boolean) | undefined,
): boolean | undefined {
  return connected ? isGatewayAlive?.(gatewayId) : false;
}

function toConnectorJson({ evseId, connectorId, status, errorCode, at }: ConnectorState): object {
  return { evseId, connectorId, status, errorCode, at };
}
