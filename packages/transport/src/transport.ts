import type { OcppVersion } from '@csms/ocpp-messages';
import type { Topic } from './topic.js';

/** W3C trace context, as it travels beside a message. */
export interface TraceContext {
  readonly traceparent: string;
  readonly tracestate?: string;
}

/** One message on its way, with what travels beside its payload. */
export interface Message<T extends Topic = Topic> {
  readonly topic: T;
  /** JSON text: an envelope, a connection event, a `done`, a beat or an empty object, by the kind of topic. */
  readonly payload: string;
  /** On `in`: when the gateway received it from the station; the same in every copy. */
  readonly receivedAt?: Date;
  /** On `out`: the caller wants to hear on `done` when its record is complete. Comes back with the answer. */
  readonly done?: boolean;
  readonly trace?: TraceContext;
}

/** How a message is to be sent. */
export interface EmitOptions {
  /**
   * Whether to learn if anybody listens (QoS 1 on MQTT). Calls of the CSMS and connection events are sent so,
   * everything else is not.
   */
  readonly confirm?: boolean;
  /** How long the message is worth delivering, in milliseconds; without it, for ever. */
  readonly expiresInMs?: number;
}

/** What became of a message: somebody listens, nobody listens, or no confirmation was asked for. */
export type Delivery = 'heard' | 'unheard' | 'unknown';

/** Sends messages. */
export interface Emitter {
  /**
   * Sends one message; resolves when it is handed over, or with `confirm` when the other side acknowledged it.
   *
   * @throws {TransportError} `closed` or `unavailable`; `invalid-topic` for an id that no topic can carry, `too-large` for
   *   a message that the broker does not take.
   */
  emit(message: Message, options?: EmitOptions): Promise<Delivery>;
}

/** What to listen to. `in` and `connection` are shared: each message reaches one of the listeners of the group. */
export type Subscription =
  | { readonly kind: 'in'; readonly version: OcppVersion }
  | { readonly kind: 'connection' }
  | { readonly kind: 'out' | 'done'; readonly version: OcppVersion; readonly stationId: string }
  | { readonly kind: 'gateway' | 'registration' };

/** Takes one message. What it returns is waited for only to count what is in flight; it handles its own errors. */
export type MessageHandler = (message: Message) => void | Promise<void>;

/** How to listen. */
export interface ListenOptions {
  /**
   * How many handlers run at once at most, 1 or more: no further message is read until one ends. By default there is no
   * bound.
   */
  readonly maxInFlight?: number;
}

/** A running subscription. */
export interface Listening {
  /** Stops the delivery, then resolves when every handler that runs has ended. Not to be awaited by such a handler. */
  close(): Promise<void>;
}

/** Receives messages. */
export interface Listener {
  /**
   * Starts to deliver messages; resolves when the subscription stands. It is renewed by itself after a lost connection.
   *
   * @throws {TransportError} `closed` or `unavailable`; `invalid-topic` for an id that no topic can carry.
   */
  listen(subscription: Subscription, handler: MessageHandler, options?: ListenOptions): Promise<Listening>;
}

/** Carries messages between gateways, managers and APIs. */
export interface Transport extends Emitter, Listener {
  /** Whether messages can be sent and received now. */
  readonly connected: boolean;
  /**
   * Ends every subscription and the connection, once what is still to be sent was sent. Resolves when every handler
   * that runs has ended. Closing twice does no harm.
   */
  close(): Promise<void>;
}
