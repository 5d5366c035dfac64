import {
  addStep,
  canceledAt,
  codecOf,
  cursorsOf,
  lastToldOf,
  maxProgress,
  type Progress,
  type ProgressKind,
  type ProgressStore,
  pageOf,
} from '@csms/store';
import { changeRecords } from './change-records.js';
import { text } from './columns.js';
import type { Database } from './database.js';
import { inStation } from './in-station.js';
import { createStationRecords } from './station-records.js';

type Work = Pick<Progress, 'kind' | 'requestId'>;

const byLastTold = {
  cursors: cursorsOf('progress', 'number', 'string'),
  positionOf: (progress: Progress): [number, string] => [lastToldOf(progress).getTime(), nameOf(progress)],
  direction: 'descending',
} as const;

/** Makes a store of progress. A station has few works, and whether one was given up depends on the others. */
export function createProgressStore(database: Database): ProgressStore {
  const records = createStationRecords<Progress, [string]>({
    name: 'progress',
    key: [text('work')],
    keyOf: (progress) => [nameOf(progress)],
    codec: codecOf<Progress>({ answer: { at: 'date' }, steps: [{ at: 'date' }], canceledAt: 'date' }),
    timeOf: lastToldOf,
    max: maxProgress,
  });

  function change(
    stationId: string,
    { kind, requestId }: Work,
    changed: (known: Progress) => Progress,
  ): Promise<void> {
    const blank: Progress = { kind, ...(requestId !== undefined && { requestId }), steps: [] };
    return inStation(database, 'progress', stationId, (queries) =>
      changeRecords(queries, records, stationId, {
        told: [blank],
        keyOf: records.keyOf,
        merge: (known = blank) => changed(known),
      }),
    );
  }

  async function shown(stationId: string): Promise<readonly Progress[]> {
    const works = await records.all(database, stationId);
    return works.map((progress) => {
      const at = canceledAt(progress, works);
      return at ? { ...progress, canceledAt: at } : progress;
    });
  }

  return {
    record: (stationId, { kind, requestId, ...step }) =>
      change(stationId, { kind, requestId }, (known) => ({ ...known, steps: addStep(known.steps, step) })),

    recordAnswer: (stationId, { kind, requestId, ...answer }) =>
      change(stationId, { kind, requestId }, (known) =>
        known.answer && known.answer.at > answer.at ? known : { ...known, answer },
      ),

    async find(stationId, kind, requestId) {
      const works = await shown(stationId);
      return works.find((work) => work.kind === kind && work.requestId === requestId);
    },

    async list(stationId, request) {
      return pageOf(await shown(stationId), byLastTold, request);
    },
  };
}

function nameOf({ kind, requestId }: { readonly kind: ProgressKind; readonly requestId?: number }): string {
  return `${kind} ${requestId ?? ''}`;
}
