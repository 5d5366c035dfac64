import type { TransactionStore } from '@csms/store';
import { notFound } from '../api-error.js';
import { readers } from '../keys.js';
import type { Operation } from '../operation.js';
import { csIdInPath, schemaRef, transactionIdInPath } from '../schemas/common.js';
import { type PageQuery, pageOf, pageParameters, toPageJson, toPageRequest } from '../schemas/page.js';
import { toReadingJson } from '../schemas/reading.js';

/** Lists the readings of a transaction. */
export function listReadings(
  transactions: Pick<TransactionStore, 'find' | 'listReadings'>,
): Operation<{ csId: string; transactionId: string }, PageQuery> {
  return {
    operationId: 'listReadings',
    method: 'get',
    path: '/api/v0/transactions/{csId}/{transactionId}/readings',
    tag: 'transactions',
    summary: "List a transaction's readings",
    description: 'Meter readings in order of their time, with the defaults of the standard filled in.',
    roles: readers,
    parameters: [csIdInPath, transactionIdInPath, ...pageParameters],
    responses: {
      200: { description: 'A page of readings', schema: pageOf(schemaRef('Reading')) },
      404: { description: 'The station has no such transaction', schema: schemaRef('Error') },
    },
    async handle({ path: { csId, transactionId }, query }) {
      if (!(await transactions.find(csId, transactionId))) throw notFound('transactionId');
      const page = await transactions.listReadings(csId, transactionId, toPageRequest(query));
      return { status: 200, body: toPageJson(page, toReadingJson) };
    },
  };
}
