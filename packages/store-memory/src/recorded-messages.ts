import {
  cursorsOf,
  maxRecordedMessageAgeMs,
  maxRecordedMessages,
  type RecordedMessage,
  type RecordedMessageStore,
} from '@csms/store';
import { copyDate } from './copies.js';
import { type ListOrder, pageOf } from './ordered-list.js';
import { oldestFirst, removeOldest } from './remove-oldest.js';
import type { StationMaps } from './station-maps.js';

const byTime: ListOrder<RecordedMessage, [number, string]> = {
  cursors: cursorsOf('recorded messages', 'number', 'string'),
  positionOf: ({ at, id }) => [at.getTime(), id],
  direction: 'descending',
};

/** Makes a store of recorded messages. */
export function createRecordedMessageStore(stationMaps: StationMaps): RecordedMessageStore {
  const stations = stationMaps.map<Map<string, RecordedMessage>>();

  function add(stationId: string, messages: readonly RecordedMessage[]): void {
    const known = stations.get(stationId) ?? new Map<string, RecordedMessage>();
    stations.set(stationId, known);
    for (const message of messages) {
      if (!known.has(message.id)) known.set(message.id, copyMessage(message));
    }
    const latestMs = Math.max(...messages.map(({ at }) => at.getTime()));
    const sorted = oldestFirst(known.values(), ({ at }) => at);
    for (const { id } of sorted.slice(0, -maxRecordedMessages)) known.delete(id);
    for (const { id, at } of sorted) {
      if (latestMs - at.getTime() > maxRecordedMessageAgeMs) known.delete(id);
    }
  }

  function drop(stationId: string, id: string): void {
    const known = stations.get(stationId);
    known?.delete(id);
    if (known?.size === 0) stations.delete(stationId);
  }

  return {
    async record(messages) {
      for (const [stationId, ofStation] of messages) if (ofStation.length > 0) add(stationId, ofStation);
    },

    async list(stationId, request) {
      const all = [...(stations.get(stationId)?.values() ?? [])];
      const { items, ...next } = pageOf({ items: all, isSorted: false }, byTime, request);
      return { items: items.map(copyMessage), ...next };
    },

    async removeBefore(time, limit) {
      const old = [...stations].flatMap(([stationId, messages]) =>
        Array.from(messages.values(), ({ id, at }) => ({ at, remove: () => drop(stationId, id) })),
      );
      return removeOldest(old, {
        before: time,
        limit,
        timeOf: ({ at }) => at,
        remove: ({ remove }) => remove(),
      });
    },
  };
}

function copyMessage(message: RecordedMessage): RecordedMessage {
  const { at, error } = message;
  return { ...message, at: copyDate(at), ...(error && { error: { ...error } }) };
}
