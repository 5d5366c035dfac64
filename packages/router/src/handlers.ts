import type { FromCsms, FromStation, MessageMap } from '@csms/ocpp-messages';
import type { HandlerContext } from './context.js';

/** What a handler of `A` returns; nothing for a message that is never answered. */
type Answer<Response> = [Response] extends [never] ? undefined | void : Response;

/** Answers a call of a station. The request is valid; what it returns is validated before it is sent. */
export type CallHandler<M extends MessageMap<M>, A extends FromStation<M>> = (
  request: M[A]['request'],
  context: HandlerContext<M>,
) => Answer<M[A]['response']> | Promise<Answer<M[A]['response']>>;

/** A station's answer to a call of ours. */
export interface CallResult<M extends MessageMap<M>, A extends FromCsms<M>> {
  /** Absent when the gateway did not send it along. */
  readonly request?: M[A]['request'];
  readonly response: M[A]['response'];
  /** What the caller attached to its call; may be lost on the way. */
  readonly state?: unknown;
}

/** Takes a station's answer to a call of ours. The response is valid. */
export type ResultHandler<M extends MessageMap<M>, A extends FromCsms<M>> = (
  result: CallResult<M, A>,
  context: HandlerContext<M>,
) => void | Promise<void>;

/** A station's refusal of a call of ours. */
export interface CallRefusal<M extends MessageMap<M>, A extends FromCsms<M>> {
  readonly request?: M[A]['request'];
  readonly error: {
    /** As the station wrote it; `readErrorCode` of `@csms/ocpp-messages` reads it. */
    readonly code: string;
    readonly description: string;
    readonly details: object;
  };
  readonly state?: unknown;
}

/** Takes a station's refusal of a call of ours. */
export type ErrorHandler<M extends MessageMap<M>, A extends FromCsms<M>> = (
  refusal: CallRefusal<M, A>,
  context: HandlerContext<M>,
) => void | Promise<void>;

/** Handlers of many actions, to mount at once. */
export interface HandlerSet<M extends MessageMap<M>> {
  /** By action that stations send. */
  readonly calls?: { readonly [A in FromStation<M>]?: CallHandler<M, A> };
  /** By action that the CSMS sends. */
  readonly results?: { readonly [A in FromCsms<M>]?: ResultHandler<M, A> };
  /** By action that the CSMS sends. */
  readonly errors?: { readonly [A in FromCsms<M>]?: ErrorHandler<M, A> };
}
