import type { LocalListStore } from '@csms/store';
import type { ResultHandler16 } from '../types.js';

/** What the result of GetLocalListVersion works with. */
export interface GetLocalListVersionResultDeps {
  readonly localLists: Pick<LocalListStore, 'recordVersion'>;
}

/** Keeps which local list a station has (OCPP 1.6, 5.10): 0 is an empty one, and -1 that it has none. */
export function getLocalListVersionResult({
  localLists,
}: GetLocalListVersionResultDeps): ResultHandler16<'GetLocalListVersion'> {
  return ({ response: { listVersion: version } }, { stationId, receivedAt: at }) =>
    localLists.recordVersion(stationId, { version, at });
}
