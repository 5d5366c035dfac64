import { parseDateTime } from '@csms/ocpp-messages';
import { definedFields } from '@csms/services';
import type { ReservationStore } from '@csms/store';
import { tokenOf } from '../token.js';
import type { ResultHandler201 } from '../types.js';

/** What ReserveNow's result works with. */
export interface ReserveNowResultDeps {
  readonly reservations: Pick<ReservationStore, 'record'>;
}

/** Keeps a reservation that the station accepted, in place of the one of its id (OCPP 2.0.1 H01). */
export function reserveNowResult({ reservations }: ReserveNowResultDeps): ResultHandler201<'ReserveNow'> {
  return async ({ request, response }, { stationId, receivedAt }) => {
    if (!request || response.status !== 'Accepted') return;
    const { id, evseId, connectorType, idToken, groupIdToken, expiryDateTime } = request;
    const reservation = definedFields({
      reservationId: id,
      evseId,
      connectorType,
      token: tokenOf(idToken),
      groupId: groupIdToken?.idToken,
      expiresAt: parseDateTime(expiryDateTime) ?? receivedAt,
      reservedAt: receivedAt,
    });
    await reservations.record(stationId, reservation);
  };
}
