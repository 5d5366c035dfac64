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
import type { Database } from './database.js';
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
    keyOf: (progress) => [progressKeyOf(progress)],
    codec: codecOf<Progress>({ answer: { at: 'date' }, steps: [{ at: 'date' }], canceledAt: 'date' }),
    timeOf: lastToldOf,
    bound: { max: maxProgress },
  });

  async function shown(stationId: string): Promise<readonly Progress[]> {
    const works = await records.everyone(database, stationId);
    return works.map((work) => shownProgress(work, works));
  }

  return {
    async record(stationId, report) {
      await records.change(database, stationId, [progressKeyOf(report)], (known) =>
        withProgressStep(known, report),
      );
    },

    async recordAnswer(stationId, report) {
      await records.change(database, stationId, [progressKeyOf(report)], (known) =>
        withProgressAnswer(known, report),
      );
    },

    async find(stationId, kind, requestId) {
      const works = await shown(stationId);
      return works.find((work) => work.kind === kind && work.requestId === requestId);
    },

    async list(stationId, request) {
      return pageOf(await shown(stationId), byLastTold, request);
    },
  };
}
