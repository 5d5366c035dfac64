import { parseDateTime } from '@csms/ocpp-messages';
import { definedFields } from '@csms/services';
import type {
  DayOfWeek,
  PriceComponent,
  PriceLimit,
  Tariff,
  TariffDimension,
  TariffElement,
  TariffRestrictions,
} from '@csms/store';
import type { JsonSchema, Parameter } from '../operation.js';
import { dateTime } from './common.js';

/** A tariff in the words of OCPI 2.2.1; further fields of OCPI may come along, and are not kept. */
export interface TariffJson {
  readonly currency: string;
  readonly min_price?: PriceLimitJson;
  readonly max_price?: PriceLimitJson;
  readonly elements: readonly TariffElementJson[];
  readonly start_date_time?: string;
}

interface PriceLimitJson {
  readonly excl_vat: number;
  readonly incl_vat?: number;
}

interface TariffElementJson {
  readonly price_components: readonly {
    readonly type: TariffDimension;
    readonly price: number;
    readonly vat?: number;
    readonly step_size: number;
  }[];
  readonly restrictions?: TariffRestrictionsJson;
}

interface TariffRestrictionsJson {
  readonly start_time?: string;
  readonly end_time?: string;
  readonly start_date?: string;
  readonly end_date?: string;
  readonly min_kwh?: number;
  readonly max_kwh?: number;
  readonly min_current?: number;
  readonly max_current?: number;
  readonly min_power?: number;
  readonly max_power?: number;
  readonly min_duration?: number;
  readonly max_duration?: number;
  readonly day_of_week?: readonly DayOfWeek[];
  readonly reservation?: 'RESERVATION' | 'RESERVATION_EXPIRES';
}

/** A tariff's id, in a path or a body. */
export const tariffId: JsonSchema = { type: 'string', minLength: 1, maxLength: 36 };

/** The tariff that a path is about. */
export const tariffIdInPath: Parameter = {
  name: 'tariffId',
  in: 'path',
  description: 'Id of the tariff',
  schema: tariffId,
};

const time: JsonSchema = {
  type: 'string',
  pattern: '^([01][0-9]|2[0-3]):[0-5][0-9]$',
  description: 'a local time such as 13:30',
};
const date: JsonSchema = {
  type: 'string',
  pattern: '^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$',
  description: 'a local date such as 2026-12-24',
};
/** Larger amounts would make costs too large for a number. */
const amount: JsonSchema = { type: 'number', minimum: 0, maximum: 1_000_000_000 };
const seconds: JsonSchema = { type: 'integer', minimum: 0, maximum: 2_147_483_647 };
const priceLimit: JsonSchema = {
  type: 'object',
  required: ['excl_vat'],
  additionalProperties: false,
  properties: { excl_vat: amount, incl_vat: amount },
};

/** Schema of {@link TariffJson}. Unknown restrictions are refused: ignoring a misspelt one would change prices. */
export const tariffSchema: JsonSchema = {
  type: 'object',
  required: ['currency', 'elements'],
  properties: {
    id: { ...tariffId, readOnly: true, description: 'As in the path; ignored in requests' },
    currency: {
      type: 'string',
      pattern: '^[A-Z]{3}$',
      description: 'a currency of ISO 4217, such as EUR',
      examples: ['EUR'],
    },
    min_price: { ...priceLimit, description: 'A session costs at least this' },
    max_price: { ...priceLimit, description: 'A session costs at most this' },
    elements: {
      type: 'array',
      minItems: 1,
      maxItems: 100,
      description:
        'For each dimension and at each time the first element counts that has a price of it and whose restrictions are met',
      items: {
        type: 'object',
        required: ['price_components'],
        additionalProperties: false,
        properties: {
          price_components: {
            type: 'array',
            minItems: 1,
            maxItems: 4,
            items: {
              type: 'object',
              required: ['type', 'price', 'step_size'],
              additionalProperties: false,
              properties: {
                type: { type: 'string', enum: ['ENERGY', 'FLAT', 'PARKING_TIME', 'TIME'] },
                price: { ...amount, description: 'Without VAT: for a kWh, an hour, or once' },
                vat: { type: 'number', minimum: 0, maximum: 100, description: 'In percent' },
                step_size: {
                  ...seconds,
                  description: 'Wh or seconds to which the quantity is rounded up; 0 for no rounding',
                },
              },
            },
          },
          restrictions: {
            type: 'object',
            additionalProperties: false,
            properties: {
              start_time: time,
              end_time: time,
              start_date: date,
              end_date: date,
              min_kwh: amount,
              max_kwh: amount,
              min_current: amount,
              max_current: amount,
              min_power: amount,
              max_power: amount,
              min_duration: seconds,
              max_duration: seconds,
              day_of_week: {
                type: 'array',
                items: {
                  type: 'string',
                  enum: ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'],
                },
              },
              reservation: { type: 'string', enum: ['RESERVATION', 'RESERVATION_EXPIRES'] },
            },
          },
        },
      },
    },
    start_date_time: {
      ...dateTime,
      description: 'Applies to sessions that begin from then on; now when absent',
    },
    last_updated: { ...dateTime, readOnly: true, description: 'Since when it applies; ignored in requests' },
  },
};

/** Reads a tariff that an operator sets. */
export function fromTariffJson(id: string, json: TariffJson, now: Date): Tariff {
  const { currency, min_price, max_price, elements, start_date_time } = json;
  return definedFields({
    tariffId: id,
    currency,
    minPrice: min_price && fromLimit(min_price),
    maxPrice: max_price && fromLimit(max_price),
    elements: elements.map(fromElement),
    lastUpdated: (start_date_time === undefined ? undefined : parseDateTime(start_date_time)) ?? now,
  });
}

/** Writes a tariff. */
export function toTariffJson({
  tariffId: id,
  currency,
  minPrice,
  maxPrice,
  elements,
  lastUpdated,
}: Tariff): object {
  return {
    id,
    currency,
    min_price: minPrice && toLimit(minPrice),
    max_price: maxPrice && toLimit(maxPrice),
    elements: elements.map(toElement),
    last_updated: lastUpdated,
  };
}

function fromLimit({ excl_vat, incl_vat }: PriceLimitJson): PriceLimit {
  return definedFields({ exclVat: excl_vat, inclVat: incl_vat });
}

function toLimit({ exclVat, inclVat }: PriceLimit): PriceLimitJson {
  return definedFields({ excl_vat: exclVat, incl_vat: inclVat });
}

function fromElement({ price_components, restrictions }: TariffElementJson): TariffElement {
  const priceComponents = price_components.map(
    ({ type, price, vat, step_size }): PriceComponent =>
      definedFields({ dimension: type, price, vat, stepSize: step_size }),
  );
  return restrictions
    ? { priceComponents, restrictions: fromRestrictions(restrictions) }
    : { priceComponents };
}

function toElement({ priceComponents, restrictions }: TariffElement): TariffElementJson {
  const components = priceComponents.map(({ dimension, price, vat, stepSize }) =>
    definedFields({ type: dimension, price, vat, step_size: stepSize }),
  );
  return definedFields({
    price_components: components,
    restrictions: restrictions && toRestrictions(restrictions),
  });
}

function fromRestrictions(json: TariffRestrictionsJson): TariffRestrictions {
  return definedFields({
    startTime: json.start_time,
    endTime: json.end_time,
    startDate: json.start_date,
    endDate: json.end_date,
    minKwh: json.min_kwh,
    maxKwh: json.max_kwh,
    minCurrent: json.min_current,
    maxCurrent: json.max_current,
    minPower: json.min_power,
    maxPower: json.max_power,
    minDuration: json.min_duration,
    maxDuration: json.max_duration,
    dayOfWeek: json.day_of_week,
    reservation: json.reservation,
  });
}

function toRestrictions(restrictions: TariffRestrictions): TariffRestrictionsJson {
  return definedFields({
    start_time: restrictions.startTime,
    end_time: restrictions.endTime,
    start_date: restrictions.startDate,
    end_date: restrictions.endDate,
    min_kwh: restrictions.minKwh,
    max_kwh: restrictions.maxKwh,
    min_current: restrictions.minCurrent,
    max_current: restrictions.maxCurrent,
    min_power: restrictions.minPower,
    max_power: restrictions.maxPower,
    min_duration: restrictions.minDuration,
    max_duration: restrictions.maxDuration,
    day_of_week: restrictions.dayOfWeek,
    reservation: restrictions.reservation,
  });
}
