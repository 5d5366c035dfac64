import { parseDateTime } from '@csms/ocpp-messages';
import type { TransactionStore } from '@csms/store';
import { readers } from '../keys.js';
import type { Operation } from '../operation.js';
import { csIdInQuery, dateTime, schemaRef } from '../schemas/common.js';
import { type PageQuery, pageOf, pageParameters, toPageJson, toPageRequest } from '../schemas/page.js';
import { tokenUid } from '../schemas/token.js';
import { toTransactionJson } from '../schemas/transaction.js';

interface Query extends PageQuery {
  readonly csId?: string;
  readonly tokenUid?: string;
  readonly active?: boolean;
  readonly from?: string;
  readonly to?: string;
}

/** Lists transactions. */
export function listTransactions(transactions: Pick<TransactionStore, 'list'>): Operation<unknown, Query> {
  return {
    operationId: 'listTransactions',
    method: 'get',
    path: '/api/v0/transactions',
    tag: 'transactions',
    summary: 'List transactions',
    description: 'Transactions that match every filter given, the latest start first.',
    roles: readers,
    parameters: [
      csIdInQuery,
      { name: 'tokenUid', in: 'query', description: 'Token that started it', schema: tokenUid },
      {
        name: 'active',
        in: 'query',
        description: 'true for active ones, false for those that have ended',
        schema: { type: 'boolean' },
      },
      { name: 'from', in: 'query', description: 'Started at this instant or after', schema: dateTime },
      { name: 'to', in: 'query', description: 'Started before this instant', schema: dateTime },
      ...pageParameters,
    ],
    responses: { 200: { description: 'A page of transactions', schema: pageOf(schemaRef('Transaction')) } },
    async handle({ query }) {
      const filter = {
        stationId: query.csId,
        tokenUid: query.tokenUid,
        active: query.active,
        from: instant(query.from),
        to: instant(query.to),
      };
      const page = await transactions.list(filter, toPageRequest(query));
      return { status: 200, body: toPageJson(page, toTransactionJson) };
    },
  };
}

function instant(text: string | undefined): Date | undefined {
  return text === undefined ? undefined : parseDateTime(text);
}
