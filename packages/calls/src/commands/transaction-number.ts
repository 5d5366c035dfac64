import { isTransactionNumber } from '@csms/services';
import { CommandError } from './command-error.js';

/**
 * The number of a transaction, as which OCPP 1.6 has its id.
 *
 * @throws {CommandError} `invalid-command` when it is none.
 */
export function transactionNumber16(transactionId: string): number {
  const number = Number(transactionId);
  if (/^\d+$/.test(transactionId) && isTransactionNumber(number)) return number;
  throw new CommandError('invalid-command', 'expected a number: OCPP 1.6 has no other transaction ids');
}
