import type { AuthorizationStatus as AuthorizationStatus16, IdTagInfo } from '@csms/ocpp-messages/1.6';
import { type AuthorizationStatus, definedFields, type TokenAuthorization } from '@csms/services';

/** The statuses of 2.0.1 in those that 1.6 has. */
const statuses: Readonly<Record<AuthorizationStatus, AuthorizationStatus16>> = {
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

/** Longest idToken of 1.6 (section 7.27). */
const maxIdTokenLength = 20;

/** What a token is answered, as 1.6 says it (section 7.26). A group that 1.6 has no room for is left out. */
export function idTagInfo({ status, groupId, cacheExpiresAt }: TokenAuthorization): IdTagInfo {
  return definedFields({
    status: statuses[status],
    expiryDate: cacheExpiresAt?.toISOString(),
    parentIdTag: groupId !== undefined && groupId.length <= maxIdTokenLength ? groupId : undefined,
  });
}
