import { createReceivers, type Receivers } from './receivers.js';
import { encodeLevel, isShared, type Topic } from './topic.js';
import type {
  Delivery,
  EmitOptions,
  Listening,
  ListenOptions,
  Message,
  MessageHandler,
  Subscription,
  Transport,
} from './transport.js';
import { TransportError } from './transport-error.js';

/** Knobs of the in-process transport. */
export interface InProcessTransportOptions {
  /** Hears of a message handler that failed; handlers are expected to deal with their own errors. */
  readonly onHandlerError?: (error: unknown) => void;
}

/**
 * A transport within one process: gateway, managers and API share the object that this returns.
 *
 * It behaves as MQTT does: texts travel, not objects; a message to a shared subscription reaches one of its listeners,
 * in turn; one that nobody listens to is lost. Where listeners are at their bound, {@link Transport.emit} waits for
 * room, until the message has expired.
 */
export function createInProcessTransport({ onHandlerError }: InProcessTransportOptions = {}): Transport {
  const audiences = new Map<string, Receivers>();
  const listenings = new Set<Listening>();
  let closed = false;

  function assertOpen(): void {
    if (closed) throw new TransportError('closed', 'expected an open transport');
  }

  async function emit(
    message: Message,
    { confirm = false, expiresInMs }: EmitOptions = {},
  ): Promise<Delivery> {
    assertOpen();
    assertCarriable(message.topic);
    // No handler runs within the call that emits.
    await Promise.resolve();
    const heard = await handOver(audiences.get(keyOf(message.topic)), message, expiresInMs);
    if (!confirm) return 'unknown';
    return heard ? 'heard' : 'unheard';
  }

  async function listen(
    subscription: Subscription,
    handler: MessageHandler,
    { maxInFlight }: ListenOptions = {},
  ): Promise<Listening> {
    assertOpen();
    if ('stationId' in subscription) encodeLevel(subscription.stationId);
    const key = keyOf(subscription);
    const receivers = audiences.get(key) ?? createReceivers(isShared(subscription.kind), onHandlerError);
    const receiver = receivers.join(handler, maxInFlight);
    audiences.set(key, receivers);
    const listening: Listening = {
      async close() {
        receiver.leave();
        if (receivers.size === 0 && audiences.get(key) === receivers) audiences.delete(key);
        listenings.delete(listening);
        await receiver.idle();
      },
    };
    listenings.add(listening);
    return listening;
  }

  return {
    get connected() {
      return !closed;
    },
    emit,
    listen,
    async close() {
      closed = true;
      await Promise.all([...listenings].map((listening) => listening.close()));
    },
  };
}

/** Timers take no more than this. */
const maxTimeoutMs = 2 ** 31 - 1;

/** Resolves to whether somebody got the message or was there to get it, as soon as that is known. */
function handOver(
  receivers: Receivers | undefined,
  message: Message,
  expiresInMs: number | undefined,
): boolean | Promise<boolean> {
  if (receivers === undefined) return false;
  return new Promise((resolve) => {
    let timer: NodeJS.Timeout | undefined;
    const waiting = receivers.offer(message, (delivered) => {
      clearTimeout(timer);
      resolve(delivered);
    });
    if (waiting === undefined || expiresInMs === undefined) return;
    timer = setTimeout(
      () => {
        receivers.withdraw(waiting);
        resolve(true);
      },
      Math.min(expiresInMs, maxTimeoutMs),
    );
  });
}

/** Refuses the ids that could not travel over a broker either. */
function assertCarriable(topic: Topic): void {
  encodeLevel(topic.kind === 'gateway' ? topic.gatewayId : topic.stationId);
}

/** Messages and subscriptions with the same key meet. */
function keyOf(topic: Topic | Subscription): string {
  switch (topic.kind) {
    case 'in':
      return `in ${topic.version}`;
    case 'out':
    case 'done':
      return `${topic.kind} ${topic.version} ${topic.stationId}`;
    default:
      return topic.kind;
  }
}
