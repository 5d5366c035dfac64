import { isTransactionNumber } from '@csms/services';
import type { Rule } from '../rule.js';

/** A number that can't be that of a transaction. */
export const oddTransactionId: Rule = {
  name: 'odd-transaction-id',
  does: "a transactionId that no transaction has (0, 2^63-1): it is kept, and the transaction is looked for; -1 is the standard's word for a number that the station never learned",
  sources: ['steve-community/steve#740', 'mobilityhouse/ocpp#617', 'OCPP 1.6 errata 3.18'],
  kinds: ['integer'],
  apply: (value, { name }) =>
    name === 'transactionId' && typeof value === 'number' && value !== -1 && !isTransactionNumber(value)
      ? { value }
      : undefined,
};

/** A connector below 0. */
export const negativeConnector: Rule = {
  name: 'negative-connector',
  does: 'a connector or EVSE below 0: the message is answered, and nothing is kept of such a connector',
  sources: ['steve-community/steve#2091'],
  kinds: ['integer'],
  apply: (value, { name }) =>
    (name === 'connectorId' || name === 'evseId') && typeof value === 'number' && value < 0
      ? { value }
      : undefined,
};
