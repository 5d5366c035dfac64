import { CallRequestError } from '@csms/router';

const criteria = ['chargingProfileId', 'chargingProfilePurpose', 'stackLevel', 'chargingLimitSource'];

/**
 * Refuses a GetChargingProfiles that does not say which profiles, which schemas allow; an EVSE alone is not enough
 * (2.0.1 K09.FR.03).
 *
 * @throws {CallRequestError} `invalid-request`
 */
export function checkProfileCriteria(action: string, request: unknown): void {
  if (action !== 'GetChargingProfiles' || typeof request !== 'object' || request === null) return;
  const wanted: unknown = 'chargingProfile' in request ? request.chargingProfile : undefined;
  // The schema refuses what is no object.
  if (typeof wanted !== 'object' || wanted === null) return;
  if (criteria.some((field) => Object.hasOwn(wanted, field))) return;
  throw new CallRequestError(
    'invalid-request',
    `/chargingProfile of ${action} must have one of ${criteria.join(', ')}`,
  );
}
