import { parseDateTime } from '@csms/ocpp-messages';
import { type AssumeEndDeps, assumeEnd, type EndFault } from '@csms/services';
import { ApiError, notFound } from '../api-error.js';
import { writers } from '../keys.js';
import type { Operation } from '../operation.js';
import type { Clock } from '../options.js';
import { csIdInPath, dateTime, schemaRef, transactionIdInPath } from '../schemas/common.js';
import { objectOf } from '../schemas/object-of.js';
import { toTransactionJson } from '../schemas/transaction.js';

/** What an operator says of the end of a transaction: what is absent is the latest that is known. */
export interface EndJson {
  readonly endedAt?: string;
  readonly meterStop?: number;
}

/** Ends a transaction whose end was lost. */
export function endTransaction(
  deps: AssumeEndDeps,
  clock: Clock,
): Operation<{ csId: string; transactionId: string }, unknown, EndJson> {
  return {
    operationId: 'endTransaction',
    method: 'post',
    path: '/api/v0/transactions/{csId}/{transactionId}/end',
    tag: 'transactions',
    summary: 'End a transaction whose end was lost',
    description:
      'For a transaction that goes on for ever because its station was broken or replaced, or forgot its end. Nothing is sent to the station. The transaction ends, with the reason Other and the flag `assumed_end`, and what it cost is settled. When the station tells the end after all, that takes the place of this one, and the flag goes; when it tells more of the transaction than is known now, the transaction goes on. Again, this changes nothing unless the body names another end.',
    roles: writers,
    parameters: [csIdInPath, transactionIdInPath],
    body: objectOf(
      {},
      {
        endedAt: {
          ...dateTime,
          description:
            'When it ended; by default the time of its latest reading, or its start when there is none',
        },
        meterStop: {
          type: 'number',
          minimum: 0,
          description: 'The energy register at the end, in Wh; by default its latest value',
        },
      },
    ),
    responses: {
      200: { description: 'The transaction, which has ended', schema: schemaRef('Transaction') },
      404: { description: 'The station has no such transaction', schema: schemaRef('Error') },
      409: {
        description:
          'The station has already reported the end, or is reporting more of the transaction right now',
        schema: schemaRef('Error'),
      },
      422: {
        description: 'It cannot have ended like this; the error names the field',
        schema: schemaRef('Error'),
      },
    },
    async handle({ path: { csId: stationId, transactionId }, body: { endedAt, meterStop } }) {
      const outcome = await assumeEnd(deps, {
        stationId,
        transactionId,
        endedAt: endedAt === undefined ? undefined : parseDateTime(endedAt),
        meterStop,
        askedAt: clock.now(),
      });
      switch (outcome.status) {
        case 'ended':
          return { status: 200, body: toTransactionJson(outcome.transaction) };
        case 'unknown':
          throw notFound('transactionId');
        case 'told':
          throw new ApiError(409, 'the station has told the end of the transaction');
        case 'going-on':
          throw new ApiError(409, 'the station is telling more of the transaction');
        case 'impossible':
          throw new ApiError(422, describe(outcome.fault));
      }
    },
  };
}

function describe(fault: EndFault): string {
  switch (fault.is) {
    case 'before-start':
      return `endedAt must not be before the transaction began, at ${fault.startedAt.toISOString()}`;
    case 'in-future':
      return 'endedAt must not be in the future';
    case 'below-begin':
      return `meterStop must not be below the register at the begin, ${fault.beginWh} Wh`;
    case 'without-begin':
      return 'meterStop tells nothing, since no register of the transaction is known';
  }
}
