import type { ChargingSchedule, SalesTariff } from '@csms/store';
import { copyDate, copyJson } from './copies.js';

/** A copy of a schedule. */
export function copySchedule(schedule: ChargingSchedule): ChargingSchedule {
  const { startsAt, periods, salesTariff } = schedule;
  return {
    ...schedule,
    ...(startsAt && { startsAt: copyDate(startsAt) }),
    periods: periods.map((period) => ({ ...period })),
    ...(salesTariff && { salesTariff: copyJson<SalesTariff>(salesTariff) }),
  };
}
