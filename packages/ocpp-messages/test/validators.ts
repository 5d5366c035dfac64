import type { MessageMap, MessageSet, Validator } from '@csms/ocpp-messages';

/** The checks of a message set by the name of the message, such as `AuthorizeRequest`. */
export function validators({ actions }: MessageSet<MessageMap<object>>): ReadonlyMap<string, Validator> {
  return new Map(
    [...actions.values()].flatMap(({ action, validateRequest, validateResponse }) => [
      [`${action}Request`, validateRequest] as const,
      ...(validateResponse ? [[`${action}Response`, validateResponse] as const] : []),
    ]),
  );
}
