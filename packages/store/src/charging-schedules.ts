/** Unit of the limits of a schedule: amperes for each phase, or watts in all. */
export type ChargingRateUnit = 'A' | 'W';

/** What limits charging from a time of a schedule on, until the next period begins. */
export interface ChargingSchedulePeriod {
  /** Seconds since the schedule began. */
  readonly startS: number;
  /** In the unit of the schedule; absent where the period limits nothing. */
  readonly limit?: number;
  readonly numberPhases?: number;
  /** Which phase is used, where it is one only (2.0.1). */
  readonly phaseToUse?: number;
}

/** How fast an EV may charge, period by period (1.6 and 2.0.1, ChargingSchedule). */
export interface ChargingSchedule {
  /** Absent on 1.6. */
  readonly scheduleId?: number;
  /** Absent where it begins with the transaction, or with what it is part of. */
  readonly startsAt?: Date;
  /** Seconds after which it ends; without it, it goes on. */
  readonly durationS?: number;
  readonly unit: ChargingRateUnit;
  /** In its unit: charging slower than that is of no use to the EV. */
  readonly minChargingRate?: number;
  /** In order of time. */
  readonly periods: readonly ChargingSchedulePeriod[];
  /** 2.0.1, for ISO 15118. */
  readonly salesTariff?: SalesTariff;
}

/** What an EV is told of prices, so that it may choose when to charge (2.0.1, SalesTariffType). */
export interface SalesTariff {
  readonly tariffId: number;
  readonly description?: string;
  readonly priceLevels?: number;
  readonly entries: readonly SalesTariffEntry[];
}

/** What holds for a time of a sales tariff. */
export interface SalesTariffEntry {
  /** Seconds since the schedule began. */
  readonly startS: number;
  readonly durationS?: number;
  /** From 0 to the number of price levels. */
  readonly priceLevel?: number;
  readonly costs: readonly ConsumptionCost[];
}

/** What charging costs above a rate. */
export interface ConsumptionCost {
  /** The lowest rate that it holds for, in the unit of the schedule. */
  readonly startValue: number;
  readonly costs: readonly RelativeCost[];
}

/** A cost of a kind, such as `RelativePricePercentage` or `CarbonDioxideEmission`: the amount times ten to the multiplier. */
export interface RelativeCost {
  readonly kind: string;
  readonly amount: number;
  readonly multiplier?: number;
}
