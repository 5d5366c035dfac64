import { authorizationStatuses16 } from '@csms/calls';
import type { IdTagInfo } from '@csms/ocpp-messages/1.6';
import { definedFields, type TokenAuthorization } from '@csms/services';

/** Longest idToken of 1.6 (section 7.27). */
const maxIdTokenLength = 20;

/** The answer to a token, as 1.6 writes it (section 7.26). A group that 1.6 has no room for is left out. */
export function idTagInfo({ status, groupId, cacheExpiresAt }: TokenAuthorization): IdTagInfo {
  return definedFields({
    status: authorizationStatuses16[status],
    expiryDate: cacheExpiresAt?.toISOString(),
    parentIdTag: groupId !== undefined && groupId.length <= maxIdTokenLength ? groupId : undefined,
  });
}
