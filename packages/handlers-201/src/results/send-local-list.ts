import { parseDateTime } from '@csms/ocpp-messages';
import type { AuthorizationData, IdTokenInfoType } from '@csms/ocpp-messages/2.0.1';
import { definedFields, sentRequest } from '@csms/services';
import type { CallStore, LocalListEntry, LocalListStore } from '@csms/store';
import { tokenOf } from '../token.js';
import type { ResultHandler201 } from '../types.js';

/** What the result of SendLocalList works with. */
export interface SendLocalListResultDeps {
  readonly calls: Pick<CallStore, 'find'>;
  readonly localLists: Pick<LocalListStore, 'recordUpdate' | 'recordFailure'>;
}

/**
 * Keeps the local list that a station has accepted, or that it is unknown which one it has (OCPP 2.0.1 D01). In an
 * update, a token without information is taken off the list.
 */
export function sendLocalListResult({
  calls,
  localLists,
}: SendLocalListResultDeps): ResultHandler201<'SendLocalList'> {
  return async ({ request, response }, context) => {
    const { stationId, receivedAt: at } = context;
    const sent = await sentRequest(calls, request, context);
    if (!sent) return;
    const { versionNumber: version, updateType, localAuthorizationList = [] } = sent;
    if (response.status !== 'Accepted') {
      await localLists.recordFailure(stationId, { version, at });
      return;
    }
    await localLists.recordUpdate(stationId, {
      kind: updateType === 'Full' ? 'full' : 'differential',
      version,
      at,
      entries: localAuthorizationList.flatMap(({ idToken, idTokenInfo }) =>
        idTokenInfo ? entryOf(idToken, idTokenInfo) : [],
      ),
      removed: localAuthorizationList.flatMap(({ idToken, idTokenInfo }) =>
        idTokenInfo ? [] : idToken.idToken,
      ),
    });
  };
}

function entryOf(
  idToken: AuthorizationData['idToken'],
  { status, groupIdToken, cacheExpiryDateTime }: IdTokenInfoType,
): LocalListEntry {
  const expiresAt = cacheExpiryDateTime === undefined ? undefined : parseDateTime(cacheExpiryDateTime);
  return definedFields({ ...tokenOf(idToken), status, groupId: groupIdToken?.idToken, expiresAt });
}
