import assert from 'node:assert/strict';
import type { Store } from '../store.js';
import { assertSame } from './assertions.js';
import { assumedEndCases } from './assumed-end-cases.js';
import { aReading, aRegister, aStart, at } from './builders.js';
import { claimStartCases } from './claim-start-cases.js';
import type { ConformanceCase } from './conformance-case.js';
import { copyCases } from './copy-cases.js';
import { costCases } from './cost-cases.js';
import { eventCases } from './event-cases.js';
import { exclusiveUseCases } from './exclusive-use-cases.js';
import { hostileKeys } from './hostile-keys.js';
import { readingCases } from './reading-cases.js';
import { transactionListCases } from './transaction-list-cases.js';
import { transactionRemovalCases } from './transaction-removal-cases.js';

const reads = [
  ({ transactions }: Store) => transactions.find('CP-1', 'T-1'),
  ({ transactions }: Store) => transactions.list({}, { limit: 10 }),
  ({ transactions }: Store) => transactions.listReadings('CP-1', 'T-1', { limit: 10 }),
];

/** An event with every part that can be changed from outside. */
const aFullStart = () =>
  aStart({
    at: at(0),
    registers: aRegister(1_000, 0),
    authorization: { status: 'Accepted', cacheExpiresAt: at(60), evseIds: [1] },
    readings: [aReading()],
  });

/** What a store of transactions does. */
export const transactionCases: readonly ConformanceCase[] = [
  ...eventCases,
  ...assumedEndCases,
  ...claimStartCases,
  ...exclusiveUseCases,
  ...readingCases,
  ...costCases,
  ...transactionListCases,
  ...transactionRemovalCases,
  {
    name: 'transactions: any id is an ordinary one',
    async run({ transactions }) {
      for (const id of hostileKeys) {
        assert.equal(await transactions.find(id, 'T-1'), undefined, id);
        assert.equal(await transactions.find('CP-1', id), undefined, id);
        assertSame((await transactions.listReadings('CP-1', id, { limit: 10 })).items, [], id);
        assertSame((await transactions.list({ stationId: id }, { limit: 10 })).items, [], id);
      }
      for (const [index, id] of hostileKeys.entries()) {
        await transactions.record(aStart({ transactionId: id, at: at(index), readings: [aReading({ id })] }));
        await transactions.record(aStart({ stationId: id, at: at(index), readings: [aReading({ id })] }));
      }
      for (const [index, id] of hostileKeys.entries()) {
        for (const [stationId, transactionId] of [
          ['CP-1', id],
          [id, 'T-1'],
        ] as const) {
          const transaction = await transactions.find(stationId, transactionId);
          assertSame(
            [transaction?.stationId, transaction?.transactionId, transaction?.startedAt],
            [stationId, transactionId, at(index)],
          );
          const { items } = await transactions.listReadings(stationId, transactionId, { limit: 10 });
          assertSame(items, [aReading({ id })], id);
        }
        assert.equal((await transactions.list({ stationId: id }, { limit: 10 })).items.length, 1, id);
      }
    },
  },
  ...copyCases({
    name: 'transactions.record',
    input: aFullStart,
    write: ({ transactions }, event) => transactions.record(event),
    read: reads,
  }),
  ...copyCases({
    name: 'transactions.claimStart',
    input: () => ({ event: aFullStart(), start: { key: 'k', messageId: 'm' } }),
    write: ({ transactions }, { event, start }) => transactions.claimStart(event, start),
    read: reads,
  }),
  ...copyCases({
    name: 'transactions.appendMeterValues',
    input: () => [aReading()],
    write: ({ transactions }, readings) =>
      transactions.appendMeterValues('CP-1', 'T-1', readings, { ocppVersion: '1.6' }),
    read: reads,
  }),
];
