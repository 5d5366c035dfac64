import {
  addStep,
  cursorsOf,
  maxProgress,
  type Progress,
  type ProgressKind,
  type ProgressStep,
  type ProgressStore,
} from '@csms/store';
import { copyDate } from './copies.js';
import { type ListOrder, pageOf } from './ordered-list.js';

const byLastStep: ListOrder<Progress, [number, string]> = {
  cursors: cursorsOf('progress', 'number', 'string'),
  positionOf: (progress) => [lastAt(progress), keyOf(progress.kind, progress.requestId)],
  direction: 'descending',
};

/** Makes a store of progress. */
export function createProgressStore(): ProgressStore {
  const stations = new Map<string, Map<string, Progress>>();
  return {
    async record(stationId, { kind, requestId, ...step }) {
      let works = stations.get(stationId);
      if (!works) {
        works = new Map();
        stations.set(stationId, works);
      }
      const key = keyOf(kind, requestId);
      const steps = addStep(works.get(key)?.steps ?? [], copyStep(step));
      works.set(key, requestId === undefined ? { kind, steps } : { kind, requestId, steps });
      if (works.size > maxProgress) works.delete(oldestKey(works));
    },

    async find(stationId, kind, requestId) {
      const progress = stations.get(stationId)?.get(keyOf(kind, requestId));
      return progress && copyProgress(progress);
    },

    async list(stationId, request) {
      const works = [...(stations.get(stationId)?.values() ?? [])];
      const { items, ...next } = pageOf({ items: works, isSorted: false }, byLastStep, request);
      return { items: items.map(copyProgress), ...next };
    },
  };
}

function keyOf(kind: ProgressKind, requestId: number | undefined): string {
  return `${kind} ${requestId ?? ''}`;
}

function lastAt({ steps }: Progress): number {
  return steps.at(-1)?.at.getTime() ?? 0;
}

function oldestKey(works: ReadonlyMap<string, Progress>): string {
  const [oldest] = [...works].reduce((a, b) => (lastAt(b[1]) < lastAt(a[1]) ? b : a));
  return oldest;
}

function copyProgress(progress: Progress): Progress {
  return { ...progress, steps: progress.steps.map(copyStep) };
}

function copyStep({ status, at, locations }: ProgressStep): ProgressStep {
  return locations ? { status, at: copyDate(at), locations: [...locations] } : { status, at: copyDate(at) };
}
