import { expect, it } from 'vitest';
import type { CallVersion, CommandOutcome, Commands } from '../src/index.js';
import { aCommandRig, stationId } from './command-rig.js';

/** What is said to a station, what it is sent, what it answers to that, and how that reads. */
export interface Example {
  readonly what: string;
  readonly version: CallVersion;
  run(commands: Commands): Promise<CommandOutcome<object>>;
  readonly sent: readonly [action: string, request: object];
  readonly response: object;
  readonly answer: object;
}

/** An example of each version. */
export function examples(
  what: string,
  run: Example['run'],
  versions: Readonly<Partial<Record<CallVersion, Omit<Example, 'what' | 'version' | 'run'>>>>,
): readonly Example[] {
  return (Object.keys(versions) as CallVersion[]).flatMap((version) => {
    const example = versions[version];
    return example ? [{ what, version, run, ...example }] : [];
  });
}

/** The charging profile of these tests as 1.6 writes it. */
export const wire16 = {
  stackLevel: 1,
  chargingProfilePurpose: 'TxDefaultProfile',
  chargingProfileKind: 'Relative',
  chargingSchedule: {
    chargingRateUnit: 'A',
    chargingSchedulePeriod: [{ startPeriod: 0, limit: 16, numberPhases: 3 }],
  },
};

const { chargingSchedule, ...wire } = wire16;

/** And as 2.0.1 does. */
export const wire201 = { ...wire, chargingSchedule: [{ id: 1, ...chargingSchedule }] };

/** Registers a test for each example: that the station is sent it, and that its answer reads so. */
export function testExamples(all: readonly Example[]): void {
  it.each(all)('$what ($version)', async ({ version, run, sent, response, answer }) => {
    const { commands, asked, store } = await aCommandRig(version, () => ({ response }));
    const outcome = await run(commands);
    expect(asked()).toEqual([sent]);
    const call = await store.calls.find(stationId, outcome.call?.callId ?? '');
    expect(call).toMatchObject({ status: 'Answered' });
    expect(outcome).toEqual({ status: 'Answered', answer, call });
  });
}
