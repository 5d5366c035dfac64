import type { TokenReference, Transaction } from '@csms/store';
import type { JsonSchema } from '../operation.js';
import { dateTime } from './common.js';

/** Schema of a transaction. */
export const transactionSchema: JsonSchema = {
  type: 'object',
  required: ['csId', 'transactionId', 'status', 'startedAt', 'flags'],
  properties: {
    csId: { type: 'string' },
    transactionId: { type: 'string', description: 'Unique within the station; the number on OCPP 1.6' },
    status: { enum: ['active', 'ended'] },
    tokenUid: { type: 'string', description: 'The token that it was started with; a PIN is not shown' },
    evseId: { type: 'integer' },
    connectorId: { type: 'integer' },
    remoteStartId: { type: 'integer', description: 'Id of the remote start that began it (2.0.1)' },
    reservationId: { type: 'integer', description: 'The reservation that it uses, as reported' },
    chargingState: {
      type: 'string',
      description: 'As last reported by the station (2.0.1)',
      examples: ['Charging', 'SuspendedEV'],
    },
    startedAt: dateTime,
    endedAt: dateTime,
    stoppedReason: { type: 'string', examples: ['Local', 'EVDisconnected'] },
    energyWh: {
      type: 'number',
      description:
        'Energy taken so far, or in all once it has ended; absent while no energy register is known, and in a list for those of OCPP 1.6 that go on: what they took is found in their readings when one of them is read',
    },
    cost: {
      type: 'object',
      required: ['total', 'currency'],
      description: 'Absent until it has ended, and when the cost is not known; 0 when it was free',
      properties: {
        total: { type: 'number', description: 'What the driver pays: with VAT, where there is one' },
        currency: { type: 'string', examples: ['EUR'] },
        tariffId: { type: 'string' },
        exclVat: { type: 'number' },
        inclVat: { type: 'number' },
        lines: {
          type: 'array',
          items: {
            type: 'object',
            properties: {
              dimension: { type: 'string', enum: ['ENERGY', 'FLAT', 'PARKING_TIME', 'TIME'] },
              isReservation: { type: 'boolean' },
              quantity: { type: 'number', description: 'Wh of energy, seconds of time, 1 for a flat fee' },
              price: { type: 'number', description: 'Without VAT: for a kWh, an hour, or once' },
              vat: { type: 'number', description: 'In percent' },
              exclVat: { type: 'number' },
              inclVat: { type: 'number' },
            },
          },
        },
      },
    },
    readingsRemoved: {
      type: 'boolean',
      description: 'Present when its readings were removed by age; energy and cost stay',
    },
    flags: {
      type: 'array',
      items: { type: 'string' },
      description:
        'What is doubtful about it, to look at before it is billed; `assumed_end` while its station has not told the end',
      examples: [['unknown_start'], ['assumed_end'], []],
    },
  },
};

/** Writes a transaction, with the energy of its record unless a better value is given. */
export function toTransactionJson(
  transaction: Transaction,
  energyWh: number | undefined = recordedEnergy(transaction),
): object {
  const { stationId, transactionId, status, token, evseId, connectorId } = transaction;
  const { remoteStartId, reservationId, chargingState } = transaction;
  const { startedAt, endedAt, stoppedReason, cost, readingsRemoved, flags } = transaction;
  return {
    csId: stationId,
    transactionId,
    status,
    tokenUid: shownUid(token),
    evseId,
    connectorId,
    remoteStartId,
    reservationId,
    chargingState,
    startedAt,
    endedAt,
    stoppedReason,
    energyWh,
    cost,
    readingsRemoved,
    flags,
  };
}

/** On OCPP 1.6 the record has no energy until the transaction has ended. */
function recordedEnergy({ ocppVersion, status, energyWh }: Transaction): number | undefined {
  return ocppVersion === '1.6' && status === 'active' ? undefined : energyWh;
}

/** A key code is a PIN, which is never shown (2.0.1 C04). */
function shownUid(token: TokenReference | undefined): string | undefined {
  return token?.type === 'KeyCode' ? undefined : token?.uid;
}
