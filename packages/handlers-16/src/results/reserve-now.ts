import { parseDateTime } from '@csms/ocpp-messages';
import { definedFields } from '@csms/services';
import type { ReservationStore } from '@csms/store';
import type { ResultHandler16 } from '../types.js';

/** What ReserveNow's result works with. */
export interface ReserveNowResultDeps {
  readonly reservations: Pick<ReservationStore, 'record'>;
}

/**
 * Keeps a reservation that the station accepted, in place of the one of its id (OCPP 1.6 section 5.13). One of connector 0
 * is of any connector.
 */
export function reserveNowResult({ reservations }: ReserveNowResultDeps): ResultHandler16<'ReserveNow'> {
  return async ({ request, response }, { stationId, receivedAt }) => {
    if (!request || response.status !== 'Accepted') return;
    const { reservationId, connectorId, idTag, parentIdTag, expiryDate } = request;
    const reservation = definedFields({
      reservationId,
      evseId: connectorId === 0 ? undefined : connectorId,
      token: { uid: idTag },
      groupId: parentIdTag,
      expiresAt: parseDateTime(expiryDate) ?? receivedAt,
      reservedAt: receivedAt,
    });
    await reservations.record(stationId, reservation);
  };
}
