import { parseDateTime } from '@csms/ocpp-messages';
import {
  type Billing,
  isAhead,
  recordedAuthorization,
  recordNumberedStart,
  type TokenAuthorizer,
} from '@csms/services';
import { type ReservationStore, startSeqNo, type TransactionStore } from '@csms/store';
import { evseOf } from './evse.js';
import { idTagInfo } from './id-tag-info.js';
import { type CallHandler16, ocppVersion } from './types.js';

/** What StartTransaction works with. */
export interface StartTransactionDeps {
  readonly transactions: Pick<TransactionStore, 'claimStart'>;
  readonly reservations: Pick<ReservationStore, 'recordEnd'>;
  readonly tokenAuthorizer: Pick<TokenAuthorizer, 'authorizeUse'>;
  /** Says by which tariff the transaction is billed. */
  readonly billing?: Pick<Billing, 'tariffFor'>;
}

/**
 * Gives a transaction its id and says whether its token may charge (OCPP 1.6 section 4.8). A refused one gets an id of
 * its own too, since the station may go on (E3.54); the same start sent again gets the same answer. Only one that is
 * accepted uses up its reservation.
 */
export function startTransaction({
  transactions,
  reservations,
  tokenAuthorizer,
  billing,
}: StartTransactionDeps): CallHandler16<'StartTransaction'> {
  return async (request, { stationId, messageId, receivedAt }) => {
    const { idTag, meterStart, reservationId, timestamp } = request;
    const at = parseDateTime(timestamp) ?? receivedAt;
    const evse = evseOf(request.connectorId);
    const token = { uid: idTag };
    const authorization = await tokenAuthorizer.authorizeUse({
      token,
      stationId,
      evseId: evse.evseId,
      at: receivedAt,
    });
    const transaction = await recordNumberedStart(transactions, {
      stationId,
      ocppVersion,
      messageId,
      ...evse,
      token,
      authorization,
      reservationId,
      tariffId: await billing?.tariffFor(stationId, authorization.tariffId),
      meterStart,
      at,
      receivedAt,
      isAhead: isAhead(at, receivedAt),
    });
    const answer = recordedAuthorization(transaction, startSeqNo) ?? authorization;
    const { transactionId } = transaction;
    if (reservationId !== undefined && answer.status === 'Accepted') {
      const end = { status: 'consumed', at: receivedAt, transactionId } as const;
      await reservations.recordEnd(stationId, reservationId, end);
    }
    return { transactionId: Number(transactionId), idTagInfo: idTagInfo(answer) };
  };
}
