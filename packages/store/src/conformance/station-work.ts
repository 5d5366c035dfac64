import assert from 'node:assert/strict';
import type { ClaimedItem, Wanted, WorkClaim, WorkItem, WorkOutcome } from '../station-work.js';
import type { Store } from '../store.js';
import { at } from './builders.js';

/** A setting that a station is to have. */
export function aSetting(name = 'Key', value = '1'): Wanted {
  return { kind: 'setting', name, value };
}

/** One of each kind. */
export const oneOfEach: readonly Wanted[] = [
  { kind: 'call', callId: 'c-1', action: 'Reset', request: { type: 'Soft', deep: [[1]] } },
  { kind: 'certificate', use: 'v2g_root', certificate: 'PEM' },
  { kind: 'report', report: 'monitors', of: 'firmware 1', boot: 'boot 1' },
  aSetting(),
  { kind: 'trigger', message: 'BootNotification' },
  { kind: 'unlisting', uid: 'CAFE01', type: 'ISO14443' },
];

/** Something that was just asked for, as it is shown. */
export function aWorkItem(fields: Partial<WorkItem> = {}): WorkItem {
  return { wanted: aSetting(), status: 'Pending', requestedAt: at(0), attempts: 0, dueAt: at(0), ...fields };
}

/** That a station took something. */
export function accepted({ attempt, wanted }: ClaimedItem, minute = 1): WorkOutcome {
  return { attempt, wanted, status: 'Accepted', at: at(minute) };
}

/** That something came to nothing, and is due again. */
export function postponed({ attempt, wanted }: ClaimedItem, minute: number, wasAsked = true): WorkOutcome {
  return { attempt, wanted, status: 'Pending', reason: 'no answer', dueAt: at(minute), wasAsked };
}

/** The claim of the only station on which something is due at a minute, for as many minutes. */
export async function claimOne({ stationWork }: Store, minute: number, forMinutes = 2): Promise<WorkClaim> {
  const [claim] = await stationWork.claimDue(at(minute), at(minute + forMinutes), 1);
  assert.ok(claim, `expected work that is due at minute ${minute}`);
  return claim;
}

/** Everything that is wanted of CP-1. */
export async function itemsOf({ stationWork }: Store, stationId = 'CP-1'): Promise<readonly WorkItem[]> {
  return (
    await stationWork.list(stationId, ['setting', 'certificate', 'trigger', 'unlisting', 'report', 'call'], {
      limit: 1_000,
    })
  ).items;
}
