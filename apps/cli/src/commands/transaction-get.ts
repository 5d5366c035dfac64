import { apiOptions, askApi, pathPart } from '../ask-api.js';
import { defineCommand } from '../command.js';

/** `transaction get`: what is known of a transaction. */
export const getTransaction = defineCommand({
  name: 'transaction get',
  summary: 'Prints what is known of a transaction',
  details: 'Its times, energy and cost. On OCPP 1.6 TRANSACTION is its number.',
  operands: ['STATION', 'TRANSACTION'],
  options: apiOptions,
  async run([station, transaction], values) {
    const path = `/transactions/${pathPart('STATION', station)}/${pathPart('TRANSACTION', transaction)}`;
    return { value: (await askApi(values, { method: 'GET', path })) as object };
  },
});
