import { isObject, type Place, type Rule } from '../rule.js';

/** The number of a transaction that a station has no number of (1.6 errata 3.18). */
const noNumber = -1;

/** A message of a transaction that does not name it. */
export const missingTransactionId: Rule = {
  name: 'missing-transaction-id',
  does: 'no transactionId in StopTransaction, or in MeterValues with periodic samples of a connector, which are taken in transactions only: it is -1, and the transaction is looked for',
  sources: ['steve-community/steve#740', 'OCPP 1.6 errata 3.18'],
  kinds: ['object'],
  apply(value, place) {
    if (!isObject(value) || !lacksNumber(value, place)) return undefined;
    return { value: { ...value, transactionId: noNumber } };
  },
  note: () => ({ field: '/transactionId', example: 'absent' }),
};

function lacksNumber(payload: Readonly<Record<string, unknown>>, { action, above, shape }: Place): boolean {
  if (above || shape.kind !== 'object' || !shape.fields.has('transactionId')) return false;
  if (payload.transactionId !== undefined && payload.transactionId !== null) return false;
  return action === 'StopTransaction' || (action === 'MeterValues' && isPeriodic(payload));
}

/** Whether there is a sample of a connector that was taken because a transaction runs (1.6, MeterValueSampleInterval). */
function isPeriodic({ connectorId, meterValue }: Readonly<Record<string, unknown>>): boolean {
  return (
    isPositive(connectorId) &&
    itemsOf(meterValue).some((each) => itemsOf(each.sampledValue).some(isOfTransaction))
  );
}

/** Whether it is a number above 0, also as text: the types are put right later. */
function isPositive(value: unknown): boolean {
  return (typeof value === 'number' || typeof value === 'string') && Number(value) > 0;
}

function isOfTransaction({ context = 'Sample.Periodic' }: Readonly<Record<string, unknown>>): boolean {
  return context === 'Sample.Periodic';
}

function itemsOf(value: unknown): readonly Readonly<Record<string, unknown>>[] {
  return (Array.isArray(value) ? value : [value]).filter(isObject);
}

/** A transaction's EVSE without its connector. */
export const missingConnectorId: Rule = {
  name: 'missing-connector-id',
  does: 'no connectorId in the evse of a TransactionEvent: it is 1',
  sources: ['lbbrhzn/ocpp#2135', 'lbbrhzn/ocpp#2141'],
  kinds: ['object'],
  apply(value, { action, name }) {
    if (action !== 'TransactionEvent' || name !== 'evse' || !isObject(value)) return undefined;
    const { id, connectorId } = value;
    if (!isPositive(id) || (connectorId !== undefined && connectorId !== null)) return undefined;
    return { value: { ...value, connectorId: 1 } };
  },
  note: () => ({ field: '/connectorId', example: 'absent' }),
};
