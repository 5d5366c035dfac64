import { randomBytes } from 'node:crypto';
import { type Delivery, formatTopic, TransportError } from '@csms/transport';
import type { MqttClient, Packet } from 'mqtt';
import { openClient, type Receive } from './client.js';
import type { Presence, Settings } from './options.js';
import { beginOutage } from './outage.js';
import { type BrokerLimits, createOutbox, type Outbox } from './outbox.js';
import { createSubscriptions } from './subscriptions.js';
import { type Properties, writeProperties } from './wire-message.js';

/** A connection to the broker that is made again whenever it is lost. */
export interface Connection {
  /** Whether it stands, with every subscription that stood before. */
  readonly connected: boolean;
  /** Publishes a message; waits for a connection that was just lost. */
  publish(
    topic: string,
    payload: string,
    properties: Properties | undefined,
    confirm: boolean,
  ): Delivery | Promise<Delivery>;
  /** Resolves when the subscription stands; it is renewed with every new connection. */
  subscribe(filter: string, qos: 0 | 1): Promise<void>;
  /** Resolves when nothing comes through the filter any more. */
  unsubscribe(filter: string): Promise<void>;
  /** Sends what is still to be sent, and ends. */
  close(): Promise<void>;
}

/**
 * Opens a connection, and another one whenever it is lost.
 *
 * Each is a client of mqtt.js of its own. Its own way to reconnect would send again what its caller was told had
 * failed, and renew subscriptions one packet each.
 */
export function createConnection(
  settings: Settings,
  receive: Receive,
  { birth, will }: Presence,
): Connection {
  const { urls, prefix, connectTimeoutMs, connectRetryDelayMs, onConnectionError } = settings;
  // The same for each that follows another: a broker that has not noticed the end of the last one then ends it by itself,
  // and says the will of it before the new one stands, not minutes later.
  const clientId = `csms${randomBytes(8).toString('hex')}`;
  const subscriptions = createSubscriptions(onConnectionError);
  let outage = beginOutage<Outbox>(connectTimeoutMs);
  /** The client that connects or is connected. */
  let client: MqttClient | undefined;
  /** There while it is connected. */
  let outbox: Outbox | undefined;
  let retry: NodeJS.Timeout | undefined;
  let attempts = 0;
  let closing: Promise<void> | undefined;

  function open(): void {
    const opened = openClient(urls[attempts++ % urls.length] as string, settings, receive, {
      clientId,
      will,
    });
    client = opened;
    opened.once('connect', ({ properties }) => stands(opened, properties));
    let cause: Error | undefined;
    opened.on('error', (error) => {
      cause ??= error;
      // mqtt.js goes on after some of its errors; then what it reads next may be anything.
      opened.stream.destroy();
    });
    opened.on('disconnect', ({ reasonCode }) => {
      cause ??= new Error(`the broker disconnected with reason code ${reasonCode}`);
    });
    opened.once('close', () => ended(cause));
  }

  function stands(opened: MqttClient, limits: BrokerLimits | undefined): void {
    const created = createOutbox(opened, limits);
    opened.on('packetreceive', (packet: Packet) => {
      if (packet.cmd === 'puback') created.acknowledged(packet.messageId ?? 0, packet.reasonCode ?? 0);
    });
    outbox = created;
    // Before anything is published: answers to it have to find the subscription.
    subscriptions.connected(opened);
    void sayBirth(created);
    outage.over(created);
  }

  async function sayBirth(by: Outbox): Promise<void> {
    if (!birth) return;
    try {
      await by.send(formatTopic(prefix, birth.topic), birth.payload, writeProperties(birth));
    } catch (error) {
      onConnectionError(error as Error);
    }
  }

  function ended(cause: Error | undefined): void {
    const lost = new TransportError('unavailable', 'the connection to the broker was lost', { cause });
    client = undefined;
    if (outbox) {
      outage = beginOutage(connectTimeoutMs);
      subscriptions.disconnected();
      outbox.fail(lost);
      outbox = undefined;
    }
    if (closing) {
      outage.giveUp(closedError());
      return;
    }
    retry = setTimeout(open, connectRetryDelayMs);
    onConnectionError(cause ?? lost);
  }

  async function close(): Promise<void> {
    clearTimeout(retry);
    outage.giveUp(closedError());
    subscriptions.fail(closedError());
    if (client === undefined) return;
    const last = client;
    const end = new Promise<void>((resolve) => last.once('close', () => resolve()));
    // A broker that stalls does not keep us.
    const timer = setTimeout(() => last.stream.destroy(), connectTimeoutMs);
    await Promise.race([outbox?.idle(), end]);
    last.end(!last.connected);
    await end;
    clearTimeout(timer);
  }

  open();
  return {
    get connected() {
      return outbox !== undefined && closing === undefined && subscriptions.complete;
    },
    publish(topic, payload, properties, confirm) {
      const publishBy = (current: Outbox) =>
        confirm ? current.confirm(topic, payload, properties) : current.send(topic, payload, properties);
      return outbox ? publishBy(outbox) : outage.end.then(publishBy);
    },
    subscribe: subscriptions.add,
    unsubscribe: subscriptions.remove,
    close() {
      closing ??= close();
      return closing;
    },
  };
}

function closedError(): TransportError {
  return new TransportError('closed', 'expected an open transport');
}
