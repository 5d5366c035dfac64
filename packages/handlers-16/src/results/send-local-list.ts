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
 * Keeps the local list that a station has accepted, or that it is not known which one it has (OCPP 1.6, 5.15). In changes,
 * a token without a word of what it may do is taken off.
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
