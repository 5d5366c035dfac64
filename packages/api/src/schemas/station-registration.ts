import type { StationRegistration } from '@csms/store';
import type { JsonSchema } from '../operation.js';
import { fromStationAuthJson, type StationAuthJson, stationAuthProperties } from './station-auth.js';

/** What an operator sets of a station: what MaEVe's API has, and whether it is accepted. */
export interface StationRegistrationJson extends StationAuthJson {
  readonly registrationStatus?: StationRegistration['registrationStatus'];
}

/** Schema of {@link StationRegistrationJson}. */
export const stationRegistrationSchema: JsonSchema = {
  type: 'object',
  required: ['securityProfile'],
  properties: {
    ...stationAuthProperties,
    registrationStatus: {
      type: 'string',
      enum: ['Accepted', 'Pending', 'Rejected'],
      description:
        'Whether the station may take part; it learns of it when it boots. Without it, a new station is Accepted and a known one keeps its status',
    },
  },
};

/** Reads what an operator sets. */
export function fromStationRegistrationJson(json: StationRegistrationJson): StationRegistration {
  const { registrationStatus } = json;
  const authentication = fromStationAuthJson(json);
  return registrationStatus ? { authentication, registrationStatus } : { authentication };
}
