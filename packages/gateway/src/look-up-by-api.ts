import { askApi, type LookUpByApiOptions, LookUpError, takeTurns } from './ask-api.js';
import type { LookUpStation, StationAuthentication } from './authentication.js';
import type { LookUpCertificate } from './client-certificate.js';

/**
 * Looks stations up over the API's `/cs/{csId}/auth`, for a gateway without a store.
 *
 * What this returns rejects with a {@link LookUpError}.
 */
export function lookUpByApi(options: LookUpByApiOptions): LookUpStation {
  const inTurn = takeTurns(options);
  return async (stationId) => {
    // `.` and `..` would be resolved as steps in the path.
    if (stationId === '.' || stationId === '..') return undefined;
    const body = await inTurn(() => askApi(options, `/cs/${encodeURIComponent(stationId)}/auth`));
    return body && readAuthentication(body);
  };
}

/**
 * Looks client certificates up over the API's `/certificate/{hash}`, for a gateway without a store.
 *
 * What this returns rejects with a {@link LookUpError}.
 */
export function lookUpCertificateByApi(options: LookUpByApiOptions): LookUpCertificate {
  const inTurn = takeTurns(options);
  return async (hash) => {
    if (!/^[\w-]+$/.test(hash)) return undefined;
    const body = await inTurn(() => askApi(options, `/certificate/${hash}`));
    if (!body) return undefined;
    if (typeof body.certificate !== 'string') throw new LookUpError('malformed', 'expected a certificate');
    return body.certificate;
  };
}

/** On the API a profile is counted from 0: plain, TLS, TLS with client certificate. */
const profiles = new Map<unknown, StationAuthentication['securityProfile']>([
  [0, 1],
  [1, 2],
  [2, 3],
]);

function readAuthentication(body: Readonly<Record<string, unknown>>): StationAuthentication {
  const { securityProfile, nextSecurityProfile, defaultOcppVersion } = body;
  const { base64SHA256Password, possibleBase64SHA256Passwords, invalidUsernameAllowed } = body;
  const profile = profiles.get(securityProfile);
  const next = profiles.get(nextSecurityProfile);
  const possible = Array.isArray(possibleBase64SHA256Passwords)
    ? possibleBase64SHA256Passwords.filter((password) => typeof password === 'string')
    : [];
  if (profile === undefined) throw new LookUpError('malformed', 'expected securityProfile 0, 1 or 2');
  return {
    securityProfile: profile,
    ...(typeof base64SHA256Password === 'string' && { passwordSha256: base64SHA256Password }),
    anyUsername: invalidUsernameAllowed === true,
    ...(possible.length > 0 && { possiblePasswordsSha256: possible }),
    ...(next !== undefined && next !== 1 && { nextSecurityProfile: next }),
    ...(typeof defaultOcppVersion === 'string' && { defaultOcppVersion }),
  };
}
