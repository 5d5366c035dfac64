import { definedFields } from '@csms/services';
import type { MessageQueueStore } from '@csms/store';
import type { ResultHandler201 } from '../types.js';

/** What the answers to GetTransactionStatus work with. */
export interface GetTransactionStatusResultDeps {
  readonly messageQueues: Pick<MessageQueueStore, 'record'>;
}

/**
 * Keeps whether a station has yet to send messages, of a transaction or of any, and whether that transaction goes on:
 * to look at before billing (OCPP 2.0.1 E14). Asked about all messages, it says nothing of a running transaction
 * (E14.FR.06).
 */
export function getTransactionStatusResult({
  messageQueues,
}: GetTransactionStatusResultDeps): ResultHandler201<'GetTransactionStatus'> {
  return async ({ request, response }, { stationId, receivedAt: at }) => {
    if (!request) return;
    const { transactionId } = request;
    const { ongoingIndicator: isOngoing, messagesInQueue: hasMessages } = response;
    await messageQueues.record(stationId, definedFields({ transactionId, isOngoing, hasMessages, at }));
  };
}
