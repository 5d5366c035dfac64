import type { TariffDimension } from './tariffs.js';

/** A line of a bill. */
export interface TransactionCostLine {
  readonly dimension: TariffDimension;
  /** Present where it is for a reservation rather than for charging. */
  readonly isReservation?: true;
  /** What is billed: in Wh of energy or seconds of time, and 1 of what is flat. */
  readonly quantity: number;
  /** Without VAT: for a kWh, an hour, or once. */
  readonly price: number;
  /** In percent. */
  readonly vat?: number;
  readonly exclVat: number;
  /** Absent where no VAT applies. */
  readonly inclVat?: number;
}

/** What a transaction costs. */
export interface TransactionCost {
  readonly tariffId: string;
  /** ISO 4217. */
  readonly currency: string;
  /** What the driver pays: with VAT, or without it where the tariff knows of none. */
  readonly total: number;
  readonly exclVat: number;
  /** Absent where the tariff knows of no VAT. */
  readonly inclVat?: number;
  /** Less than the total where a minimum price applies, more where a maximum does. */
  readonly lines: readonly TransactionCostLine[];
}
