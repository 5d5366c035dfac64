import { parseDateTime } from '@csms/ocpp-messages';
import type { EventDataType } from '@csms/ocpp-messages/2.0.1';
import { contentId, definedFields } from '@csms/services';
import type { MonitoringEvent, MonitoringEventStore, StationStore } from '@csms/store';
import { availabilityState } from './availability-state.js';
import { componentOf, variableOf } from './component.js';
import type { CallHandler201 } from './types.js';

/** What NotifyEvent works with. */
export interface NotifyEventDeps {
  readonly monitoringEvents: Pick<MonitoringEventStore, 'record'>;
  readonly stations: Pick<StationStore, 'recordConnectorStatus'>;
}

/**
 * Keeps monitoring events (OCPP 2.0.1 N07.FR.03, N08.FR.02, G05.FR.03). Each stands for itself, so the parts of a long
 * message need not be put together. One that tells the state of a connector is kept as that as well (G01).
 */
export function notifyEvent({ monitoringEvents, stations }: NotifyEventDeps): CallHandler201<'NotifyEvent'> {
  return async ({ eventData }, { stationId, receivedAt }) => {
    const events = eventData.map((data) => monitoringEvent(data, receivedAt));
    await monitoringEvents.record(stationId, events);
    for (const event of events) {
      const state = availabilityState(event);
      if (state) await stations.recordConnectorStatus(stationId, state);
    }
    return {};
  };
}

/** Its id follows from all of its content, since a station may count its events anew when it boots. */
function monitoringEvent(data: EventDataType, receivedAt: Date): MonitoringEvent {
  const { eventId, timestamp, trigger, actualValue, techCode, techInfo, transactionId } = data;
  const component = componentOf(data.component);
  const variable = variableOf(data.variable);
  return definedFields({
    id: contentId(eventId, timestamp, JSON.stringify([component, variable]), actualValue),
    eventId,
    at: parseDateTime(timestamp) ?? receivedAt,
    receivedAt,
    component,
    variable,
    actualValue,
    trigger,
    notificationType: data.eventNotificationType,
    monitorId: data.variableMonitoringId,
    causeEventId: data.cause,
    isCleared: data.cleared,
    techCode,
    techInfo,
    transactionId,
  });
}
