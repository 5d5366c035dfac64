import type { AvailabilityStore } from '@csms/store';
import { evseOf } from '../evse.js';
import type { ResultHandler16 } from '../types.js';

/** What the answers to ChangeAvailability work with. */
export interface ChangeAvailabilityResultDeps {
  readonly availability: Pick<AvailabilityStore, 'record'>;
}

/** Keeps which connector a station takes into or out of service, at once or when its transaction ends (OCPP 1.6 section 5.2). */
export function changeAvailabilityResult({
  availability,
}: ChangeAvailabilityResultDeps): ResultHandler16<'ChangeAvailability'> {
  return async ({ request, response: { status } }, { stationId, receivedAt }) => {
    if (status === 'Rejected' || !request) return;
    await availability.record(stationId, {
      ...evseOf(request.connectorId),
      isOperative: request.type === 'Operative',
      isScheduled: status === 'Scheduled',
      at: receivedAt,
    });
  };
}
