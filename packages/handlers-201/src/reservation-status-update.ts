import type { ReservationEnd, ReservationStore } from '@csms/store';
import type { CallHandler201 } from './types.js';

/** What ReservationStatusUpdate works with. */
export interface ReservationStatusUpdateDeps {
  readonly reservations: Pick<ReservationStore, 'recordEnd'>;
}

const statuses = { Expired: 'expired', Removed: 'removed' } as const satisfies Record<
  string,
  ReservationEnd['status']
>;

/** Ends a reservation that has expired, or that the station can't keep (OCPP 2.0.1 H04.FR.01). */
export function reservationStatusUpdate({
  reservations,
}: ReservationStatusUpdateDeps): CallHandler201<'ReservationStatusUpdate'> {
  return async ({ reservationId, reservationUpdateStatus }, { stationId, receivedAt: at }) => {
    await reservations.recordEnd(stationId, reservationId, { status: statuses[reservationUpdateStatus], at });
    return {};
  };
}
