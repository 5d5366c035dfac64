import {
  claimedItems,
  claimWork,
  codecOf,
  cursorsOf,
  noWork,
  pageOf,
  requestWork,
  type StationWorkStore,
  settleWork,
  shownItem,
  type WorkItem,
  type WorkOfStation,
  wakeWork,
  workDueAt,
  workKey,
} from '@csms/store';
import { changeDocument } from './change-document.js';
import { claimDue } from './claim-due.js';
import type { Content, Database, Path } from './database.js';
import { documentId } from './document-ids.js';

interface KeptWork extends WorkOfStation {
  readonly stationId: string;
}

const codec = codecOf<KeptWork>({
  items: [{ requestedAt: 'date', dueAt: 'date', endedAt: 'date', taken: { requestedAt: 'date' } }],
  leaseUntil: 'date',
});

const byKey = {
  cursors: cursorsOf('stationWork', 'string'),
  positionOf: ({ wanted }: WorkItem): [string] => [workKey(wanted)],
  direction: 'ascending',
} as const;

/** Makes a store of work for stations: a document for each station, found by when work is due. */
export function createStationWorkStore(database: Database): StationWorkStore {
  const pathOf = (stationId: string): Path => ['stationWork', documentId(stationId)];

  /** Changes the work of a station that has some. */
  function change<Result>(
    stationId: string,
    changed: (known: WorkOfStation) => { readonly work: WorkOfStation; readonly result: Result },
  ): Promise<Result | undefined> {
    return changeDocument<Result | undefined>(database, pathOf(stationId), (document) => {
      if (!document) return { result: undefined };
      const known = codec.decode(document.record);
      const { work, result } = changed(known);
      return { result, ...(work !== known && { content: contentOf(stationId, work) }) };
    });
  }

  return {
    request: (stationId, wanted, at) =>
      changeDocument(database, pathOf(stationId), (document) => {
        const known = document ? codec.decode(document.record) : noWork;
        return { content: contentOf(stationId, requestWork(known, wanted, at)), result: undefined };
      }),

    claimDue: (now, leaseUntil, limit) =>
      claimDue(database, 'stationWork', now, limit, ({ record }) => {
        const { stationId, ...known } = codec.decode(record);
        const work = claimWork(known, now, leaseUntil);
        const item = { stationId, claim: work.claims, items: claimedItems(work) };
        return { content: contentOf(stationId, work), item };
      }),

    countDue: (now, limit) =>
      database.count({
        collection: ['stationWork'],
        orderBy: 'dueAtMs',
        range: { upTo: now.getTime() },
        limit,
      }),

    async settle({ stationId, claim }, outcomes) {
      await change(stationId, (known) => ({ work: settleWork(known, claim, outcomes), result: undefined }));
    },

    async wake(stationId, at) {
      const isDue = await change(stationId, (known) => {
        const work = wakeWork(known, at);
        const dueAt = workDueAt(work);
        return { work, result: dueAt !== undefined && dueAt <= at };
      });
      return isDue ?? false;
    },

    async list(stationId, kinds, request) {
      const [document] = await database.get([pathOf(stationId)]);
      const { items } = document ? codec.decode(document.record) : noWork;
      return pageOf(items.filter(({ wanted }) => kinds.includes(wanted.kind)).map(shownItem), byKey, request);
    },
  };
}

function contentOf(stationId: string, work: WorkOfStation): Content {
  return {
    fields: { dueAtMs: workDueAt(work)?.getTime() },
    record: codec.encode({ ...work, stationId }),
  };
}
