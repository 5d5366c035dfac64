import { parseDateTime } from '@csms/ocpp-messages';
import type { IdTagInfo } from '@csms/ocpp-messages/1.6';
import { definedFields, sentRequest } from '@csms/services';
import type { CallStore, LocalListEntry, LocalListStore } from '@csms/store';
import type { ResultHandler16 } from '../types.js';

/** What the result of SendLocalList works with. */
export interface SendLocalListResultDeps {
  readonly calls: Pick<CallStore, 'find'>;
  readonly localLists: Pick<LocalListStore, 'recordUpdate' | 'recordFailure'>;
}

/**
 * Keeps the local list that a station has accepted, or that it is unknown which one it has (OCPP 1.6, 5.15). In an
 * update, a token without information is taken off the list.
 */
export function sendLocalListResult({
  calls,
  localLists,
}: SendLocalListResultDeps): ResultHandler16<'SendLocalList'> {
  return async ({ request, response }, context) => {
    const { stationId, receivedAt: at } = context;
    const sent = await sentRequest(calls, request, context);
    if (!sent) return;
    const { listVersion: version, updateType, localAuthorizationList = [] } = sent;
    if (response.status !== 'Accepted') {
      await localLists.recordFailure(stationId, { version, at });
      return;
    }
    await localLists.recordUpdate(stationId, {
      kind: updateType === 'Full' ? 'full' : 'differential',
      version,
      at,
      entries: localAuthorizationList.flatMap(({ idTag, idTagInfo }) =>
        idTagInfo ? entryOf(idTag, idTagInfo) : [],
      ),
      removed: localAuthorizationList.flatMap(({ idTag, idTagInfo }) => (idTagInfo ? [] : idTag)),
    });
  };
}

function entryOf(uid: string, { status, parentIdTag, expiryDate }: IdTagInfo): LocalListEntry {
  const expiresAt = expiryDate === undefined ? undefined : parseDateTime(expiryDate);
  return definedFields({ uid, status, groupId: parentIdTag, expiresAt });
}
