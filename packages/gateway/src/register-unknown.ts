import { createHash } from 'node:crypto';
import type { StationAuthentication } from './authentication.js';
import type { BasicCredentials } from './basic-credentials.js';

/**
 * Registers a station that nobody knows, as Pending, unless somebody knows it by now. Nothing is said of the outcome: the
 * station is looked up again. A station is told to come again later when this rejects.
 */
export type RegisterUnknown = (stationId: string, authentication: StationAuthentication) => Promise<void>;

/** Password that a station must show at least, in bytes: 2.0.1 has BasicAuthPassword of 16 to 40 characters. */
const minPasswordLength = 16;

/** How many stations a gateway registers before it is started anew: whoever makes up names must not fill the store. */
const maxRegistered = 1_000;

/** Registers a station by what it shows; resolves to why it did not, for the people who look after the station. */
export type UnknownStations = (
  stationId: string,
  shown: { readonly credentials: BasicCredentials | undefined; readonly secure: boolean },
) => Promise<string | undefined>;

/** Makes what registers unknown stations, each by the first password that it shows. */
export function createUnknownStations(register: RegisterUnknown): UnknownStations {
  let registered = 0;
  return async (stationId, { credentials, secure }) => {
    if (!credentials) return 'it would be registered with a user name and a password';
    if (!Buffer.from(stationId).equals(credentials.username))
      return 'it would be registered if its user name were its id';
    if (credentials.password.length < minPasswordLength)
      return `it would be registered with a password of ${minPasswordLength} characters or more`;
    if (registered >= maxRegistered)
      return 'this gateway has registered too many stations since it was started';
    const passwordSha256 = createHash('sha256').update(credentials.password).digest('base64');
    registered += 1;
    try {
      await register(stationId, { securityProfile: secure ? 2 : 1, passwordSha256, anyUsername: false });
    } catch (error) {
      registered -= 1;
      throw error;
    }
    return undefined;
  };
}
