import { spokenVersion } from '@csms/services';
import type { Station, StationConnection } from '@csms/store';
import type { JsonSchema, Parameter } from '../operation.js';
import { shown } from '../shown.js';
import { dateTime, schemaRef } from './common.js';
import { text } from './object-of.js';
import { stationBillingProperties } from './station-billing.js';
import { connectorStateSchema } from './station-events.js';
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
    recordMessagesUntil: {
      ...dateTime,
      description:
        'Until when its messages are recorded; absent when that was never asked for, or called off',
    },
    vendor: { type: 'string' },
    model: { type: 'string' },
    serialNumber: { type: 'string' },
    firmwareVersion: { type: 'string' },
    iccid: text('Of the SIM card'),
    imsi: text('Of the SIM card'),
    meterType: text('Of the main meter'),
    meterSerialNumber: text('Of the main meter'),
    bootReason: text('Why it booted (2.0.1)', 'PowerUp'),
    lastBootAt: dateTime,
    lastSeenAt: { ...dateTime, description: 'When it was last heard from, to the minute' },
    connected: {
      type: 'boolean',
      description: 'Absent while that is not known, such as behind a gateway that sends no connection events',
    },
    connectors: {
      type: 'array',
      description:
        'Ordered by EVSE and connector. A 1.6 connector is connector 1 of the EVSE with its number',
      items: schemaRef('ConnectorState'),
    },
  },
};

/** Writes a station. */
export function toStationJson(station: Station, isGatewayAlive?: (gatewayId: string) => boolean): object {
  const { stationId, registrationStatus, quirks, billing, recordMessagesUntil } = station;
  const { boot, lastSeenAt, connection, connectors } = station;
  return {
    csId: stationId,
    ocppVersion: spokenVersion(station),
    registrationStatus,
    ...billing,
    ...quirks,
    recordMessagesUntil,
    vendor: boot?.vendor,
    model: boot?.model,
    serialNumber: boot?.serialNumber,
    firmwareVersion: boot?.firmwareVersion,
    iccid: boot?.iccid,
    imsi: boot?.imsi,
    meterType: boot?.meterType,
    meterSerialNumber: boot?.meterSerialNumber,
    bootReason: boot?.reason,
    lastBootAt: boot?.at,
    lastSeenAt,
    connected: connection && isConnected(connection, isGatewayAlive),
    connectors: connectors.map((state) => shown(state, connectorStateSchema)),
  };
}

/** A station whose gateway went silent is not connected; one that said so itself needs no gateway to confirm it. */
function isConnected(
  { connected, gatewayId }: StationConnection,
  isGatewayAlive: ((gatewayId: string) => boolean) | undefined,
): boolean | undefined {
  return connected ? isGatewayAlive?.(gatewayId) : false;
}

const connectorNumber: JsonSchema = { type: 'integer', minimum: 0, maximum: Number.MAX_SAFE_INTEGER };

/** The connector that a path is about. */
export const connectorInPath: readonly Parameter[] = [
  { name: 'evseId', in: 'path', description: 'The number of the connector on 1.6', schema: connectorNumber },
  { name: 'connectorId', in: 'path', description: 'Always 1 on 1.6', schema: connectorNumber },
];
