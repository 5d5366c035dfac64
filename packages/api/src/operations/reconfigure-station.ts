import type { Operation } from '../operation.js';
import type { Clock } from '../options.js';
import { fromReconfigurationJson, type ReconfigurationJson } from '../schemas/reconfiguration.js';
import { type WantedStore, wantOfStation } from './want-of-station.js';

/** Says which settings a station is to have. */
export function reconfigureStation(
  store: WantedStore,
  clock: Clock,
): Operation<{ csId: string }, unknown, ReconfigurationJson> {
  return wantOfStation(store, clock, {
    operationId: 'reconfigureStation',
    path: 'reconfigure',
    tag: 'settings',
    summary: 'Set the settings that a station should have',
    description:
      'Values by configuration keys of 1.6, or by names of 2.0.1 as component[;instance[;evse]]/variable[;instance[;attribute]]. They are set at once when the station is connected, and otherwise when it comes. What came of each is told by /cs/{csId}/settings.',
    body: 'Reconfiguration',
    status: 200,
    read: fromReconfigurationJson,
  });
}
