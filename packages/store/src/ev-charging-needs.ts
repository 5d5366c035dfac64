import type { Page, PageRequest } from './page.js';

/**
 * The answer to an EV that told its needs: a schedule follows (K15.FR.03), none does (K15.FR.04), or one follows later
 * (K15.FR.05).
 */
export type EvChargingAnswer = 'Accepted' | 'Rejected' | 'Processing';

/** What an EV needs, as it says by ISO 15118 (2.0.1 K15, K17, ChargingNeedsType). */
export interface EvChargingNeeds {
  readonly evseId: number;
  /** What kind of energy it asks for, such as `DC` or `AC_three_phase`. */
  readonly energyTransfer: string;
  readonly departsAt?: Date;
  /** The most periods that it takes in one schedule. */
  readonly maxSchedulePeriods?: number;
  readonly ac?: AcChargingNeeds;
  readonly dc?: DcChargingNeeds;
  /** When the needs were received. A schedule is due 60 s later, unless they were refused (K15.FR.08, K17.FR.08). */
  readonly at: Date;
}

/** Needs of an EV that charges by AC. Currents are those of each phase. */
export interface AcChargingNeeds {
  readonly energyWh: number;
  readonly minCurrentA: number;
  readonly maxCurrentA: number;
  readonly maxVoltageV: number;
}

/** Needs of an EV that charges by DC. */
export interface DcChargingNeeds {
  readonly maxCurrentA: number;
  readonly maxVoltageV: number;
  readonly maxPowerW?: number;
  readonly energyWh?: number;
  readonly energyCapacityWh?: number;
  /** State of charge, as are the next two, in percent. */
  readonly stateOfCharge?: number;
  readonly fullStateOfCharge?: number;
  readonly bulkStateOfCharge?: number;
}

/** Needs of an EV, and what they were answered. */
export interface AnsweredEvChargingNeeds extends EvChargingNeeds {
  readonly answer: EvChargingAnswer;
}

/** The needs of EVs. Every value returned is the caller's own copy. */
export interface EvChargingNeedsStore {
  /**
   * Keeps needs as the latest of their EVSE, unless later ones are kept, and resolves to what they are answered: the
   * first answer that was kept of needs of this EVSE and time, else the one given. The station need not be known, and
   * stays unknown. The needs of {@link maxEvses} EVSEs that are the latest are kept; a station never has more than twice
   * as many.
   */
  record(stationId: string, needs: AnsweredEvChargingNeeds): Promise<EvChargingAnswer>;
  /** The latest needs of each EVSE of a station, by EVSE. */
  list(stationId: string, page: PageRequest): Promise<Page<AnsweredEvChargingNeeds>>;
}
