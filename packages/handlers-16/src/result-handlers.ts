import type { Store } from '@csms/store';
import { getLocalListVersionResult } from './results/get-local-list-version.js';
import { sendLocalListResult } from './results/send-local-list.js';

/** What the handlers of stations' answers work with. */
export interface ResultHandlersDeps {
  readonly store: Pick<Store, 'calls' | 'localLists'>;
}

/** Handlers of what stations answer to our calls, where that changes what is known of them. */
export function resultHandlers({ store: { calls, localLists } }: ResultHandlersDeps) {
  return {
    GetLocalListVersion: getLocalListVersionResult({ localLists }),
    SendLocalList: sendLocalListResult({ calls, localLists }),
  };
}
