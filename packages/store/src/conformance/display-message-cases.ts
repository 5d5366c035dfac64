import { maxDisplayMessages, type ReportedDisplayMessage } from '../display-messages.js';
import type { Store } from '../store.js';
import { assertSame } from './assertions.js';
import { at } from './builders.js';
import { clearableCases } from './clearable-cases.js';
import type { ConformanceCase } from './conformance-case.js';
import { copyCases } from './copy-cases.js';
import { listCases } from './list-cases.js';

function aMessage(
  displayMessageId: number,
  fields: Partial<ReportedDisplayMessage> = {},
): ReportedDisplayMessage {
  return { displayMessageId, priority: 'NormalCycle', format: 'UTF8', content: 'Welcome', ...fields };
}

const list = ({ displayMessages }: Store) => displayMessages.list('CP-1', { limit: 10 });

/** What a store of display messages does. */
export const displayMessageCases: readonly ConformanceCase[] = [
  {
    name: 'displayMessages.record: of each message the latest stays, all of it, in order of the ids',
    async run(store) {
      const ten = aMessage(10, {
        state: 'Charging',
        startsAt: at(1),
        endsAt: at(9),
        transactionId: 'T-1',
        display: { name: 'Display', instance: 'left', evseId: 1, connectorId: 2 },
        language: 'de',
        content: '\u26a1 l\u00e4dt',
      });
      await store.displayMessages.record('CP-1', [aMessage(10), aMessage(2)], at(1));
      await store.displayMessages.record('CP-1', [ten], at(3));
      await store.displayMessages.record('CP-1', [aMessage(10, { content: 'old' })], at(2));
      assertSame((await list(store)).items, [
        { ...aMessage(2), at: at(1) },
        { ...ten, at: at(3) },
      ]);
    },
  },
  ...clearableCases({
    name: 'displayMessages',
    max: maxDisplayMessages,
    record: ({ displayMessages }, stationId, ids, time) =>
      displayMessages.record(
        stationId,
        ids.map((id) => aMessage(id)),
        time,
      ),
    clear: ({ displayMessages }, stationId, ids, time) => displayMessages.clear(stationId, ids, time),
    clearBefore: ({ displayMessages }, stationId, time) => displayMessages.clearBefore(stationId, time),
    async list({ displayMessages }, stationId, page) {
      const { items, next } = await displayMessages.list(stationId, page);
      return { items: items.map(({ displayMessageId }) => displayMessageId), next };
    },
  }),
  ...listCases({
    name: 'displayMessages.list',
    async add({ displayMessages }, place) {
      await displayMessages.record('CP-1', [aMessage(place)], at(1));
      return String(place);
    },
    async read({ displayMessages }, page) {
      const { items, next } = await displayMessages.list('CP-1', page);
      return { items: items.map(({ displayMessageId }) => String(displayMessageId)), next };
    },
  }),
  ...copyCases({
    name: 'displayMessages.record',
    input: () => aMessage(1, { startsAt: at(1), endsAt: at(2), display: { name: 'Display' } }),
    write: ({ displayMessages }, message) => displayMessages.record('CP-1', [message], at(1)),
    read: [list],
  }),
];
