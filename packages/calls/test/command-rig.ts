import type { OcppVersion } from '@csms/ocpp-messages';
import type { ReportedVariable } from '@csms/store';
import type { CallEnvelope } from '@csms/transport';
import { type Commands, type CommandsDeps, createCommands } from '../src/index.js';
import { type Answer, aRig, now, type TestStation } from './rig.js';

/** A charging profile that limits all transactions to 16 A. */
export const profile = {
  stackLevel: 1,
  purpose: 'TxDefaultProfile',
  kind: 'Relative',
  schedules: [{ unit: 'A', periods: [{ startS: 0, limit: 16, numberPhases: 3 }] }],
} as const;

/** What stations of a version are called in these tests. */
export const stationId = 'CS01';

export interface CommandRig {
  readonly commands: Commands;
  readonly station: TestStation;
  readonly store: Awaited<ReturnType<typeof aRig>>['store'];
  /** What the station was asked, in order. */
  asked(): readonly (readonly [action: string, request: object])[];
}

/** Commands, and a connected station that answers every call as `answer` says. */
export async function aCommandRig(
  version: OcppVersion,
  answer: (call: CallEnvelope) => Answer | undefined,
  deps: Partial<CommandsDeps> = {},
): Promise<CommandRig> {
  const { calls, connect, store } = await aRig();
  const station = await connect(stationId, version, answer);
  return {
    commands: createCommands({ calls, store, clock: { now: () => now }, ...deps }),
    station,
    store,
    asked: () => station.received.map(({ action, request }) => [action, request] as const),
  };
}

/** Has a 2.0.1 station tell of a variable. */
export async function tellVariable(
  { deviceModel }: CommandRig['store'],
  {
    component,
    variable,
    ...told
  }: Pick<ReportedVariable, 'component' | 'variable'> & {
    readonly value?: string;
    readonly maxLimit?: number;
  },
): Promise<void> {
  const { value, maxLimit } = told;
  const { items: known } = await deviceModel.list(stationId, { limit: 100 });
  await deviceModel.recordReportPart(stationId, {
    requestId: known.length,
    seqNo: 0,
    isLast: true,
    at: now,
    receivedAt: now,
    items: [
      {
        component,
        variable,
        attributes: [{ type: 'Actual', ...(value !== undefined && { value }), ...readOnly }],
        ...(maxLimit !== undefined && {
          characteristics: { dataType: 'integer', supportsMonitoring: false, maxLimit },
        }),
      },
    ],
  });
}

/** Has a 1.6 station tell of a configuration key. */
export async function tellKey(
  { configuration }: CommandRig['store'],
  key: string,
  value: string,
): Promise<void> {
  await configuration.record(stationId, [{ key, value, isKnown: true, at: now }]);
}

const readOnly = { mutability: 'ReadOnly', isPersistent: true, isConstant: true } as const;
