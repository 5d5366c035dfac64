import {
  codecOf,
  cursorsOf,
  type DisplayMessage,
  type DisplayMessageStore,
  maxDisplayMessages,
} from '@csms/store';
import { createClearableRecords, type Latest } from './clearable-records.js';
import type { Database } from './database.js';

/** Makes a store of display messages. */
export function createDisplayMessageStore(database: Database): DisplayMessageStore {
  const messages = createClearableRecords<DisplayMessage>(database, {
    name: 'displayMessages',
    idOf: ({ displayMessageId }) => displayMessageId,
    codec: codecOf<Latest<DisplayMessage>>({
      at: 'date',
      record: { startsAt: 'date', endsAt: 'date', at: 'date' },
    }),
    max: maxDisplayMessages,
    cursors: cursorsOf('display messages', 'number'),
  });
  return {
    record: (stationId, told, at) =>
      messages.inStation(stationId, (unit) =>
        messages.put(
          unit,
          told.map((message) => ({ ...message, at })),
        ),
      ),
    clear: (stationId, displayMessageIds, at) =>
      messages.inStation(stationId, (unit) => messages.clear(unit, displayMessageIds, at)),
    clearBefore: (stationId, time) =>
      messages.inStation(stationId, (unit) => messages.clearBefore(unit, time)),
    list: messages.list,
  };
}
