import type { Command, CommandsDeps, StatusAnswer } from './command.js';
import { createCommand } from './create-command.js';
import { message16, message201, readStatus } from './message.js';
import { transactionNumber16 } from './transaction-number.js';

/** A transaction to be stopped. */
export interface StopTransaction {
  /** As the store has it: on 1.6 the number, as text. */
  readonly transactionId: string;
}

/** Whether the station will try to stop it. */
export type StopTransactionAnswer = StatusAnswer<'Accepted' | 'Rejected'>;

/** Stops a transaction (1.6 section 5.12 RemoteStopTransaction; 2.0.1 F03.FR.01 RequestStopTransaction). */
export function stopTransaction(deps: CommandsDeps): Command<StopTransaction, StopTransactionAnswer> {
  return createCommand(deps, {
    '1.6': ({ transactionId }) =>
      message16('RemoteStopTransaction', { transactionId: transactionNumber16(transactionId) }, readStatus),
    '2.0.1': ({ transactionId }) => message201('RequestStopTransaction', { transactionId }, readStatus),
  });
}
