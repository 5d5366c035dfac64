import type { Progress, ProgressKind } from './progress.js';

/** Steps after which no other follows (2.0.1 L01, L03, N01). A reboot is a step before `Installed`. */
const lastSteps: Readonly<Record<ProgressKind, ReadonlySet<string>>> = {
  firmware: new Set([
    'Installed',
    'DownloadFailed',
    'InstallationFailed',
    'InvalidSignature',
    'InstallVerificationFailed',
  ]),
  published_firmware: new Set([
    'Published',
    'DownloadFailed',
    'InvalidChecksum',
    'PublishFailed',
    'Unpublished',
  ]),
  log: new Set([
    'Uploaded',
    'UploadFailure',
    'BadMessage',
    'NotSupportedOperation',
    'PermissionDenied',
    'AcceptedCanceled',
  ]),
  diagnostics: new Set(['Uploaded', 'UploadFailed']),
};

/** Answers with which the work begins; others refuse it. */
const begins: ReadonlySet<string> = new Set(['Accepted', 'AcceptedCanceled']);

/** Whether a work is over: it was refused, given up, or has taken its last step since it was asked for. */
export function hasEnded(progress: Progress): boolean {
  return progress.canceledAt !== undefined || endOf(progress) !== undefined;
}

/**
 * For the stores: a work as it is shown: with when its station gave it up, if it did.
 *
 * @param others works of the station, of any kind
 */
export function shownProgress(progress: Progress, others: readonly Progress[]): Progress {
  const at = canceledAt(progress, others);
  return at ? { ...progress, canceledAt: at } : progress;
}

/**
 * When a station gave up a work for a later request of its kind, which it answered with `AcceptedCanceled` (1.6 security
 * whitepaper and 2.0.1, L01, N01).
 */
function canceledAt(progress: Progress, others: readonly Progress[]): Date | undefined {
  const begin = progress.answer?.at ?? progress.steps[0]?.at;
  const end = endOf(progress);
  if (!begin) return undefined;
  const cancels = others.filter(
    ({ kind, requestId, answer }) =>
      kind === progress.kind &&
      requestId !== progress.requestId &&
      answer?.status === 'AcceptedCanceled' &&
      answer.at > begin &&
      (!end || answer.at < end),
  );
  return cancels.reduce<Date | undefined>(
    (first, { answer }) => (answer && (!first || answer.at < first) ? answer.at : first),
    undefined,
  );
}

function endOf({ kind, answer, steps }: Progress): Date | undefined {
  if (answer?.status !== undefined && !begins.has(answer.status)) return answer.at;
  const since = steps.filter(({ at }) => !answer || at >= answer.at);
  // A station that has no diagnostics names no file (1.6 section 5.9).
  if (kind === 'diagnostics' && answer?.fileName === undefined && since.length === 0) return answer?.at;
  return since.find(({ status }) => lastSteps[kind].has(status))?.at;
}
