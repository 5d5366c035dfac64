import { cursorsOf, type DisplayMessage, type DisplayMessageStore, maxDisplayMessages } from '@csms/store';
import { createClearableRecords } from './clearable-records.js';
import { copyDate } from './copies.js';
import { type ListOrder, pageOf } from './ordered-list.js';
import type { StationMaps } from './station-maps.js';

const byId: ListOrder<DisplayMessage, [number]> = {
  cursors: cursorsOf('display messages', 'number'),
  positionOf: ({ displayMessageId }) => [displayMessageId],
  direction: 'ascending',
};

/** Makes a store of display messages. */
export function createDisplayMessageStore(stationMaps: StationMaps): DisplayMessageStore {
  const messages = createClearableRecords<DisplayMessage>(
    stationMaps,
    maxDisplayMessages,
    ({ displayMessageId }) => displayMessageId,
  );
  return {
    async record(stationId, told, at) {
      messages.put(
        stationId,
        told.map((message) => copyMessage({ ...message, at })),
      );
    },

    async clear(stationId, displayMessageIds, at) {
      messages.clear(stationId, displayMessageIds, copyDate(at));
    },

    async clearBefore(stationId, time) {
      messages.clearBefore(stationId, copyDate(time));
    },

    async list(stationId, request) {
      const { items, ...next } = pageOf({ items: messages.of(stationId), isSorted: false }, byId, request);
      return { items: items.map(copyMessage), ...next };
    },
  };
}

function copyMessage(message: DisplayMessage): DisplayMessage {
  const { startsAt, endsAt, display, at } = message;
  return {
    ...message,
    ...(startsAt && { startsAt: copyDate(startsAt) }),
    ...(endsAt && { endsAt: copyDate(endsAt) }),
    ...(display && { display: { ...display } }),
    at: copyDate(at),
  };
}
