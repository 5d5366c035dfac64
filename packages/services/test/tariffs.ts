import type { PriceComponent, Tariff, TariffRestrictions } from '@csms/store';
import type { ChargingPeriod, PricedSession } from '../src/tariffs/session.js';

/** In milliseconds. */
export const minuteMs = 60_000;

/** A price per kWh. */
export function energy(price: number, vat?: number, stepSize = 1): PriceComponent {
  return component('ENERGY', price, vat, stepSize);
}

/** A price of the whole session. */
export function flat(price: number, vat?: number): PriceComponent {
  return component('FLAT', price, vat, 1);
}

/** A price per hour of charging. */
export function time(price: number, vat?: number, stepSize = 60): PriceComponent {
  return component('TIME', price, vat, stepSize);
}

/** A price per hour of parking. */
export function parking(price: number, vat?: number, stepSize = 60): PriceComponent {
  return component('PARKING_TIME', price, vat, stepSize);
}

/** A price. */
export function component(
  dimension: PriceComponent['dimension'],
  price: number,
  vat: number | undefined,
  stepSize: number,
): PriceComponent {
  return vat === undefined ? { dimension, price, stepSize } : { dimension, price, vat, stepSize };
}

/** Components that always apply, or `[component, restrictions]`. */
export type Element =
  | PriceComponent
  | readonly [readonly PriceComponent[] | PriceComponent, TariffRestrictions];

/** A tariff in EUR without limits. */
export function aTariff(elements: readonly Element[], fields: Partial<Tariff> = {}): Tariff {
  return {
    tariffId: 'T-1',
    currency: 'EUR',
    elements: elements.map((element) =>
      isRestricted(element)
        ? { priceComponents: [element[0]].flat(), restrictions: element[1] }
        : { priceComponents: [element] },
    ),
    lastUpdated: new Date(0),
    ...fields,
  };
}

function isRestricted(element: Element): element is Exclude<Element, PriceComponent> {
  return Array.isArray(element);
}

/** Stretches of a session, one after another: minutes, kWh, whether it is parking, current. */
export interface Stretch {
  readonly minutes: number;
  readonly kwh?: number;
  readonly parked?: boolean;
  readonly currentA?: number;
}

/** A session of some stretches. */
export function aSession(
  start: string,
  stretches: readonly Stretch[],
  fields: Partial<PricedSession> = {},
): PricedSession {
  const startedAt = new Date(start);
  let ms = startedAt.getTime();
  const periods = stretches.map(({ minutes, kwh = 0, parked = false, currentA }): ChargingPeriod => {
    const from = new Date(ms);
    ms += minutes * minuteMs;
    const period = { from, to: new Date(ms), energyWh: kwh * 1_000, isCharging: !parked };
    return currentA === undefined ? period : { ...period, currentA };
  });
  return { startedAt, periods, ...fields };
}
