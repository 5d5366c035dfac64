import type { PriceLimit, Tariff, TransactionCost, TransactionCostLine } from '@csms/store';
import { Big } from 'big.js';
import { definedFields } from '../defined-fields.js';
import { type Billed, billedQuantities } from './billed-quantities.js';
import type { PricedSession } from './session.js';

/** The most decimal places of a number in OCPI, which the lines of a bill are rounded to. */
const linePlaces = 4;

/**
 * What a session costs by a tariff (OCPI 2.2.1, Tariff and PriceComponent). Amounts are exact until they are written
 * down: lines with up to four decimal places, totals with those of the currency, halves rounded up.
 *
 * @throws {RangeError} when the session's time zone or the tariff's currency is none.
 */
export function priceSession(tariff: Tariff, session: PricedSession): TransactionCost {
  const { tariffId, currency, minPrice, maxPrice } = tariff;
  const priced = billedQuantities(tariff, session).map(priceOf);
  const places = placesOf(currency);
  const exclVat = limited(sum(priced.map((line) => line.exclVat)), minPrice?.exclVat, maxPrice?.exclVat);
  // Without any VAT in a tariff, the total with VAT is not known.
  const inclVat = hasVat(tariff)
    ? limited(sum(priced.map((line) => line.inclVat)), minPrice?.inclVat, maxPrice?.inclVat)
    : undefined;
  return definedFields({
    tariffId,
    currency,
    total: rounded(inclVat ?? exclVat, places),
    exclVat: rounded(exclVat, places),
    inclVat: inclVat && rounded(inclVat, places),
    lines: priced.map(lineOf),
  });
}

interface PricedLine extends Billed {
  readonly exclVat: Big;
  readonly inclVat: Big;
}

/** How much of a quantity a price is for: a kWh of energy in Wh, an hour of time in seconds. */
const unitSizes = { ENERGY: 1_000, FLAT: 1, PARKING_TIME: 3_600, TIME: 3_600 } as const;

function priceOf(billed: Billed): PricedLine {
  const { component, quantity } = billed;
  const exclVat = new Big(component.price).times(quantity).div(unitSizes[component.dimension]);
  const inclVat = exclVat.times(new Big(component.vat ?? 0).div(100).plus(1));
  return { ...billed, exclVat, inclVat };
}

function lineOf({ component, quantity, isReservation, exclVat, inclVat }: PricedLine): TransactionCostLine {
  const { dimension, price, vat } = component;
  return definedFields({
    dimension,
    isReservation: isReservation || undefined,
    quantity,
    price,
    vat,
    exclVat: rounded(exclVat, linePlaces),
    inclVat: vat === undefined ? undefined : rounded(inclVat, linePlaces),
  });
}

function hasVat({ elements }: Tariff): boolean {
  return elements.some(({ priceComponents }) => priceComponents.some(({ vat }) => vat !== undefined));
}

function sum(amounts: readonly Big[]): Big {
  return amounts.reduce((total, amount) => total.plus(amount), new Big(0));
}

function limited(amount: Big, min: PriceLimit['inclVat'], max: PriceLimit['inclVat']): Big {
  if (max !== undefined && amount.gt(max)) return new Big(max);
  return min !== undefined && amount.lt(min) ? new Big(min) : amount;
}

function rounded(amount: Big, places: number): number {
  return amount.round(places, Big.roundHalfUp).toNumber();
}

/** Decimal places of a currency: 2 for EUR, 0 for JPY (ISO 4217). */
function placesOf(currency: string): number {
  const { maximumFractionDigits = 2 } = new Intl.NumberFormat('en', {
    style: 'currency',
    currency,
  }).resolvedOptions();
  return maximumFractionDigits;
}
