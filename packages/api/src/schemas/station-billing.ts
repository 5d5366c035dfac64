import { definedFields } from '@csms/services';
import type { StationBilling } from '@csms/store';
import { ApiError } from '../api-error.js';
import type { JsonSchema } from '../operation.js';
import { tariffId } from './tariff.js';

/** How a station's transactions are billed, in requests and answers. */
export const stationBillingProperties = {
  tariffId: { ...tariffId, description: 'Tariff of transactions whose token has none of its own' },
  timeZone: {
    type: 'string',
    description:
      'IANA time zone in which prices by time of day are meant, such as Europe/Berlin; UTC when absent',
    maxLength: 64,
  },
} satisfies JsonSchema;

/**
 * Reads how a station is to be billed; `undefined` when nothing is said of it.
 *
 * @throws {ApiError} 400 when there is no such time zone.
 */
export function fromStationBillingJson({
  tariffId: id,
  timeZone,
}: StationBilling): StationBilling | undefined {
  if (id === undefined && timeZone === undefined) return undefined;
  if (timeZone !== undefined && !isTimeZone(timeZone)) {
    throw new ApiError(400, 'timeZone must be an IANA time zone, such as Europe/Berlin');
  }
  return definedFields({ tariffId: id, timeZone });
}

function isTimeZone(text: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
