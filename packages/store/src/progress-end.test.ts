import { expect, test } from 'vitest';
import type { Progress, ProgressKind } from './progress.js';
import { hasEnded, shownProgress } from './progress-end.js';

const at = (minute: number) => new Date(minute * 60_000);

function aWork(kind: ProgressKind, statuses: readonly string[], fields: Partial<Progress> = {}): Progress {
  const steps = statuses.map((status, index) => ({ status, at: at(1 + index) }));
  return { kind, requestId: 1, steps, ...fields };
}

function answered(status: string, minute: number, requestId = 2, kind: ProgressKind = 'log'): Progress {
  return { kind, requestId, answer: { status, at: at(minute) }, steps: [] };
}

test.each([
  ['firmware', 'Installed'],
  ['firmware', 'DownloadFailed'],
  ['firmware', 'InstallationFailed'],
  ['firmware', 'InvalidSignature'],
  ['firmware', 'InstallVerificationFailed'],
  ['published_firmware', 'Published'],
  ['published_firmware', 'InvalidChecksum'],
  ['log', 'Uploaded'],
  ['log', 'UploadFailure'],
  ['log', 'PermissionDenied'],
  ['diagnostics', 'UploadFailed'],
] as const)('%s has ended with %s (L01, L03, N01)', (kind, status) => {
  expect(hasEnded(aWork(kind, [status]))).toBe(true);
});

test.each([
  ['names no file', {}, [], true],
  ['names a file', { fileName: 'd.zip' }, [], false],
  ['names none, and uploads one all the same', {}, ['Uploading'], false],
  ['named none the last time', { at: at(0) }, ['Uploaded'], true],
] as const)(
  'the upload of diagnostics of a station that %s has ended or not (1.6 section 5.9)',
  (_what, answer, statuses, ended) => {
    expect(hasEnded(aWork('diagnostics', statuses, { answer: { at: at(1), ...answer } }))).toBe(ended);
  },
);

test.each([
  ['firmware', 'InstallRebooting'],
  ['firmware', 'InstallScheduled'],
  ['firmware', 'Downloaded'],
  ['published_firmware', 'ChecksumVerified'],
  ['log', 'Uploading'],
  ['diagnostics', 'Idle'],
] as const)('%s goes on after %s (L01, L03, N01)', (kind, status) => {
  expect(hasEnded(aWork(kind, [status]))).toBe(false);
});

test('what was refused has ended, and what was accepted has not', () => {
  expect(hasEnded(answered('RevokedCertificate', 1))).toBe(true);
  expect(hasEnded(answered('AcceptedCanceled', 1))).toBe(false);
  expect(hasEnded(answered('Accepted', 1))).toBe(false);
});

test('a request under an id that was used before begins anew', () => {
  const again = aWork('firmware', ['Installed'], { answer: { status: 'Accepted', at: at(5) } });
  expect(hasEnded(again)).toBe(false);
});

test('a work is given up when a later request of its kind is answered AcceptedCanceled', () => {
  const work = answered('Accepted', 1, 1);
  const later = [answered('AcceptedCanceled', 9, 3), answered('AcceptedCanceled', 4, 2)];
  expect(shownProgress(work, [work, ...later]).canceledAt).toEqual(at(4));
  expect(hasEnded({ ...work, canceledAt: at(4) })).toBe(true);
});

test.each([
  ['of another kind', answered('AcceptedCanceled', 9, 2, 'firmware')],
  ['that gives up nothing', answered('Accepted', 9)],
  ['that was made before', answered('AcceptedCanceled', 0)],
  ['of the same id', answered('AcceptedCanceled', 9, 1)],
])('it is not given up for a request %s', (_which, other) => {
  expect(shownProgress(answered('Accepted', 1, 1), [other]).canceledAt).toBeUndefined();
});

test('what had ended by then is not given up', () => {
  expect(
    shownProgress(aWork('log', ['Uploaded']), [answered('AcceptedCanceled', 5)]).canceledAt,
  ).toBeUndefined();
});
