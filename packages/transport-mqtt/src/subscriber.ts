import {
  createReceivers,
  isShared,
  type Listening,
  type MessageHandler,
  parseTopic,
  type Receiver,
  type Receivers,
  type Subscription,
  TransportError,
} from '@csms/transport';
import type { IPublishPacket } from 'mqtt';
import { type Connection, createConnection } from './connection.js';
import { type Filter, filterOf, wildcardKey } from './filters.js';
import type { Presence, Settings } from './options.js';
import { readMessage } from './wire-message.js';

/** A connection with listeners. */
export interface Subscriber extends Pick<Connection, 'connected' | 'publish'> {
  listen(
    subscription: Subscription,
    handler: MessageHandler,
    maxInFlight: number | undefined,
  ): Promise<Listening>;
  /** Ends the connection; resolves when no handler runs. */
  close(): Promise<void>;
}

/** A filter and those who listen to what comes through it. */
interface Route extends Filter {
  readonly receivers: Receivers;
  /** Those of them that do not leave. */
  staying: number;
  /** The last one that does, while what is on its way still comes to it. */
  leaving?: Receiver;
  /** Settles when the broker has taken the filter, or not. */
  standing: Promise<void>;
}

/** Opens a connection for listeners, and for publishing. */
export function createSubscriber(settings: Settings, presence: Presence = {}): Subscriber {
  const routes = new Map<string, Route>();
  const everybody = new Set<Receiver>();
  const connection = createConnection(settings, receive, presence);

  function receive(packet: IPublishPacket, taken: () => void): void {
    const exact = routes.get(packet.topic);
    const topic = exact?.topic ?? parseTopic(settings.prefix, packet.topic);
    const route = exact ?? (topic && routes.get(wildcardKey(topic)));
    if (topic && route) route.receivers.offer(readMessage(topic, packet), taken);
    else taken();
  }

  function routeOf(subscription: Subscription): Route {
    const filter = filterOf(subscription, settings);
    const found = routes.get(filter.key);
    if (found) return found;
    const receivers = createReceivers(isShared(subscription.kind), settings.onHandlerError);
    return { ...filter, receivers, staying: 0, standing: Promise.resolve() };
  }

  /**
   * What is on its way when the last listener of a filter leaves still comes to it, unless another one has come by then:
   * nobody else would get it.
   */
  async function leave(route: Route, receiver: Receiver): Promise<void> {
    route.staying--;
    if (route.staying === 0) {
      route.leaving = receiver;
      await connection.unsubscribe(route.text);
    }
    receiver.leave();
    if (route.receivers.size === 0 && routes.get(route.key) === route) routes.delete(route.key);
    await receiver.idle();
    everybody.delete(receiver);
  }

  return {
    get connected() {
      return connection.connected;
    },
    publish: connection.publish,
    async listen(subscription, handler, maxInFlight) {
      const route = routeOf(subscription);
      const receiver = route.receivers.join(handler, maxInFlight);
      route.leaving?.leave();
      routes.set(route.key, route);
      everybody.add(receiver);
      route.staying++;
      if (route.staying === 1) route.standing = connection.subscribe(route.text, route.qos);
      let leaving: Promise<void> | undefined;
      const close = () => {
        leaving ??= leave(route, receiver);
        return leaving;
      };
      try {
        await inTime(route.standing, settings.connectTimeoutMs);
      } catch (error) {
        receiver.leave();
        void close();
        throw error;
      }
      return { close };
    },
    async close() {
      for (const receiver of everybody) receiver.leave();
      await connection.close();
      await Promise.all([...everybody].map((receiver) => receiver.idle()));
    },
  };
}

/** Waits for a subscription to stand, for so long. */
async function inTime(standing: Promise<void>, timeoutMs: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new TransportError('unavailable', 'expected the broker to take the subscription in time'));
    }, timeoutMs);
  });
  try {
    await Promise.race([standing, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}
