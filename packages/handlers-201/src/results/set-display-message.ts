import type { DisplayMessageStore } from '@csms/store';
import { displayMessageOf } from '../display-message.js';
import type { ResultHandler201 } from '../types.js';

/** What the answers to SetDisplayMessage work with. */
export interface SetDisplayMessageResultDeps {
  readonly displayMessages: Pick<DisplayMessageStore, 'record'>;
}

/** Keeps a message that a station shows, in place of the one of its id (OCPP 2.0.1 O01, O02, O06). */
export function setDisplayMessageResult({
  displayMessages,
}: SetDisplayMessageResultDeps): ResultHandler201<'SetDisplayMessage'> {
  return async ({ request, response }, { stationId, receivedAt }) => {
    if (response.status !== 'Accepted' || !request) return;
    await displayMessages.record(stationId, [displayMessageOf(request.message)], receivedAt);
  };
}
