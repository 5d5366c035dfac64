import type { DisplayMessageStore } from '@csms/store';
import type { ResultHandler201 } from '../types.js';

/** What the answers to ClearDisplayMessage work with. */
export interface ClearDisplayMessageResultDeps {
  readonly displayMessages: Pick<DisplayMessageStore, 'clear'>;
}

/** Removes a message that a station cleared, or did not have (OCPP 2.0.1 O05). */
export function clearDisplayMessageResult({
  displayMessages,
}: ClearDisplayMessageResultDeps): ResultHandler201<'ClearDisplayMessage'> {
  return async ({ request }, { stationId, receivedAt }) => {
    if (request) await displayMessages.clear(stationId, [request.id], receivedAt);
  };
}
