import type { AvailabilityStore } from '@csms/store';
import type { ResultHandler201 } from '../types.js';

/** What the answers to ChangeAvailability work with. */
export interface ChangeAvailabilityResultDeps {
  readonly availability: Pick<AvailabilityStore, 'record'>;
}

/** Keeps which part of itself a station takes into or out of service, at once or when a transaction ends (OCPP 2.0.1 G03, G04). */
export function changeAvailabilityResult({
  availability,
}: ChangeAvailabilityResultDeps): ResultHandler201<'ChangeAvailability'> {
  return async ({ request, response: { status } }, { stationId, receivedAt }) => {
    if (status === 'Rejected' || !request) return;
    const { operationalStatus, evse } = request;
    await availability.record(stationId, {
      evseId: evse?.id ?? 0,
      connectorId: evse?.connectorId ?? 0,
      isOperative: operationalStatus === 'Operative',
      isScheduled: status === 'Scheduled',
      at: receivedAt,
    });
  };
}
