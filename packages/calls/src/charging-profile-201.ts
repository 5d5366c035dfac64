import type {
  ChargingProfileType,
  ChargingSchedulePeriodType,
  ChargingScheduleType,
  SalesTariffEntryType,
  SalesTariffType,
} from '@csms/ocpp-messages/2.0.1';
import { definedFields } from '@csms/services';
import type {
  ChargingProfile,
  ChargingSchedule,
  ChargingSchedulePeriod,
  SalesTariff,
  SalesTariffEntry,
} from '@csms/store';

/**
 * A charging profile as OCPP 2.0.1 writes it. The validation of the call judges what this version has no room for: words
 * of other versions, and a period without a limit. Schedules without an id are numbered from 1.
 */
export function chargingProfile201(profile: ChargingProfile): ChargingProfileType {
  return definedFields({
    id: profile.profileId,
    stackLevel: profile.stackLevel,
    chargingProfilePurpose: profile.purpose as ChargingProfileType['chargingProfilePurpose'],
    chargingProfileKind: profile.kind as ChargingProfileType['chargingProfileKind'],
    recurrencyKind: profile.recurrency as ChargingProfileType['recurrencyKind'],
    validFrom: profile.validFrom?.toISOString(),
    validTo: profile.validTo?.toISOString(),
    transactionId: profile.transactionId,
    chargingSchedule: profile.schedules.map(scheduleOf),
  });
}

function scheduleOf(schedule: ChargingSchedule, index: number): ChargingScheduleType {
  const {
    scheduleId = index + 1,
    startsAt,
    durationS,
    unit,
    minChargingRate,
    periods,
    salesTariff,
  } = schedule;
  return definedFields({
    id: scheduleId,
    startSchedule: startsAt?.toISOString(),
    duration: durationS,
    chargingRateUnit: unit,
    minChargingRate,
    chargingSchedulePeriod: periods.map(periodOf),
    salesTariff: salesTariff && salesTariffOf(salesTariff),
  });
}

function periodOf({ startS, limit, ...phases }: ChargingSchedulePeriod): ChargingSchedulePeriodType {
  return definedFields({ ...phases, startPeriod: startS, limit: limit as number });
}

function salesTariffOf({ tariffId, description, priceLevels, entries }: SalesTariff): SalesTariffType {
  return definedFields({
    id: tariffId,
    salesTariffDescription: description,
    numEPriceLevels: priceLevels,
    salesTariffEntry: entries.map(entryOf),
  });
}

function entryOf({ startS, durationS, priceLevel, costs }: SalesTariffEntry): SalesTariffEntryType {
  const consumptionCost = costs.map(({ startValue, costs: relative }) => ({
    startValue,
    cost: relative.map(({ kind, amount, multiplier }) =>
      definedFields({ costKind: kind as CostKind, amount, amountMultiplier: multiplier }),
    ),
  }));
  return definedFields({
    relativeTimeInterval: definedFields({ start: startS, duration: durationS }),
    ePriceLevel: priceLevel,
    consumptionCost: consumptionCost.length > 0 ? consumptionCost : undefined,
  });
}

type CostKind = NonNullable<SalesTariffEntryType['consumptionCost']>[number]['cost'][number]['costKind'];
