import { type LookUpByApiOptions, tellApi } from './ask-api.js';
import type { RegisterUnknown } from './register-unknown.js';

/** Registers unknown stations over the API's `/cs/{csId}/auth`, for a gateway without a store. */
export function registerUnknownByApi(options: LookUpByApiOptions): RegisterUnknown {
  return async (stationId, { securityProfile, passwordSha256, anyUsername }) => {
    // `.` and `..` would be resolved as steps in the path.
    if (stationId === '.' || stationId === '..') return;
    const body = {
      // On the API a profile is counted from 0.
      securityProfile: securityProfile - 1,
      base64SHA256Password: passwordSha256,
      invalidUsernameAllowed: anyUsername,
    };
    // 400: an id that nothing can be registered under. 409: somebody knows it by now.
    await tellApi(options, `/cs/${encodeURIComponent(stationId)}/auth`, { body, taken: [201, 400, 409] });
  };
}
