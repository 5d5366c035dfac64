import type { Reading, RegisterSpan, SampledValue } from '@csms/store';
import { registerSpan } from '../registers.js';

/** What the meter showed at a time. */
export interface MeterPoint {
  readonly at: Date;
  readonly wh: number;
  /** Sum of all phases, in A; absent where it was not measured. */
  readonly currentA?: number;
}

/** What readings tell of the energy register that is measured where a transaction's is. */
export function meterPoints(
  readings: readonly Reading[],
  rank: RegisterSpan['rank'] | undefined,
): MeterPoint[] {
  const points: MeterPoint[] = [];
  for (const reading of readings) {
    const span = registerSpan([reading], { seqNo: 0 });
    if (!span || span.rank !== rank) continue;
    const currentA = currentOf(reading.sampledValues);
    const point = { at: reading.at, wh: span.end.wh };
    points.push(currentA === undefined ? point : { ...point, currentA });
  }
  return points;
}

function currentOf(values: readonly SampledValue[]): number | undefined {
  const currents = values.filter(
    ({ measurand, value, phase }) =>
      measurand === 'Current.Import' && typeof value === 'number' && phase !== 'N',
  );
  if (currents.length === 0) return undefined;
  const total = currents.find(({ phase }) => phase === undefined);
  return total ? Number(total.value) : currents.reduce((sum, { value }) => sum + Number(value), 0);
}
