import type { ActionInfo, Fault } from '@csms/ocpp-messages';
import type { HandlerContext } from './context.js';

/** A payload that a station sent: a request or a response. */
export interface ReceivedPayload {
  readonly part: 'request' | 'response';
  /** As it was received. */
  readonly payload: unknown;
  readonly info: ActionInfo;
  readonly context: Pick<HandlerContext, 'stationId' | 'messageId' | 'receivedAt'>;
}

/** The outcome of reading a payload. */
export interface ReadPayload {
  /** What its handler gets. */
  readonly payload: unknown;
  /** What is wrong with the payload; no handler gets it then. */
  readonly fault?: Fault;
}

/**
 * Reads what a station sent. Without a fault, the payload that it returns must be valid: the router does not check it
 * again. Rejects when it can't read it now.
 */
export type PayloadReader = (received: ReceivedPayload) => ReadPayload | Promise<ReadPayload>;

/** Accepts valid payloads only, and leaves them as they are. */
export function readStrictly({
  part,
  payload,
  info,
}: Pick<ReceivedPayload, 'part' | 'payload' | 'info'>): ReadPayload {
  const validate = part === 'request' ? info.validateRequest : info.validateResponse;
  const fault = validate?.(payload);
  return fault ? { payload, fault } : { payload };
}
