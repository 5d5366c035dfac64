import type { AuthorizationStatus as AuthorizationStatus16 } from '@csms/ocpp-messages/1.6';
import type { AuthorizationStatus } from '@csms/services';

/** Authorization statuses, which are those of 2.0.1, in the words that OCPP 1.6 has for them (section 7.2). */
export const authorizationStatuses16: Readonly<Record<AuthorizationStatus, AuthorizationStatus16>> = {
  Accepted: 'Accepted',
  Blocked: 'Blocked',
  ConcurrentTx: 'ConcurrentTx',
  Expired: 'Expired',
  Invalid: 'Invalid',
  NoCredit: 'Blocked',
  NotAllowedTypeEVSE: 'Invalid',
  NotAtThisLocation: 'Invalid',
  NotAtThisTime: 'Invalid',
  Unknown: 'Invalid',
};
