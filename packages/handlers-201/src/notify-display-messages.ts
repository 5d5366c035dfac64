import { findRequest } from '@csms/services';
import type { CallStore, DisplayMessageStore } from '@csms/store';
import { displayMessageOf, isOnAllMessages } from './display-message.js';
import type { CallHandler201 } from './types.js';

/** What NotifyDisplayMessages works with. */
export interface NotifyDisplayMessagesDeps {
  readonly calls: Pick<CallStore, 'list'>;
  readonly displayMessages: Pick<DisplayMessageStore, 'record' | 'clearBefore'>;
}

/**
 * Keeps the messages that a station shows, part by part: parts have no number by which they could be put together (OCPP
 * 2.0.1 O03, O04). When the last part of a report on all messages has come, those are gone that were not told of since
 * it was asked for. A part of it that is handled later still counts as told since then.
 */
export function notifyDisplayMessages({
  calls,
  displayMessages,
}: NotifyDisplayMessagesDeps): CallHandler201<'NotifyDisplayMessages'> {
  return async ({ requestId, tbc = false, messageInfo = [] }, { stationId, receivedAt }) => {
    if (messageInfo.length > 0) {
      await displayMessages.record(stationId, messageInfo.map(displayMessageOf), receivedAt);
    }
    if (tbc) return {};
    const call = await findRequest(calls, stationId, ['GetDisplayMessages'], requestId);
    // The clock of the caller may be ahead of the gateway's, by which this part has its time.
    if (call && isOnAllMessages(call.request) && call.createdAt < receivedAt) {
      await displayMessages.clearBefore(stationId, call.createdAt);
    }
    return {};
  };
}
