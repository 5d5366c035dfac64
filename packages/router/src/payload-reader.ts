import type { ActionInfo, Fault } from '@csms/ocpp-messages';
import type { HandlerContext } from './context.js';

/** A payload that a station sent: what it asks, or what it answers. */
export interface ReceivedPayload {
  readonly part: 'request' | 'response';
  /** As it was received. */
  readonly payload: unknown;
  readonly info: ActionInfo;
  readonly context: Pick<HandlerContext, 'stationId' | 'messageId' | 'receivedAt'>;
}

/** What came of reading a payload. */
export interface ReadPayload {
  /** As its handler gets it. */
  readonly payload: unknown;
  /** What is wrong with it: then no handler gets it. */
  readonly fault?: Fault;
}

/**
 * Reads what a station sent. Without a fault, the payload that is returned fits the type that its handler expects: a
 * router does not check it again. Rejects when it can't be read now.
 */
export type PayloadReader = (received: ReceivedPayload) => ReadPayload | Promise<ReadPayload>;

/** Takes what is valid as it is, and nothing else. */
export function readStrictly({
  part,
  payload,
  info,
}: Pick<ReceivedPayload, 'part' | 'payload' | 'info'>): ReadPayload {
  const validate = part === 'request' ? info.validateRequest : info.validateResponse;
  const fault = validate?.(payload);
  return fault ? { payload, fault } : { payload };
}
