import assert from 'node:assert/strict';
import { maxRecordedMessageAgeMs, maxRecordedMessages, type RecordedMessage } from '../recorded-messages.js';
import type { Store } from '../store.js';
import { agingCases } from './aging-cases.js';
import { assertSame } from './assertions.js';
import { at, upTo } from './builders.js';
import type { ConformanceCase } from './conformance-case.js';
import { copyCases } from './copy-cases.js';
import { eventLogCases } from './event-log-cases.js';

function aMessage(fields: Partial<RecordedMessage> = {}): RecordedMessage {
  return {
    id: 'm-1 call',
    at: at(0),
    direction: 'from_station',
    type: 'call',
    messageId: 'm-1',
    action: 'Heartbeat',
    payload: '{}',
    ...fields,
  };
}

async function record(
  { recordedMessages }: Store,
  stationId: string,
  ...messages: readonly RecordedMessage[]
): Promise<void> {
  await recordedMessages.record(new Map([[stationId, messages]]));
}

const list = ({ recordedMessages }: Store) => recordedMessages.list('CP-1', { limit: 10 });

/** What a store of recorded messages does. */
export const recordedMessageCases: readonly ConformanceCase[] = [
  {
    name: 'recordedMessages.record: keeps all of a message',
    async run(store) {
      const bare: RecordedMessage = {
        id: 'm-0',
        at: at(0),
        direction: 'from_station',
        type: 'call',
        messageId: 'm-0',
        action: 'Heartbeat',
      };
      const full = aMessage({
        id: 'm-1 error',
        at: at(1),
        direction: 'to_station',
        type: 'error',
        payload: '{"a":',
        isCut: true,
        error: { code: 'FormatViolation', description: 'expected an object' },
      });
      await record(store, 'CP-1', full, bare);
      assertSame((await list(store)).items, [full, bare]);
    },
  },
  {
    name: 'recordedMessages.record: takes messages of many stations at once, and none at all',
    async run(store) {
      const { recordedMessages } = store;
      await recordedMessages.record(new Map());
      await recordedMessages.record(new Map([['CP-1', []]]));
      assertSame((await list(store)).items, []);
      const ids = ['CP-1', 'CP-2', 'CP-3'];
      await recordedMessages.record(new Map(ids.map((id) => [id, [aMessage({ payload: `"${id}"` })]])));
      for (const id of ids) {
        const { items } = await recordedMessages.list(id, { limit: 10 });
        assertSame(items, [aMessage({ payload: `"${id}"` })], id);
      }
    },
  },
  {
    name: 'recordedMessages.record: of more than there is room for at once, the latest stay',
    async run(store) {
      const messages = upTo(2 * maxRecordedMessages + 50).map((minute) =>
        aMessage({ id: `m-${minute}`, at: at(minute) }),
      );
      await record(store, 'CP-1', ...messages);
      const { items, next } = await store.recordedMessages.list('CP-1', { limit: 1_000 });
      assert.equal(next, undefined);
      assert.deepEqual(
        items.slice(0, maxRecordedMessages).map(({ id }) => id),
        messages
          .slice(-maxRecordedMessages)
          .toReversed()
          .map(({ id }) => id),
      );
    },
  },
  {
    name: 'recordedMessages.record: forgets what is very old when its station has something new',
    async run(store) {
      const maxAgeMinutes = maxRecordedMessageAgeMs / 60_000;
      await record(store, 'CP-1', aMessage({ id: 'm-1', at: at(0) }), aMessage({ id: 'm-2', at: at(1) }));
      await record(store, 'CP-2', aMessage());
      await record(store, 'CP-1', aMessage({ id: 'm-3', at: at(maxAgeMinutes + 1) }));
      assert.deepEqual(
        (await list(store)).items.map(({ id }) => id),
        ['m-3', 'm-2'],
      );
      assert.equal((await store.recordedMessages.list('CP-2', { limit: 10 })).items.length, 1);
    },
  },
  ...eventLogCases({
    name: 'recordedMessages',
    max: maxRecordedMessages,
    record: (store, stationId, id, minute, payload) =>
      record(store, stationId, aMessage({ id, at: at(minute), payload })),
    list: ({ recordedMessages }, stationId, page) => recordedMessages.list(stationId, page),
    async texts({ recordedMessages }, stationId) {
      const { items } = await recordedMessages.list(stationId, { limit: 10 });
      return items.map(({ payload }) => payload);
    },
  }),
  ...agingCases({
    name: 'recordedMessages.removeBefore',
    add: (store, name, minute) => record(store, `CP-${name}`, aMessage({ id: name, at: at(minute) })),
    async names({ recordedMessages }) {
      const pages = upTo(40).map((minute) => recordedMessages.list(`CP-n-${minute}`, { limit: 10 }));
      return (await Promise.all(pages)).flatMap(({ items }) => items.map(({ id }) => id));
    },
    remove: ({ recordedMessages }, before, limit) => recordedMessages.removeBefore(before, limit),
  }),
  ...copyCases({
    name: 'recordedMessages.record',
    input: () => new Map([['CP-1', [aMessage({ error: { code: 'GenericError', description: 'no' } })]]]),
    write: ({ recordedMessages }, messages) => recordedMessages.record(messages),
    read: [list],
  }),
];
