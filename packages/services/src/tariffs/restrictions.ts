import type { TariffRestrictions } from '@csms/store';
import type { LocalTime } from './local-time.js';

/** What prices may depend on, as it is at some moment of a session. */
export interface Moment {
  /** Asked for only where prices depend on it. */
  readonly local: () => LocalTime;
  readonly energySoFarWh: number;
  readonly durationSoFarMs: number;
  /** Absent where it is not known. */
  readonly powerW: number | undefined;
  /** Sum of all phases; absent where it is not known. */
  readonly currentA: number | undefined;
}

/**
 * Whether all restrictions are met at a moment of a session (OCPI 2.2.1, TariffRestrictions). One on something that is
 * not known is not met. What they say of reservations is left to the caller.
 */
export function areMet(
  {
    startTime,
    endTime,
    startDate,
    endDate,
    minKwh,
    maxKwh,
    minCurrent,
    maxCurrent,
    minPower,
    maxPower,
    minDuration,
    maxDuration,
    dayOfWeek,
  }: TariffRestrictions,
  { local, energySoFarWh, durationSoFarMs, powerW, currentA }: Moment,
): boolean {
  return (
    isWithin(energySoFarWh, minKwh, maxKwh, 1_000) &&
    isWithin(durationSoFarMs, minDuration, maxDuration, 1_000) &&
    isWithin(powerW, minPower, maxPower, 1_000) &&
    isWithin(currentA, minCurrent, maxCurrent, 1) &&
    ((startTime ?? endTime) === undefined || isBetweenTimes(local().time, startTime, endTime)) &&
    (startDate === undefined || local().date >= startDate) &&
    (endDate === undefined || local().date < endDate) &&
    (dayOfWeek === undefined || dayOfWeek.length === 0 || dayOfWeek.includes(local().dayOfWeek))
  );
}

/** From the least value on, and below the greatest. */
function isWithin(
  value: number | undefined,
  min: number | undefined,
  max: number | undefined,
  unit: number,
): boolean {
  if (min === undefined && max === undefined) return true;
  if (value === undefined) return false;
  return (min === undefined || value >= min * unit) && (max === undefined || value < max * unit);
}

function isBetweenTimes(time: string, start = '00:00', end = '00:00'): boolean {
  if (end === '00:00') return time >= start;
  return start <= end ? time >= start && time < end : time >= start || time < end;
}
