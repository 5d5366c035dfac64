import { mergeSpans, type Reading, type RegisterSpan, type SampledValue, spanOf } from '@csms/store';
import { timesPowerOfTen } from './sampled-values.js';

/** How the readings of an event stand among the events of its transaction. */
export interface RegisterOrder {
  /** `seqNo` of the event. */
  readonly seqNo: number;
  /** `seqNo` for values that the station itself marks as the transaction's begin; that of the event by default. */
  readonly beginSeqNo?: number;
}

/** What readings say of the energy register; `undefined` when they do not mention it. */
export function registerSpan(
  readings: readonly Reading[],
  { seqNo, beginSeqNo = seqNo }: RegisterOrder,
): RegisterSpan | undefined {
  let span: RegisterSpan | undefined;
  for (const { at, sampledValues } of readings) {
    for (const { wh, rank, context } of energyRegisters(sampledValues)) {
      const value = { wh, at, seqNo: context === 'Transaction.Begin' ? beginSeqNo : seqNo };
      span = mergeSpans(span, spanOf(value, rank));
    }
  }
  return span;
}

/** The energy register at one time. */
interface EnergyRegister {
  wh: number;
  readonly rank: 1 | 2;
  /** The value is that of all phases, and not the sum of those seen so far. */
  readonly isTotal: boolean;
  readonly location: string;
  readonly context: string;
}

/**
 * The register of imported energy, once for each context: at the outlet rather than elsewhere, of all phases rather than
 * the sum of single ones. Signed values that are opaque text, and units that are not of energy, do not count.
 */
function energyRegisters(sampledValues: readonly SampledValue[]): readonly EnergyRegister[] {
  let registers: EnergyRegister[] = [];
  for (const { value, measurand, unit, context, location, phase } of sampledValues) {
    if (measurand !== 'Energy.Active.Import.Register' || typeof value !== 'number') continue;
    const wh = toWh(value, unit);
    if (wh === undefined || (phase !== undefined && !summedPhases.has(phase))) continue;
    const rank = location === 'Outlet' ? 2 : 1;
    const candidate: EnergyRegister = { wh, rank, isTotal: phase === undefined, location, context };
    const index = registers.findIndex((other) => other.context === context);
    const known = registers[index];
    if (!known) registers = [...registers, candidate];
    else if (isBetter(candidate, known)) registers[index] = candidate;
    else if (location === known.location && !candidate.isTotal && !known.isTotal) known.wh += wh;
  }
  return registers;
}

function isBetter(candidate: EnergyRegister, known: EnergyRegister): boolean {
  if (candidate.location === known.location) return candidate.isTotal && !known.isTotal;
  return candidate.rank > known.rank;
}

const summedPhases: ReadonlySet<string> = new Set(['L1', 'L2', 'L3']);

function toWh(value: number, unit: string): number | undefined {
  if (unit === 'Wh') return countedWh(value);
  return unit === 'kWh' ? countedWh(timesPowerOfTen(value, 3)) : undefined;
}

/** More than any meter counts: to there a number holds milli-watt-hours. */
const mostWh = Number.MAX_SAFE_INTEGER / 1_000;

/** A register as far as meters count, in Wh, whatever number a station tells: what comes of it stays a number. */
export function countedWh(wh: number): number {
  return Math.max(-mostWh, Math.min(wh, mostWh));
}
