import type { FromCsms, FromStation, MessageMap } from '@csms/ocpp-messages';
import type { HandlerContext } from './context.js';
import type { Exactly } from './exactly.js';

/** What a handler of `A` returns; nothing for a message that is never answered. */
export type Answer<M extends MessageMap<M>, A extends keyof M> = [M[A]['response']] extends [never]
  ? // biome-ignore lint/suspicious/noConfusingVoidType: it is what a function without a return statement returns
    void
  : M[A]['response'];

/** Answers a call of a station. The request is valid; what it returns is validated before it is sent. */
export type CallHandler<
  M extends MessageMap<M>,
  A extends FromStation<M>,
  R extends Answer<M, A> = Answer<M, A>,
> = (request: M[A]['request'], context: HandlerContext<M>) => R | Promise<R>;

/**
 * A {@link CallHandler} as it is registered. Its type is that of the function itself, so that a field which the
 * response does not have is an error when the handler is compiled, not when a station waits for its answer.
 */
export type ExactCallHandler<
  M extends MessageMap<M>,
  A extends FromStation<M>,
  R extends Answer<M, A>,
> = CallHandler<M, A, R> & Exactly<R, M[A]['response']>;

/** A station's answer to a call of ours. */
export interface CallResult<M extends MessageMap<M>, A extends FromCsms<M>> {
  /** The request of our call; absent when neither the gateway nor a record of the call has it. */
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

/** Handlers of many actions, mounted at once. */
export interface HandlerSet<M extends MessageMap<M>> {
  /** By action that stations send. */
  readonly calls?: { readonly [A in FromStation<M>]?: CallHandler<M, A> };
  /** By action that the CSMS sends. */
  readonly results?: { readonly [A in FromCsms<M>]?: ResultHandler<M, A> };
  /** By action that the CSMS sends. */
  readonly errors?: { readonly [A in FromCsms<M>]?: ErrorHandler<M, A> };
}

type Answers<Handlers> = {
  [A in keyof Handlers]: NonNullable<Handlers[A]> extends (...given: never) => infer R ? Awaited<R> : never;
};

/**
 * A {@link HandlerSet} as it is mounted; as with {@link ExactCallHandler}, no answer has a field that it may not have.
 */
export type ExactHandlerSet<M extends MessageMap<M>, S extends HandlerSet<M>> = S &
  Exactly<Answers<S['calls']>, Answers<HandlerSet<M>['calls']>>;
