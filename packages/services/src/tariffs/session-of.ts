import type { Transaction } from '@csms/store';
import type { MeterPoint } from './meter-points.js';
import type { ChargingPeriod, PricedSession } from './session.js';

/** Below this a vehicle does not charge: full ones still draw a little. */
const leastChargingPowerW = 100;

/** What is priced of a transaction. */
export type SessionFields = Pick<Transaction, 'startedAt' | 'endedAt' | 'registers' | 'flags'>;

/**
 * A transaction as it is priced: from its start to its end, or to the last that is known of one that goes on. Its energy
 * is that of its registers; the points between tell when it was taken. Time in which less than 100 W were drawn is
 * parking. No time passes where the station's clock was set meanwhile so that nobody knows how much did.
 */
export function sessionOf(
  transaction: SessionFields,
  points: readonly MeterPoint[],
  timeZone?: string,
): PricedSession {
  const startedAt = pricedFrom(transaction);
  const places = hasUnknownDuration(transaction)
    ? endsOf(transaction).map(({ wh }) => ({ at: startedAt, wh }))
    : placesOf(transaction, points);
  const periods = places
    .slice(1)
    .map((to, index) => periodOf(places[index] as MeterPoint, to))
    .filter(({ from, to, energyWh }) => to > from || energyWh > 0);
  return timeZone === undefined ? { startedAt, periods } : { startedAt, periods, timeZone };
}

/**
 * From when on a transaction is priced: its start or, where nobody knows how long it took, the latest that is known of it,
 * since clocks that were not set are behind.
 */
export function pricedFrom(transaction: SessionFields): Date {
  const { startedAt, endedAt = startedAt } = transaction;
  if (!hasUnknownDuration(transaction)) return startedAt;
  const times = [startedAt, endedAt, ...endsOf(transaction).map(({ at }) => at)];
  return new Date(Math.max(...times.map((at) => at.getTime())));
}

function hasUnknownDuration({ flags }: SessionFields): boolean {
  return flags.includes('implausible_duration') || flags.includes('stop_before_start');
}

/** The first and the last value of the register that count. Where it ended below its begin, no energy is counted. */
function endsOf({
  startedAt,
  endedAt = startedAt,
  registers,
  flags,
}: SessionFields): [MeterPoint, MeterPoint] {
  if (!registers) {
    return [
      { at: startedAt, wh: 0 },
      { at: endedAt, wh: 0 },
    ];
  }
  const { firstAboveZero, end } = registers;
  const begin = (flags.includes('implausible_begin') && firstAboveZero) || registers.begin;
  return [
    { at: begin.at, wh: begin.wh },
    { at: end.at, wh: Math.max(begin.wh, end.wh) },
  ];
}

/**
 * What is known of the register, in order. What would set time or register back is left out, but never the energy of
 * the end: where the clock was set back, it counts as of the earliest time possible.
 */
function placesOf(transaction: SessionFields, points: readonly MeterPoint[]): readonly MeterPoint[] {
  const { startedAt, endedAt } = transaction;
  const [begin, end] = endsOf(transaction);
  const between = points
    .filter(({ at, wh }) => at <= end.at && wh <= end.wh)
    .toSorted((a, b) => a.at.getTime() - b.at.getTime() || a.wh - b.wh);
  const firstAt = new Date(Math.min(startedAt.getTime(), begin.at.getTime()));
  const places: MeterPoint[] = [{ at: firstAt, wh: begin.wh }];
  for (const place of [begin, ...between]) {
    const before = places.at(-1);
    if (before && place.at >= before.at && place.wh >= before.wh) places.push(place);
  }
  const reachedAt = places.at(-1)?.at ?? startedAt;
  const lastAt = [end.at, endedAt].find((at) => at && at >= reachedAt) ?? reachedAt;
  places.push({ at: lastAt, wh: end.wh });
  if (endedAt && endedAt > lastAt) places.push({ at: endedAt, wh: end.wh });
  return places;
}

function periodOf(from: MeterPoint, to: MeterPoint): ChargingPeriod {
  const energyWh = Math.round((to.wh - from.wh) * 1_000) / 1_000;
  const hours = (to.at.getTime() - from.at.getTime()) / 3_600_000;
  const isCharging = energyWh > 0 && energyWh >= leastChargingPowerW * hours;
  const period = { from: from.at, to: to.at, energyWh, isCharging };
  return to.currentA === undefined ? period : { ...period, currentA: to.currentA };
}
