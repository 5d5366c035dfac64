import type { LocalListStore } from '@csms/store';
import type { ResultHandler201 } from '../types.js';

/** What the result of GetLocalListVersion works with. */
export interface GetLocalListVersionResultDeps {
  readonly localLists: Pick<LocalListStore, 'recordVersion'>;
}

/** Keeps which local list a station has (OCPP 2.0.1 D02): 0 is an empty one. */
export function getLocalListVersionResult({
  localLists,
}: GetLocalListVersionResultDeps): ResultHandler201<'GetLocalListVersion'> {
  return ({ response: { versionNumber: version } }, { stationId, receivedAt: at }) =>
    localLists.recordVersion(stationId, { version, at });
}
