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
  readonly possibleBase64SHA256Passwords?: readonly string[];
  readonly nextSecurityProfile?: 1 | 2;
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
  properties: {
    ...stationAuthProperties,
    possibleBase64SHA256Passwords: {
      type: 'array',
      items: { type: 'string' },
      description:
        'Passwords that count as well, as base64SHA256Password: those that the station was sent over OCPP, until it is known which one it has',
    },
    nextSecurityProfile: {
      type: 'integer',
      enum: [1, 2],
      description:
        'A higher profile that the station was told to use: it may come with that one or with securityProfile, until it has come with it',
    },
    defaultOcppVersion,
  },
};

const profiles = [1, 2, 3] as const;

/** Reads what an operator sets. An empty hash is none. */
export function fromStationAuthJson(
  json: Pick<StationAuthJson, 'securityProfile' | 'base64SHA256Password' | 'invalidUsernameAllowed'>,
): StationAuthentication {
  return definedFields({
    securityProfile: profiles[json.securityProfile],
    passwordSha256: json.base64SHA256Password || undefined,
    anyUsername: json.invalidUsernameAllowed ?? false,
  });
}

/** Writes what a gateway needs; the hashes only for those who may see them. */
export function toStationAuthJson(authentication: StationAccess, withHash: boolean): StationAuthJson {
  const { securityProfile, nextSecurityProfile } = authentication;
  return {
    securityProfile: profiles.indexOf(securityProfile) as StationAuthJson['securityProfile'],
    base64SHA256Password: withHash ? authentication.passwordSha256 : undefined,
    invalidUsernameAllowed: authentication.anyUsername,
    possibleBase64SHA256Passwords: withHash ? authentication.possiblePasswordsSha256 : undefined,
    nextSecurityProfile: nextSecurityProfile && (profiles.indexOf(nextSecurityProfile) as 1 | 2),
    defaultOcppVersion: authentication.defaultOcppVersion,
  };
}
