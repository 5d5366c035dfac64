import { definedFields, type StationAccess } from '@csms/services';
import type { StationAuthentication } from '@csms/store';
import type { JsonSchema } from '../operation.js';
import { defaultOcppVersion } from './station-quirks.js';

/** How a station proves who it is, in the words of MaEVe's API. */
export interface StationAuthJson {
  /** One less than OCPP's number of the profile. */
  readonly securityProfile: 0 | 1 | 2;
  readonly base64SHA256Password?: string;
  readonly invalidUsernameAllowed?: boolean;
  readonly defaultOcppVersion?: string;
}

/** Fields of {@link StationAuthJson}. */
export const stationAuthProperties = {
  securityProfile: {
    type: 'integer',
    enum: [0, 1, 2],
    description:
      '0: plain WebSocket with Basic authentication; 1: TLS with Basic authentication; 2: TLS with a client certificate',
  },
  base64SHA256Password: {
    type: 'string',
    description:
      'base64 of the SHA-256 of the password for Basic authentication; without it nobody can log in by Basic',
    maxLength: 64,
    pattern: '^([A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=)?$',
  },
  invalidUsernameAllowed: {
    type: 'boolean',
    description: "Whether the user name of Basic authentication may differ from the station's id",
  },
} satisfies JsonSchema;

/** Schema of {@link StationAuthJson}. */
export const stationAuthSchema: JsonSchema = {
  type: 'object',
  required: ['securityProfile'],
  properties: { ...stationAuthProperties, defaultOcppVersion },
};

const profiles = [1, 2, 3] as const;

/** Reads what an operator sets. An empty hash is none. */
export function fromStationAuthJson(json: StationAuthJson): StationAuthentication {
  return definedFields({
    securityProfile: profiles[json.securityProfile],
    passwordSha256: json.base64SHA256Password || undefined,
    anyUsername: json.invalidUsernameAllowed ?? false,
  });
}

/** Writes what a gateway needs; the hash only for those who may see it. */
export function toStationAuthJson(authentication: StationAccess, withHash: boolean): StationAuthJson {
  return {
    securityProfile: profiles.indexOf(authentication.securityProfile) as StationAuthJson['securityProfile'],
    base64SHA256Password: withHash ? authentication.passwordSha256 : undefined,
    invalidUsernameAllowed: authentication.anyUsername,
    defaultOcppVersion: authentication.defaultOcppVersion,
  };
}
