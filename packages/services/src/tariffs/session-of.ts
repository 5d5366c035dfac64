import type { RegisterSpan, RegisterValue, Transaction } from '@csms/store';
import type { MeterPoint } from './meter-points.js';
import type { ChargingPeriod, PricedSession } from './session.js';

/** Vehicles that are full still draw a little: with less than this they do not charge. */
const leastChargingPowerW = 100;

/** What is priced of a transaction. */
export type SessionFields = Pick<Transaction, 'startedAt' | 'endedAt' | 'registers' | 'flags'>;

/**
 * A transaction as it is priced: from its start to its end, or to the last that is known of one that goes on. Its energy
 * is that of its registers; the points between tell when it was taken. Time in which less than 100 W were drawn is
 * parking.
 */
export function sessionOf(
  { startedAt, endedAt, registers, flags }: SessionFields,
  points: readonly MeterPoint[],
  timeZone?: string,
): PricedSession {
  const places = registers
    ? placesOf(startedAt, endedAt, firstCounted(registers, flags), registers.end, points)
    : [startedAt, endedAt ?? startedAt].map((at) => ({ at, wh: 0 }));
  const periods = places
    .slice(1)
    .map((to, index) => periodOf(places[index] as MeterPoint, to))
    .filter(({ from, to, energyWh }) => to > from || energyWh > 0);
  return timeZone === undefined ? { startedAt, periods } : { startedAt, periods, timeZone };
}

/** From where on the register counts. */
function firstCounted({ begin, firstAboveZero }: RegisterSpan, flags: Transaction['flags']): RegisterValue {
  return flags.includes('implausible_begin') && firstAboveZero ? firstAboveZero : begin;
}

/** What is known of the register, in order; what would set time or register back is left out. */
function placesOf(
  startedAt: Date,
  endedAt: Date | undefined,
  begin: RegisterValue,
  end: RegisterValue,
  points: readonly MeterPoint[],
): readonly MeterPoint[] {
  // Where it ended below its begin, nothing is counted.
  const lastWh = Math.max(begin.wh, end.wh);
  const places: MeterPoint[] = [{ at: startedAt < begin.at ? startedAt : begin.at, wh: begin.wh }];
  const between = points
    .filter(({ at, wh }) => at <= end.at && wh <= lastWh)
    .toSorted((a, b) => a.at.getTime() - b.at.getTime() || a.wh - b.wh);
  const last = endedAt && endedAt > end.at ? [{ at: endedAt, wh: lastWh }] : [];
  for (const place of [begin, ...between, { at: end.at, wh: lastWh }, ...last]) {
    const before = places.at(-1);
    if (before && place.at >= before.at && place.wh >= before.wh) places.push(place);
  }
  return places;
}

function periodOf(from: MeterPoint, to: MeterPoint): ChargingPeriod {
  const energyWh = Math.round((to.wh - from.wh) * 1_000) / 1_000;
  const hours = (to.at.getTime() - from.at.getTime()) / 3_600_000;
  const isCharging = energyWh > 0 && energyWh >= leastChargingPowerW * hours;
  const period = { from: from.at, to: to.at, energyWh, isCharging };
  return to.currentA === undefined ? period : { ...period, currentA: to.currentA };
}
