import { cursorsOf, type MessageQueue, type MessageQueueStore, maxMessageQueues } from '@csms/store';
import { copyDate } from './copies.js';
import { createLatestOfEach } from './latest-of-each.js';
import type { StationMaps } from './station-maps.js';

/** Makes a store of what stations said of the messages that they have yet to send. */
export function createMessageQueueStore(stationMaps: StationMaps): MessageQueueStore {
  const { record, find, list } = createLatestOfEach<MessageQueue, [number, string]>(stationMaps, {
    max: maxMessageQueues,
    order: {
      cursors: cursorsOf('message queues', 'number', 'string'),
      positionOf: ({ transactionId }) => positionOf(transactionId),
      direction: 'ascending',
    },
    copy: (queue) => ({ ...queue, at: copyDate(queue.at) }),
  });
  return {
    record,
    find: (stationId, transactionId) => find(stationId, positionOf(transactionId)),
    list,
  };
}

function positionOf(transactionId: string | undefined): [number, string] {
  return transactionId === undefined ? [0, ''] : [1, transactionId];
}
