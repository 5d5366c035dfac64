import { type CallRecord, type CallStore, codecOf, cursorsOf } from '@csms/store';
import { changeDocument } from './change-document.js';
import { claimDue } from './claim-due.js';
import type { Content, Database, Path } from './database.js';
import { documentId } from './document-ids.js';
import { type ListOrder, readPage } from './pages.js';
import { removeOldest } from './remove-oldest.js';

const codec = codecOf<CallRecord>({ createdAt: 'date', expiresAt: 'date', completedAt: 'date' });

const byCreation: ListOrder<CallRecord, [number, string]> = {
  cursors: cursorsOf('calls', 'number', 'string'),
  positionOf: ({ createdAt, callId }) => [createdAt.getTime(), callId],
  direction: 'descending',
};

type Created = Awaited<ReturnType<CallStore['create']>>;

/** Makes a store of calls. */
export function createCallStore(database: Database): CallStore {
  const pathOf = (stationId: string, callId: string): Path => ['calls', documentId(stationId, callId)];

  async function find(stationId: string, callId: string): Promise<CallRecord | undefined> {
    const [document] = await database.get([pathOf(stationId, callId)]);
    return document && codec.decode(document.record);
  }

  /** Changes a call that is known, and resolves to it. */
  function change(
    stationId: string,
    callId: string,
    changed: (known: CallRecord) => CallRecord,
  ): Promise<CallRecord | undefined> {
    return changeDocument<CallRecord | undefined>(database, pathOf(stationId, callId), (document) => {
      if (!document) return { result: undefined };
      const known = codec.decode(document.record);
      const result = changed(known);
      return { result, ...(result !== known && { content: contentOf(result) }) };
    });
  }

  return {
    async create(call) {
      const content = contentOf({ ...call, status: 'Pending' });
      const path = pathOf(call.stationId, call.callId);
      const isCreated = await database.commit([{ kind: 'create', path, content }]);
      if (isCreated) return { created: true, call: codec.decode(content.record) };
      return changeDocument<Created>(database, path, (document) =>
        document
          ? { result: { created: false, call: codec.decode(document.record) } }
          : { content, result: { created: true, call: codec.decode(content.record) } },
      );
    },

    async markSent(stationId, callId) {
      await change(stationId, callId, (known) =>
        known.status === 'Pending' ? { ...known, status: 'Sent' } : known,
      );
    },

    complete: (stationId, callId, outcome, at) =>
      change(stationId, callId, (known) => {
        const isLateAnswer =
          known.status === 'TimedOut' && (outcome.status === 'Answered' || outcome.status === 'Refused');
        if (!isOpen(known) && !isLateAnswer) return known;
        return { ...known, ...outcome, completedAt: at };
      }),

    expireDue: (now, limit) =>
      claimDue(database, 'calls', now, limit, ({ record }) => {
        const item: CallRecord = { ...codec.decode(record), status: 'TimedOut', completedAt: now };
        return { content: contentOf(item), item: codec.decode(codec.encode(item)) };
      }),

    removeCompleted: (before, limit) =>
      removeOldest(database, { collection: 'calls', field: 'completedAtMs' }, before, limit),

    find,

    list: (stationId, request) =>
      readPage(
        database,
        {
          collection: ['calls'],
          equal: { station: documentId(stationId) },
          orderBy: 'createdAtMs',
          idPrefix: [stationId],
          decode: ({ record }) => codec.decode(record),
        },
        byCreation,
        request,
      ),
  };
}

function isOpen({ status }: CallRecord): boolean {
  return status === 'Pending' || status === 'Sent';
}

function contentOf(call: CallRecord): Content {
  return {
    fields: {
      station: documentId(call.stationId),
      createdAtMs: call.createdAt.getTime(),
      dueAtMs: isOpen(call) ? call.expiresAt.getTime() : undefined,
      completedAtMs: call.completedAt?.getTime(),
    },
    record: codec.encode(call),
  };
}
