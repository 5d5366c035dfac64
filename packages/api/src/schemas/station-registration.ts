import { definedFields } from '@csms/services';
import type { StationRegistration } from '@csms/store';
import type { JsonSchema } from '../operation.js';
import { fromStationAuthJson, type StationAuthJson, stationAuthProperties } from './station-auth.js';
import { fromStationBillingJson, stationBillingProperties } from './station-billing.js';
import { fromStationQuirksJson, stationQuirksProperties } from './station-quirks.js';

/** What an operator sets of a station: what MaEVe's API has, and whether it is accepted. */
export interface StationRegistrationJson extends StationAuthJson {
  readonly registrationStatus?: StationRegistration['registrationStatus'];
  readonly tariffId?: string;
  readonly timeZone?: string;
  readonly lenient?: boolean;
  readonly defaultOcppVersion?: string;
  readonly clockOffsetMinutes?: number;
}

/** Whether a station may take part. */
export const registrationStatus = {
  type: 'string',
  enum: ['Accepted', 'Pending', 'Rejected'],
  description:
    'Whether the station may take part; it learns of it when it boots. Without it, a new station is Accepted and a known one keeps its status',
} satisfies JsonSchema;

/** Schema of {@link StationRegistrationJson}. */
export const stationRegistrationSchema: JsonSchema = {
  type: 'object',
  required: ['securityProfile'],
  properties: {
    ...stationAuthProperties,
    registrationStatus,
    ...stationBillingProperties,
    ...stationQuirksProperties,
  },
};

/**
 * Reads what an operator sets.
 *
 * @throws {ApiError} 400 when there is no such time zone.
 */
export function fromStationRegistrationJson(json: StationRegistrationJson): StationRegistration {
  return definedFields({
    authentication: fromStationAuthJson(json),
    registrationStatus: json.registrationStatus,
    billing: fromStationBillingJson(json),
    quirks: fromStationQuirksJson(json),
  });
}
