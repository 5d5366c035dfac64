import {
  addStep,
  canceledAt,
  cursorsOf,
  lastToldOf,
  maxProgress,
  type Progress,
  type ProgressAnswer,
  type ProgressKind,
  type ProgressStep,
  type ProgressStore,
} from '@csms/store';
import { copyDate } from './copies.js';
import { createLatestRecords } from './latest-records.js';
import { type ListOrder, pageOf } from './ordered-list.js';
import type { StationMaps } from './station-maps.js';

const byLastTold: ListOrder<Progress, [number, string]> = {
  cursors: cursorsOf('progress', 'number', 'string'),
  positionOf: (progress) => [lastToldOf(progress).getTime(), keyOf(progress)],
  direction: 'descending',
};

/** Makes a store of progress. */
export function createProgressStore(stationMaps: StationMaps): ProgressStore {
  const records = createLatestRecords<Progress>(stationMaps, maxProgress, lastToldOf);

  function change(
    stationId: string,
    { kind, requestId }: Pick<Progress, 'kind' | 'requestId'>,
    changed: (known: Progress) => Progress,
  ): void {
    const key = keyOf({ kind, requestId });
    const known = records.of(stationId).get(key);
    const blank: Progress = { kind, ...(requestId !== undefined && { requestId }), steps: [] };
    records.set(stationId, key, changed(known ?? blank));
  }

  function shown(stationId: string, progress: Progress): Progress {
    const at = canceledAt(progress, [...records.of(stationId).values()]);
    return copyProgress(at ? { ...progress, canceledAt: at } : progress);
  }

  return {
    async record(stationId, { kind, requestId, ...step }) {
      change(stationId, { kind, requestId }, (known) => ({
        ...known,
        steps: addStep(known.steps, copyStep(step)),
      }));
    },

    async recordAnswer(stationId, { kind, requestId, ...answer }) {
      change(stationId, { kind, requestId }, (known) =>
        known.answer && known.answer.at > answer.at ? known : { ...known, answer: copyAnswer(answer) },
      );
    },

    async find(stationId, kind, requestId) {
      const progress = records.of(stationId).get(keyOf({ kind, requestId }));
      return progress && shown(stationId, progress);
    },

    async list(stationId, request) {
      const works = [...records.of(stationId).values()];
      const { items, ...next } = pageOf({ items: works, isSorted: false }, byLastTold, request);
      return { items: items.map((progress) => shown(stationId, progress)), ...next };
    },
  };
}

function keyOf({
  kind,
  requestId,
}: {
  readonly kind: ProgressKind;
  readonly requestId?: number | undefined;
}): string {
  return `${kind} ${requestId ?? ''}`;
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

function copyAnswer(answer: ProgressAnswer): ProgressAnswer {
  return { ...answer, at: copyDate(answer.at) };
}

function copyStep(step: ProgressStep): ProgressStep {
  const { at, locations } = step;
  return { ...step, at: copyDate(at), ...(locations && { locations: [...locations] }) };
}
