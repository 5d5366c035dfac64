import type { PriceComponent, Tariff, TariffDimension, TariffElement } from '@csms/store';
import { Big } from 'big.js';
import { areMet, type Moment } from './restrictions.js';
import { segmentsOf } from './segments.js';
import type { PricedSession, ReservedTime } from './session.js';

/** How much of something is billed at a price. */
export interface Billed {
  readonly component: PriceComponent;
  /** In Wh or seconds; 1 for what is flat. */
  readonly quantity: number;
  /** Whether it is for a reservation rather than for charging. */
  readonly isReservation: boolean;
}

/**
 * What is billed of a session, and at which prices. For each dimension and at each time the first element counts that has
 * a price and whose restrictions are met. A flat price is billed once: the first that is met.
 */
export function billedQuantities(tariff: Tariff, session: PricedSession): readonly Billed[] {
  const { reservation } = session;
  return [
    ...(reservation ? reserved(tariff, reservation) : []),
    ...(reservation?.isExpired ? [] : used(tariff, session)),
  ];
}

/** Quantities by price, in the order in which the prices were last used. */
type Usage = Map<PriceComponent, Big>;

function used(tariff: Tariff, session: PricedSession): readonly Billed[] {
  const elements = tariff.elements.filter(({ restrictions }) => restrictions?.reservation === undefined);
  const flat: Usage = new Map();
  const energy: Usage = new Map();
  const time: Usage = new Map();
  const parking: Usage = new Map();

  function use(usage: Usage, dimension: TariffDimension, moment: Moment, quantity: Big): void {
    const component = componentAt(elements, dimension, moment);
    if (!component || quantity.eq(0)) return;
    const known = usage.get(component) ?? new Big(0);
    usage.delete(component);
    usage.set(component, known.plus(quantity));
  }

  for (const { moment, energyWh, durationMs, isCharging } of segmentsOf(tariff, session)) {
    if (flat.size === 0) use(flat, 'FLAT', moment, new Big(1));
    use(energy, 'ENERGY', moment, new Big(energyWh));
    const seconds = new Big(durationMs).div(1_000);
    if (isCharging) use(time, 'TIME', moment, seconds);
    else use(parking, 'PARKING_TIME', moment, seconds);
  }
  // Of the two kinds of time only what comes last is rounded to steps (OCPI 2.2.1, CDR object).
  const times = parking.size > 0 ? [...billed(time), ...inSteps(parking)] : inSteps(time);
  return [...billed(flat), ...inSteps(energy), ...times];
}

/**
 * What is billed of a reservation. What an expired one costs replaces the price of its time, and adds to its flat price
 * (OCPI 2.2.1, ReservationRestrictionType).
 */
function reserved({ elements }: Tariff, { from, to, isExpired }: ReservedTime): readonly Billed[] {
  const priceFor = (reason: string, dimension: TariffDimension) =>
    elements
      .filter(({ restrictions }) => restrictions?.reservation === reason)
      .flatMap(({ priceComponents }) => priceComponents)
      .find((component) => component.dimension === dimension);
  const expired = (dimension: TariffDimension) =>
    isExpired ? priceFor('RESERVATION_EXPIRES', dimension) : undefined;
  const seconds = new Big(to.getTime() - from.getTime()).div(1_000);
  const time = expired('TIME') ?? priceFor('RESERVATION', 'TIME');
  const flats = [priceFor('RESERVATION', 'FLAT'), expired('FLAT')].filter((found) => found !== undefined);
  return [
    ...billed(new Map(flats.map((flat) => [flat, new Big(1)])), true),
    ...(time ? inSteps(new Map([[time, seconds]]), true) : []),
  ];
}

function componentAt(
  elements: readonly TariffElement[],
  dimension: TariffDimension,
  moment: Moment,
): PriceComponent | undefined {
  for (const { priceComponents, restrictions } of elements) {
    const component = priceComponents.find((each) => each.dimension === dimension);
    if (component && (!restrictions || areMet(restrictions, moment))) return component;
  }
  return undefined;
}

function billed(usage: Usage, isReservation = false): readonly Billed[] {
  return Array.from(usage, ([component, quantity]) => ({
    component,
    quantity: quantity.toNumber(),
    isReservation,
  }));
}

/**
 * What is billed when the total is rounded up to steps: the step is that of the price that was used last, and what the
 * rounding adds is billed at that price.
 */
function inSteps(usage: Usage, isReservation = false): readonly Billed[] {
  const last = [...usage.keys()].at(-1);
  if (!last || last.stepSize === 0) return billed(usage, isReservation);
  const total = [...usage.values()].reduce((sum, quantity) => sum.plus(quantity), new Big(0));
  const steps = total.div(last.stepSize).round(0, Big.roundUp);
  const added = steps.times(last.stepSize).minus(total);
  const whole: Usage = new Map(usage).set(last, (usage.get(last) ?? new Big(0)).plus(added));
  return billed(whole, isReservation);
}
