import fc from 'fast-check';

/** What the meter of a station showed at a time. */
export interface MeterValue {
  readonly at: Date;
  readonly wh: number;
  /** Chooses among the ways in which a station may write it, whatever their number. */
  readonly style: number;
}

/** A session as it was, whatever of it is told and how. */
export interface ChargingSession {
  readonly begin: MeterValue;
  /** In order of time, between begin and end. */
  readonly values: readonly MeterValue[];
  readonly end: MeterValue;
  /** Whether the station tells what its meter showed at the begin, rather than 0. */
  readonly isBeginKnown: boolean;
  readonly stoppedReason?: 'EVDisconnected' | 'Local' | 'PowerLoss';
  readonly isStoppedByToken: boolean;
}

const first = Date.UTC(2026, 2, 1, 6);
const minuteMs = 60_000;

/** A session, but for when it takes place. */
const anySession = fc.record(
  {
    meter: fc.constantFrom(0, 1, 1_000, 123_456, 7_000_000),
    isBeginKnown: fc.boolean(),
    steps: fc.array(
      fc.record({
        ms: fc.constantFrom(0, 1, minuteMs, 15 * minuteMs),
        wh: fc.constantFrom(0, 1, 40, 7_000),
        style: fc.nat(99),
      }),
      { maxLength: 6 },
    ),
    last: fc.record({
      ms: fc.constantFrom(0, 1, minuteMs),
      wh: fc.constantFrom(0, 3, 500),
      style: fc.nat(99),
    }),
    style: fc.nat(99),
    stoppedReason: fc.constantFrom('EVDisconnected' as const, 'Local' as const, 'PowerLoss' as const),
    isStoppedByToken: fc.boolean(),
  },
  { requiredKeys: ['meter', 'isBeginKnown', 'steps', 'last', 'style', 'isStoppedByToken'] },
);

/** One or two sessions of one token on one connector, one after the other. */
export const chargingSessions: fc.Arbitrary<readonly ChargingSession[]> = fc
  .array(anySession, { minLength: 1, maxLength: 2 })
  .map((sessions) =>
    sessions.map(({ meter, isBeginKnown, steps, last, style, ...rest }, index) => {
      // No begin is known of a meter that has counted much: then 0 is not plausible.
      const begin = {
        at: new Date(first + index * 300 * minuteMs),
        wh: isBeginKnown ? meter : 7_000_000,
        style,
      };
      const values: MeterValue[] = [begin];
      for (const step of [...steps, last]) {
        const { at, wh } = values.at(-1) ?? begin;
        values.push({ at: new Date(at.getTime() + step.ms), wh: wh + step.wh, style: step.style });
      }
      const end = values.at(-1) ?? begin;
      return { ...rest, isBeginKnown, begin, values: values.slice(1, -1), end };
    }),
  );

/** What a CSMS knows of a session in the end, however it was told. */
export function truthOf({ begin, values, end, isBeginKnown, stoppedReason = 'Local' }: ChargingSession) {
  const counted = isBeginKnown ? begin : (values[0] ?? end);
  return {
    status: 'ended',
    startedAt: begin.at,
    endedAt: end.at,
    stoppedReason,
    energyWh: end.wh - counted.wh,
    flags: isBeginKnown ? [] : ['implausible_begin'],
  };
}

/** What the meter shows at the begin, as the station tells it. */
export function toldBegin({ begin, isBeginKnown }: ChargingSession): MeterValue {
  return isBeginKnown ? begin : { ...begin, wh: 0 };
}

/** A time as a station may write it: in UTC or in its own zone. */
export function writtenTime({ at, style }: MeterValue): string {
  if (style % 3 > 0) return at.toISOString();
  return new Date(at.getTime() + 90 * minuteMs).toISOString().replace('Z', '+01:30');
}
