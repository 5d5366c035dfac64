import { numberedEnergy } from '@csms/services';
import type { TransactionStore } from '@csms/store';
import { notFound } from '../api-error.js';
import { readers } from '../keys.js';
import type { Operation } from '../operation.js';
import { csIdInPath, schemaRef, transactionIdInPath } from '../schemas/common.js';
import { toTransactionJson } from '../schemas/transaction.js';

/** Reads a transaction. */
export function readTransaction(
  transactions: Pick<TransactionStore, 'find' | 'findLatestReadings' | 'listReadings'>,
): Operation<{ csId: string; transactionId: string }> {
  return {
    operationId: 'readTransaction',
    method: 'get',
    path: '/api/v0/transactions/{csId}/{transactionId}',
    tag: 'transactions',
    summary: 'Read a transaction',
    roles: readers,
    parameters: [csIdInPath, transactionIdInPath],
    responses: {
      200: { description: 'The transaction', schema: schemaRef('Transaction') },
      404: { description: 'The station has no such transaction', schema: schemaRef('Error') },
    },
    async handle({ path: { csId, transactionId } }) {
      const transaction = await transactions.find(csId, transactionId);
      if (!transaction) throw notFound('transactionId');
      const energyWh =
        transaction.ocppVersion === '1.6'
          ? await numberedEnergy(transactions, transaction)
          : transaction.energyWh;
      return { status: 200, body: toTransactionJson(transaction, energyWh) };
    },
  };
}
