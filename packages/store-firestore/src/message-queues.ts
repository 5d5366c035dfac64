import { codecOf, cursorsOf, type MessageQueue, type MessageQueueStore, maxMessageQueues } from '@csms/store';
import type { Database } from './database.js';
import { createLatestOfEach } from './latest-of-each.js';

/** Makes a store of what stations said of the messages that they have yet to send. */
export function createMessageQueueStore(database: Database): MessageQueueStore {
  const { record, find, list } = createLatestOfEach<MessageQueue, [number, string]>(database, {
    name: 'messageQueues',
    keyOf: ({ transactionId }) => positionOf(transactionId),
    cursors: cursorsOf('message queues', 'number', 'string'),
    codec: codecOf<MessageQueue>({ at: 'date' }),
    max: maxMessageQueues,
  });
  return {
    record,
    find: (stationId, transactionId) => find(stationId, positionOf(transactionId)),
    list,
  };
}

/** What is said of all transactions comes first, whatever the ids of transactions are. */
function positionOf(transactionId: string | undefined): [number, string] {
  return transactionId === undefined ? [0, ''] : [1, transactionId];
}
