/** A stretch of a session in which power and current are taken to be constant. */
export interface ChargingPeriod {
  readonly from: Date;
  readonly to: Date;
  /** What was taken meanwhile. */
  readonly energyWh: number;
  /** Whether the vehicle charged; time in which it did not is parking. */
  readonly isCharging: boolean;
  /** Sum of all phases; absent where it was not measured. */
  readonly currentA?: number;
}

/** How long an EVSE was reserved. */
export interface ReservedTime {
  readonly from: Date;
  readonly to: Date;
  /** Whether it ended without a session. */
  readonly isExpired: boolean;
}

/** A session to be priced. */
export interface PricedSession {
  readonly startedAt: Date;
  /** In order of time, without overlap. */
  readonly periods: readonly ChargingPeriod[];
  readonly reservation?: ReservedTime;
  /** IANA time zone of the location, such as `Europe/Berlin`, for prices by time of day; `UTC` by default. */
  readonly timeZone?: string;
}
