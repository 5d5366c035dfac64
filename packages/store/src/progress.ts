import type { Page, PageRequest } from './page.js';

/** What a station works on for a while and tells the progress of. */
export type ProgressKind =
  /** Updates its firmware (1.6 UpdateFirmware and SignedUpdateFirmware, 2.0.1 L01). */
  | 'firmware'
  /** Publishes firmware to others on its site (2.0.1 L03). */
  | 'published_firmware'
  /** Uploads a log (1.6 and 2.0.1 GetLog, N01). */
  | 'log'
  /** Uploads diagnostics (1.6 GetDiagnostics). */
  | 'diagnostics';

/** How far a station has got, as it tells in one message. */
export interface ProgressStep {
  /** In the station's words, such as `Downloading` or `UploadFailure`. */
  readonly status: string;
  /** When it was received: the station tells no time. */
  readonly at: Date;
  /** Where published firmware can be had. */
  readonly locations?: readonly string[];
  /** MD5 of the firmware that is no longer published, in hex. */
  readonly checksum?: string;
}

/** A step, and what it is a step of. */
export interface ProgressReport extends ProgressStep {
  readonly kind: ProgressKind;
  /** Id of the request that asked for the work; absent where the station names none, as on 1.6 without security. */
  readonly requestId?: number;
}

/** What a station answered to the request for a work. */
export interface ProgressAnswer {
  /** In the station's words, such as `Accepted`; absent where it gives none (1.6 UpdateFirmware, GetDiagnostics). */
  readonly status?: string;
  /** Name of the file that it uploads. */
  readonly fileName?: string;
  /** MD5 of the firmware that it publishes, in hex. */
  readonly checksum?: string;
  readonly at: Date;
}

/** An answer, and to what. */
export interface ProgressAnswerReport extends ProgressAnswer {
  readonly kind: ProgressKind;
  readonly requestId?: number;
}

/** The progress of the work that a request asked for, or of all that was asked for without an id. */
export interface Progress {
  readonly kind: ProgressKind;
  readonly requestId?: number;
  /** The latest. */
  readonly answer?: ProgressAnswer;
  /** The latest steps, in the order in which they were received, {@link maxProgressSteps} at most. */
  readonly steps: readonly ProgressStep[];
  /** When the station gave it up for a later request, by {@link shownProgress}. */
  readonly canceledAt?: Date;
}

/** How many steps of one work are kept. */
export const maxProgressSteps = 50;

/** How many works of a station are kept at least. */
export const maxProgress = 100;

/** Progress that stations report. Every value returned is the caller's own copy. */
export interface ProgressStore {
  /**
   * Adds a step to the work of its kind and request id by {@link withProgressStep}. The station need not be known, and stays
   * unknown. The {@link maxProgress} works of which was told last are kept; a station never has more than twice as many.
   */
  record(stationId: string, report: ProgressReport): Promise<void>;
  /** Keeps the latest answer to the request for a work, bounded as steps are. */
  recordAnswer(stationId: string, report: ProgressAnswerReport): Promise<void>;
  /** Resolves to `undefined` when nothing of it is known. */
  find(stationId: string, kind: ProgressKind, requestId?: number): Promise<Progress | undefined>;
  /** The works of a station, the one of which was told last first. */
  list(stationId: string, page: PageRequest): Promise<Page<Progress>>;
}

/** For the stores: what a work is known by, and ordered by after its time, among those of its station. */
export function progressKeyOf({
  kind,
  requestId,
}: {
  readonly kind: ProgressKind;
  readonly requestId?: number | undefined;
}): string {
  return `${kind} ${requestId ?? ''}`;
}

/**
 * For the stores: a work with one more step. Each step is there once, in the order of their time, and the latest
 * {@link maxProgressSteps} stay. Whatever the order in which steps are added, and however often, the result is the same.
 */
export function withProgressStep(
  known: Progress | undefined,
  { kind, requestId, ...step }: ProgressReport,
): Progress {
  const work = known ?? begunWork(kind, requestId);
  return { ...work, steps: addStep(work.steps, step) };
}

/** For the stores: a work with an answer to its request, the latest of all. */
export function withProgressAnswer(
  known: Progress | undefined,
  { kind, requestId, ...answer }: ProgressAnswerReport,
): Progress {
  const work = known ?? begunWork(kind, requestId);
  return work.answer && work.answer.at > answer.at ? work : { ...work, answer };
}

function begunWork(kind: ProgressKind, requestId: number | undefined): Progress {
  return { kind, ...(requestId !== undefined && { requestId }), steps: [] };
}

function addStep(
  steps: readonly ProgressStep[],
  { status, at, locations, checksum }: ProgressStep,
): readonly ProgressStep[] {
  if (steps.some((known) => known.status === status && known.at.getTime() === at.getTime())) return steps;
  const step: ProgressStep = {
    status,
    at,
    ...(locations && { locations }),
    ...(checksum !== undefined && { checksum }),
  };
  return [...steps, step].toSorted(compareSteps).slice(-maxProgressSteps);
}

function compareSteps(a: ProgressStep, b: ProgressStep): number {
  return a.at.getTime() - b.at.getTime() || (a.status < b.status ? -1 : 1);
}

/** For the stores: when something was last told of a work. */
export function lastToldOf({ steps, answer }: Pick<Progress, 'steps' | 'answer'>): Date {
  return new Date(Math.max(steps.at(-1)?.at.getTime() ?? 0, answer?.at.getTime() ?? 0));
}
