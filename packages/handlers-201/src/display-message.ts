import { parseDateTime } from '@csms/ocpp-messages';
import type { GetDisplayMessagesRequest, MessageInfoType } from '@csms/ocpp-messages/2.0.1';
import { definedFields } from '@csms/services';
import type { ReportedDisplayMessage } from '@csms/store';
import { componentOf } from './component.js';

/** A message in domain words. */
export function displayMessageOf({
  id: displayMessageId,
  priority,
  state,
  startDateTime,
  endDateTime,
  transactionId,
  display,
  message: { format, language, content },
}: MessageInfoType): ReportedDisplayMessage {
  return definedFields({
    displayMessageId,
    priority,
    state,
    startsAt: startDateTime === undefined ? undefined : parseDateTime(startDateTime),
    endsAt: endDateTime === undefined ? undefined : parseDateTime(endDateTime),
    transactionId,
    display: display && componentOf(display),
    format,
    language,
    content,
  });
}

/** Whether a request asks for all messages, so that the station does not have those that it does not tell of. */
export function isOnAllMessages(
  request: Pick<GetDisplayMessagesRequest, 'id' | 'priority' | 'state'>,
): boolean {
  return request.id === undefined && request.priority === undefined && request.state === undefined;
}
