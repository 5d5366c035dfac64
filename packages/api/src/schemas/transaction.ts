import type { TokenReference, Transaction } from '@csms/store';
import type { JsonSchema } from '../operation.js';
import { dateTime } from './common.js';

/** Schema of a transaction. */
export const transactionSchema: JsonSchema = {
  type: 'object',
  required: ['csId', 'transactionId', 'status', 'startedAt', 'flags'],
  properties: {
    csId: { type: 'string' },
    transactionId: { type: 'string', description: 'Unique within the station; on OCPP 1.6 the number' },
    status: { enum: ['active', 'ended'] },
    tokenUid: { type: 'string', description: 'The token that it was started with; a PIN is not shown' },
    evseId: { type: 'integer' },
    connectorId: { type: 'integer' },
    startedAt: dateTime,
    endedAt: dateTime,
    stoppedReason: { type: 'string', examples: ['Local', 'EVDisconnected'] },
    energyWh: {
      type: 'number',
      description:
        'Energy taken so far, or in all once it has ended; absent while no energy register is known',
    },
    flags: {
      type: 'array',
      items: { type: 'string' },
      description: 'What is doubtful about it, to look at before it is billed',
      examples: [['unknown_start'], []],
    },
  },
};

/** Writes a transaction. */
export function toTransactionJson(transaction: Transaction): object {
  const { stationId, transactionId, status, token, evseId, connectorId } = transaction;
  const { startedAt, endedAt, stoppedReason, energyWh, flags } = transaction;
  return {
    csId: stationId,
    transactionId,
    status,
    tokenUid: shownUid(token),
    evseId,
    connectorId,
    startedAt,
    endedAt,
    stoppedReason,
    energyWh,
    flags,
  };
}

/** A key code is a PIN, which is never shown (2.0.1 C04). */
function shownUid(token: TokenReference | undefined): string | undefined {
  return token?.type === 'KeyCode' ? undefined : token?.uid;
}
