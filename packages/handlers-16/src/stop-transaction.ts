import { parseDateTime } from '@csms/ocpp-messages';
import {
  type Billing,
  identifyByContent,
  isAhead,
  recordedAuthorization,
  recordNumberedStop,
  type TokenAuthorizer,
} from '@csms/services';
import { stopSeqNo, type TransactionStore } from '@csms/store';
import { idTagInfo } from './id-tag-info.js';
import { measurementsOf } from './measurements.js';
import { type CallHandler16, ocppVersion } from './types.js';

/** What StopTransaction works with. */
export interface StopTransactionDeps {
  readonly transactions: Pick<TransactionStore, 'list' | 'listReadings' | 'record'>;
  readonly tokenAuthorizer: Pick<TokenAuthorizer, 'authorize'>;
  /** Says what the transaction cost, and keeps it. */
  readonly billing?: Pick<Billing, 'settle'>;
}

/**
 * Ends a transaction, known or not, and says whether the token that stopped it is good, if there is one (OCPP 1.6
 * section 4.10). It can't be refused.
 */
export function stopTransaction({
  transactions,
  tokenAuthorizer,
  billing,
}: StopTransactionDeps): CallHandler16<'StopTransaction'> {
  return async (request, { stationId, receivedAt }) => {
    const { idTag, meterStop, reason, timestamp, transactionId, transactionData = [] } = request;
    const at = parseDateTime(timestamp) ?? receivedAt;
    const token = idTag === undefined ? undefined : { uid: idTag };
    const authorization = token && (await tokenAuthorizer.authorize({ token, stationId, at: receivedAt }));
    const transaction = await recordNumberedStop(transactions, {
      stationId,
      ocppVersion,
      transactionNumber: transactionId,
      token,
      authorization,
      meterStop,
      stoppedReason: reason,
      readings: measurementsOf(transactionData, receivedAt).map(identifyByContent),
      at,
      receivedAt,
      isAhead: isAhead(at, receivedAt),
    });
    await billing?.settle(transaction);
    if (!authorization) return {};
    return { idTagInfo: idTagInfo(recordedAuthorization(transaction, stopSeqNo) ?? authorization) };
  };
}
