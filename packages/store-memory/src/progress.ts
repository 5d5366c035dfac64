import {
  cursorsOf,
  lastToldOf,
  maxProgress,
  type Progress,
  type ProgressAnswer,
  type ProgressStep,
  type ProgressStore,
  progressKeyOf,
  shownProgress,
  withProgressAnswer,
  withProgressStep,
} from '@csms/store';
import { copyDate } from './copies.js';
import { createLatestRecords } from './latest-records.js';
import { type ListOrder, pageOf } from './ordered-list.js';
import type { StationMaps } from './station-maps.js';

const byLastTold: ListOrder<Progress, [number, string]> = {
  cursors: cursorsOf('progress', 'number', 'string'),
  positionOf: (progress) => [lastToldOf(progress).getTime(), progressKeyOf(progress)],
  direction: 'descending',
};

/** Makes a store of progress. */
export function createProgressStore(stationMaps: StationMaps): ProgressStore {
  const records = createLatestRecords<Progress>(stationMaps, maxProgress, lastToldOf);

  function shown(stationId: string, progress: Progress): Progress {
    return copyProgress(shownProgress(progress, [...records.of(stationId).values()]));
  }

  return {
    async record(stationId, report) {
      const key = progressKeyOf(report);
      const known = records.of(stationId).get(key);
      records.set(stationId, key, withProgressStep(known, copyStep(report)));
    },

    async recordAnswer(stationId, report) {
      const key = progressKeyOf(report);
      const known = records.of(stationId).get(key);
      records.set(stationId, key, withProgressAnswer(known, copyAnswer(report)));
    },

    async find(stationId, kind, requestId) {
      const progress = records.of(stationId).get(progressKeyOf({ kind, requestId }));
      return progress && shown(stationId, progress);
    },

    async list(stationId, request) {
      const works = [...records.of(stationId).values()];
      const { items, ...next } = pageOf({ items: works, isSorted: false }, byLastTold, request);
      return { items: items.map((progress) => shown(stationId, progress)), ...next };
    },
  };
}

function copyProgress(progress: Progress): Progress {
  const { answer, steps, canceledAt: canceled } = progress;
  return {
    ...progress,
    ...(answer && { answer: copyAnswer(answer) }),
    steps: steps.map(copyStep),
    ...(canceled && { canceledAt: copyDate(canceled) }),
  };
}

function copyAnswer<Answer extends ProgressAnswer>(answer: Answer): Answer {
  return { ...answer, at: copyDate(answer.at) };
}

function copyStep<Step extends ProgressStep>(step: Step): Step {
  const { at, locations } = step;
  return { ...step, at: copyDate(at), ...(locations && { locations: [...locations] }) };
}
