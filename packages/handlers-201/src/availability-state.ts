import { stateTime } from '@csms/services';
import { type ConnectorState, type ConnectorStatus, foldCase, type MonitoringEvent } from '@csms/store';

/** The states that AvailabilityState may have (OCPP 2.0.1, ConnectorStatusEnumType), by their names in lower case. */
const statuses: ReadonlyMap<string, ConnectorStatus> = new Map(
  (['Available', 'Occupied', 'Reserved', 'Unavailable', 'Faulted'] as const).map((status) => [
    foldCase(status),
    status,
  ]),
);

/**
 * The state that an event tells of a connector, an EVSE (as its connector 0) or the whole station (as EVSE 0), when it
 * is one on AvailabilityState (OCPP 2.0.1 G01).
 */
export function availabilityState(event: MonitoringEvent): ConnectorState | undefined {
  const { component, variable, actualValue, receivedAt } = event;
  if (foldCase(variable.name) !== 'availabilitystate') return undefined;
  const place = placeOf(event);
  const status = statuses.get(foldCase(actualValue));
  if (!place || !status || component.instance !== undefined) return undefined;
  return { ...place, status, at: stateTime(event.at, receivedAt) };
}

function placeOf({
  component: { name, evseId, connectorId },
}: MonitoringEvent): Pick<ConnectorState, 'evseId' | 'connectorId'> | undefined {
  switch (foldCase(name)) {
    case 'chargingstation':
      return { evseId: 0, connectorId: 0 };
    case 'evse':
      return evseId === undefined ? undefined : { evseId, connectorId: 0 };
    case 'connector':
      return evseId === undefined || connectorId === undefined ? undefined : { evseId, connectorId };
    default:
      return undefined;
  }
}
