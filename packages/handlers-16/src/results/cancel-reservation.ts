import type { ReservationStore } from '@csms/store';
import type { ResultHandler16 } from '../types.js';

/** What CancelReservation's result works with. */
export interface CancelReservationResultDeps {
  readonly reservations: Pick<ReservationStore, 'recordEnd'>;
}

/** Ends a reservation that the station has cancelled (OCPP 1.6 section 5.1). */
export function cancelReservationResult({
  reservations,
}: CancelReservationResultDeps): ResultHandler16<'CancelReservation'> {
  return async ({ request, response }, { stationId, receivedAt: at }) => {
    if (!request || response.status !== 'Accepted') return;
    await reservations.recordEnd(stationId, request.reservationId, { status: 'cancelled', at });
  };
}
