import type { DisplayMessageStore } from '@csms/store';
import { isOnAllMessages } from '../display-message.js';
import type { ResultHandler201 } from '../types.js';

/** What the answers to GetDisplayMessages work with. */
export interface GetDisplayMessagesResultDeps {
  readonly displayMessages: Pick<DisplayMessageStore, 'clear' | 'clearBefore'>;
}

/**
 * Removes the messages that a station was asked for and does not have; those that it has follow in reports (OCPP 2.0.1
 * O03, O04).
 */
export function getDisplayMessagesResult({
  displayMessages,
}: GetDisplayMessagesResultDeps): ResultHandler201<'GetDisplayMessages'> {
  return async ({ request, response }, { stationId, receivedAt }) => {
    if (response.status !== 'Unknown' || !request) return;
    const { id: ids, priority, state } = request;
    if (isOnAllMessages(request)) await displayMessages.clearBefore(stationId, receivedAt);
    else if (ids && !priority && !state) await displayMessages.clear(stationId, ids, receivedAt);
  };
}
