/** A value of the meter's energy register. */
export interface RegisterValue {
  readonly wh: number;
  readonly at: Date;
  /** `seqNo` of the event that brought it, to order values where a station's clock stands still. */
  readonly seqNo: number;
}

/** The energy register over a transaction. */
export interface RegisterSpan {
  /**
   * How well the place of measurement fits billing. A span of a higher rank replaces one of a lower; spans of different
   * places are never mixed. 2: outlet; 1: any other place.
   */
  readonly rank: 1 | 2;
  readonly begin: RegisterValue;
  readonly end: RegisterValue;
  /** The first value above 0, by which a begin of 0 is judged. */
  readonly firstAboveZero?: RegisterValue;
}

/** The span of two together, whatever their order. */
export function mergeSpans(
  a: RegisterSpan | undefined,
  b: RegisterSpan | undefined,
): RegisterSpan | undefined {
  if (!a || !b) return a ?? b;
  if (a.rank !== b.rank) return a.rank > b.rank ? a : b;
  const begin = isBefore(b.begin, a.begin) ? b.begin : a.begin;
  const end = isBefore(a.end, b.end) ? b.end : a.end;
  const firstAboveZero = earlier(a.firstAboveZero, b.firstAboveZero);
  return { rank: a.rank, begin, end, firstAboveZero };
}

/** The span of one value. */
export function spanOf(value: RegisterValue, rank: 1 | 2): RegisterSpan {
  return { rank, begin: value, end: value, firstAboveZero: value.wh > 0 ? value : undefined };
}

/** Energy over a span, and what is wrong with it. */
export interface SpanEnergy {
  /** Never negative. */
  readonly energyWh: number;
  readonly flag?: 'implausible_begin' | 'register_decreased';
}

/** More than any station delivers, in watts. */
const implausiblePowerW = 1_000_000;

/**
 * What a session may plausibly take however short it is, in watt-hours: stations' clocks stand still or are set back
 * while they charge.
 */
const plausibleWh = 100_000;

/** More than any vehicle takes, in watt-hours. */
const implausibleWh = 1_000_000;

/** Energy as the difference of the register's end and its begin, or its first plausible value. */
export function energyOf({ begin, end, firstAboveZero }: RegisterSpan): SpanEnergy {
  if (begin.wh === 0 && firstAboveZero && isImplausible(begin, firstAboveZero)) {
    return { energyWh: Math.max(0, difference(end, firstAboveZero)), flag: 'implausible_begin' };
  }
  const energyWh = difference(end, begin);
  return energyWh < 0 ? { energyWh: 0, flag: 'register_decreased' } : { energyWh };
}

/** Whether a register gained more from 0 to its next value than a vehicle takes, so that it can't have begun at 0. */
function isImplausible(zero: RegisterValue, next: RegisterValue): boolean {
  const hours = (next.at.getTime() - zero.at.getTime()) / 3_600_000;
  return next.wh > Math.min(Math.max(implausiblePowerW * hours, plausibleWh), implausibleWh);
}

/** The difference without the noise of binary fractions: registers have at most milli-watt-hours. */
function difference(later: RegisterValue, sooner: RegisterValue): number {
  const wh = Math.round((later.wh - sooner.wh) * 1_000) / 1_000;
  return wh === 0 ? 0 : wh; // never -0
}

function earlier(a: RegisterValue | undefined, b: RegisterValue | undefined): RegisterValue | undefined {
  if (!a || !b) return a ?? b;
  return isBefore(b, a) ? b : a;
}

function isBefore(a: RegisterValue, b: RegisterValue): boolean {
  if (a.seqNo !== b.seqNo) return a.seqNo < b.seqNo;
  const ahead = b.at.getTime() - a.at.getTime();
  // Values of one event may share a time; a meter counts upwards.
  return ahead === 0 ? a.wh < b.wh : ahead > 0;
}
