import { parseDateTime } from '@csms/ocpp-messages';
import type {
  ChargingSchedulePeriodType,
  ChargingScheduleType,
  SalesTariffType,
} from '@csms/ocpp-messages/2.0.1';
import { definedFields } from '@csms/services';
import type { ChargingSchedule, ChargingSchedulePeriod, SalesTariff } from '@csms/store';

/** A schedule as a station or a request of ours has it. */
export function scheduleOf(schedule: ChargingScheduleType): ChargingSchedule {
  const { id, startSchedule, duration, chargingRateUnit, minChargingRate, salesTariff } = schedule;
  return definedFields({
    scheduleId: id,
    startsAt: parseOptional(startSchedule),
    durationS: duration,
    unit: chargingRateUnit,
    minChargingRate,
    periods: schedule.chargingSchedulePeriod.map(periodOf),
    salesTariff: salesTariff && salesTariffOf(salesTariff),
  });
}

/** A period of a schedule. */
export function periodOf({
  startPeriod: startS,
  limit,
  numberPhases,
  phaseToUse,
}: ChargingSchedulePeriodType): ChargingSchedulePeriod {
  return definedFields({ startS, limit, numberPhases, phaseToUse });
}

/** Reads a time that may be absent. */
export function parseOptional(time: string | undefined): Date | undefined {
  return time === undefined ? undefined : parseDateTime(time);
}

function salesTariffOf(tariff: SalesTariffType): SalesTariff {
  return definedFields({
    tariffId: tariff.id,
    description: tariff.salesTariffDescription,
    priceLevels: tariff.numEPriceLevels,
    entries: tariff.salesTariffEntry.map(({ relativeTimeInterval, ePriceLevel, consumptionCost = [] }) =>
      definedFields({
        startS: relativeTimeInterval.start,
        durationS: relativeTimeInterval.duration,
        priceLevel: ePriceLevel,
        costs: consumptionCost.map(({ startValue, cost }) => ({
          startValue,
          costs: cost.map(({ costKind: kind, amount, amountMultiplier: multiplier }) =>
            definedFields({ kind, amount, multiplier }),
          ),
        })),
      }),
    ),
  });
}
