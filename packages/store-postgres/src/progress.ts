import {
  codecOf,
  cursorsOf,
  lastToldOf,
  maxProgress,
  type Progress,
  type ProgressStore,
  pageOf,
  progressKeyOf,
  shownProgress,
  withProgressAnswer,
  withProgressStep,
} from '@csms/store';
import { changeRecords } from './change-records.js';
import { text } from './columns.js';
import type { Database } from './database.js';
import { inStation } from './in-station.js';
import { createStationRecords } from './station-records.js';

const byLastTold = {
  cursors: cursorsOf('progress', 'number', 'string'),
  positionOf: (progress: Progress): [number, string] => [
    lastToldOf(progress).getTime(),
    progressKeyOf(progress),
  ],
  direction: 'descending',
} as const;

/** Makes a store of progress. A station has few works, and whether one was given up depends on the others. */
export function createProgressStore(database: Database): ProgressStore {
  const records = createStationRecords<Progress, [string]>({
    name: 'progress',
    key: [text('work')],
    keyOf: (progress) => [progressKeyOf(progress)],
    codec: codecOf<Progress>({ answer: { at: 'date' }, steps: [{ at: 'date' }], canceledAt: 'date' }),
    timeOf: lastToldOf,
    max: maxProgress,
  });

  function change(
    stationId: string,
    work: Pick<Progress, 'kind' | 'requestId'>,
    merge: (known: Progress | undefined) => Progress,
  ): Promise<void> {
    return inStation(database, 'progress', stationId, (queries) =>
      changeRecords(queries, records, stationId, {
        told: [work],
        keyOf: (told) => [progressKeyOf(told)],
        merge,
      }),
    );
  }

  async function shown(stationId: string): Promise<readonly Progress[]> {
    const works = await records.all(database, stationId);
    return works.map((work) => shownProgress(work, works));
  }

  return {
    record: (stationId, report) => change(stationId, report, (known) => withProgressStep(known, report)),

    recordAnswer: (stationId, report) =>
      change(stationId, report, (known) => withProgressAnswer(known, report)),

    async find(stationId, kind, requestId) {
      const works = await shown(stationId);
      return works.find((work) => work.kind === kind && work.requestId === requestId);
    },

    async list(stationId, request) {
      return pageOf(await shown(stationId), byLastTold, request);
    },
  };
}
