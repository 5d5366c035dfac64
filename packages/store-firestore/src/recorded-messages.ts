import {
  codecOf,
  cursorsOf,
  maxRecordedMessageAgeMs,
  maxRecordedMessages,
  type RecordedMessage,
  type RecordedMessageStore,
} from '@csms/store';
import { createDocuments } from './create-documents.js';
import type { Database, Path } from './database.js';
import { documentId } from './document-ids.js';
import { type ListOrder, readPage } from './pages.js';
import { removeAll } from './remove-all.js';
import { removeOldest } from './remove-oldest.js';
import { isTrimDue, trim } from './trim.js';

const codec = codecOf<RecordedMessage>({ at: 'date' });

const byTime: ListOrder<RecordedMessage, [number, string]> = {
  cursors: cursorsOf('recorded messages', 'number', 'string'),
  positionOf: ({ at, id }) => [at.getTime(), id],
  direction: 'descending',
};

/** Makes a store of recorded messages, those of all stations in one collection, so that the oldest of all are found. */
export function createRecordedMessageStore(database: Database): RecordedMessageStore {
  const collection: Path = ['recordedMessages'];

  async function record(stationId: string, messages: readonly RecordedMessage[]): Promise<void> {
    const station = documentId(stationId);
    const isNew = await createDocuments(
      database,
      messages.map((message) => ({
        path: [...collection, documentId(stationId, message.id)],
        content: { fields: { station, atMs: message.at.getTime() }, record: codec.encode(message) },
      })),
    );
    if (!isNew) return;
    const latestMs = Math.max(...messages.map(({ at }) => at.getTime()));
    await removeAll(database, {
      collection,
      equal: { station },
      orderBy: 'atMs',
      direction: 'descending',
      range: { before: latestMs - maxRecordedMessageAgeMs },
    });
    const bound = { max: maxRecordedMessages };
    const ids = messages.map(({ id }) => id);
    if (isTrimDue(ids, bound)) await trim(database, collection, bound, { station });
  }

  return {
    async record(messages) {
      await Promise.all([...messages].map(([stationId, ofStation]) => record(stationId, ofStation)));
    },

    list: (stationId, request) =>
      readPage(
        database,
        {
          collection,
          equal: { station: documentId(stationId) },
          orderBy: 'atMs',
          idPrefix: [stationId],
          decode: ({ record: message }) => codec.decode(message),
        },
        byTime,
        request,
      ),

    removeBefore: (time, limit) =>
      removeOldest(database, { collection: 'recordedMessages', field: 'atMs' }, time, limit),
  };
}
