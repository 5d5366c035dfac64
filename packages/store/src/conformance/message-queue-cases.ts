import assert from 'node:assert/strict';
import { type MessageQueue, maxMessageQueues } from '../message-queues.js';
import type { Store } from '../store.js';
import { assertSame } from './assertions.js';
import { at } from './builders.js';
import type { ConformanceCase } from './conformance-case.js';
import { copyCases } from './copy-cases.js';
import { hostileKeys } from './hostile-keys.js';
import { latestRecordCases } from './latest-record-cases.js';
import { listCases } from './list-cases.js';

function aQueue(fields: Partial<MessageQueue> = {}): MessageQueue {
  return { transactionId: 'T-1', isOngoing: true, hasMessages: true, at: at(1), ...fields };
}

/** Names that sort as their numbers do. */
const nameOf = (number: number) => `t-${String(number).padStart(4, '0')}`;

const find = ({ messageQueues }: Store) => messageQueues.find('CP-1', 'T-1');
const list = ({ messageQueues }: Store) => messageQueues.list('CP-1', { limit: 10 });

/** What a store of what stations have yet to send does. */
export const messageQueueCases: readonly ConformanceCase[] = [
  {
    name: 'messageQueues.record: what is said of all transactions is apart from what is said of each',
    async run(store) {
      const all: MessageQueue = { hasMessages: false, at: at(3) };
      const queues = [all, aQueue({ transactionId: '' }), aQueue()];
      for (const queue of queues.toReversed()) await store.messageQueues.record('CP-1', queue);
      assertSame(await store.messageQueues.find('CP-1'), all);
      assertSame(await find(store), aQueue());
      assert.equal(await store.messageQueues.find('CP-1', 'T-2'), undefined);
      assertSame((await list(store)).items, queues);
    },
  },
  {
    name: 'messageQueues.record: leaves an unknown transaction unknown',
    async run(store) {
      await store.messageQueues.record('CP-1', aQueue());
      assert.equal(await store.transactions.find('CP-1', 'T-1'), undefined);
    },
  },
  {
    name: 'messageQueues.record: any transaction id is an ordinary one',
    async run({ messageQueues }) {
      for (const transactionId of hostileKeys) {
        assert.equal(await messageQueues.find('CP-1', transactionId), undefined, transactionId);
      }
      for (const transactionId of hostileKeys) await messageQueues.record('CP-1', aQueue({ transactionId }));
      for (const transactionId of hostileKeys) {
        assertSame(await messageQueues.find('CP-1', transactionId), aQueue({ transactionId }), transactionId);
      }
    },
  },
  ...latestRecordCases({
    name: 'messageQueues.record',
    max: maxMessageQueues,
    record: ({ messageQueues }, stationId, [number, seconds], minute) =>
      messageQueues.record(
        stationId,
        aQueue({ transactionId: nameOf(number), at: at(minute + seconds / 60) }),
      ),
    async read({ messageQueues }, stationId) {
      const { items } = await messageQueues.list(stationId, { limit: 1_000 });
      return items.map((item) => [Number(item.transactionId?.slice(2)), (item.at.getTime() / 1_000) % 60]);
    },
  }),
  ...listCases({
    name: 'messageQueues.list',
    async add({ messageQueues }, place) {
      await messageQueues.record('CP-1', aQueue({ transactionId: nameOf(place) }));
      return nameOf(place);
    },
    async read({ messageQueues }, page) {
      const { items, next } = await messageQueues.list('CP-1', page);
      return { items: items.map(({ transactionId = '' }) => transactionId), next };
    },
  }),
  ...copyCases({
    name: 'messageQueues.record',
    input: () => aQueue(),
    write: ({ messageQueues }, queue) => messageQueues.record('CP-1', queue),
    read: [find, list],
  }),
];
