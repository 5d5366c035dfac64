import type { DatesOf } from './codec.js';
import type { RegisterSpan } from './registers.js';
import type { Transaction } from './transactions.js';

const registers: DatesOf<RegisterSpan> = {
  begin: { at: 'date' },
  end: { at: 'date' },
  firstAboveZero: { at: 'date' },
};

/** For the stores: where the dates of a transaction stand. */
export const transactionDates: DatesOf<Transaction> = {
  authorizations: [{ cacheExpiresAt: 'date' }],
  startedAt: 'date',
  endedAt: 'date',
  endReceivedAt: 'date',
  registers,
  merge: { assumedEnd: { at: 'date', assumedAt: 'date', registers }, toldRegisters: registers },
};
