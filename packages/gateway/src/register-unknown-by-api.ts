import { type LookUpByApiOptions, takeTurns, tellApi } from './ask-api.js';
import type { RegisterUnknown } from './register-unknown.js';

/** Registers unknown stations over the API's `/cs/{csId}/auth`, for a gateway without a store. */
export function registerUnknownByApi(options: LookUpByApiOptions): RegisterUnknown {
  const inTurn = takeTurns(options);
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
    const path = `/cs/${encodeURIComponent(stationId)}/auth`;
    await inTurn(() => tellApi(options, path, { body, taken: [201, 400, 409] }));
  };
}
