import type { ReservationStore } from '@csms/store';
import type { ResultHandler201 } from '../types.js';

/** What CancelReservation's result works with. */
export interface CancelReservationResultDeps {
  readonly reservations: Pick<ReservationStore, 'recordEnd'>;
}

/** Ends a reservation that the station has cancelled (OCPP 2.0.1 H02). */
export function cancelReservationResult({
  reservations,
}: CancelReservationResultDeps): ResultHandler201<'CancelReservation'> {
  return async ({ request, response }, { stationId, receivedAt: at }) => {
    if (!request || response.status !== 'Accepted') return;
    await reservations.recordEnd(stationId, request.reservationId, { status: 'cancelled', at });
  };
}
