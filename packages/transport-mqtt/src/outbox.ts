import { type Delivery, TransportError } from '@csms/transport';
import type { MqttClient } from 'mqtt';
import { confirmedLength, publishPacket } from './publish-packet.js';
import type { Properties } from './wire-message.js';

/** What is sent over one connection. It ends with the connection, so nothing in it can be sent a second time. */
export interface Outbox {
  /**
   * Sends at QoS 0. Returns a promise only where the connection does not keep up.
   *
   * @throws {TransportError} `too-large`.
   */
  send(topic: string, payload: string, properties: Properties | undefined): Delivery | Promise<Delivery>;
  /**
   * Sends at QoS 1; resolves when the broker acknowledged it.
   *
   * @throws {TransportError} `too-large`; `unavailable` when the broker refuses it, when the connection is lost, and at
   *   once when too many messages wait already.
   */
  confirm(topic: string, payload: string, properties: Properties | undefined): Promise<Delivery>;
  /** Takes the broker's acknowledgement of a message. */
  acknowledged(messageId: number, reasonCode: number): void;
  /** Resolves when nothing waits. */
  idle(): Promise<void>;
  /** Fails everything that waits. */
  fail(error: TransportError): void;
}

/** Reason code of an acknowledgement: nobody has subscribed to the topic (MQTT 5, 3.4.2.1). */
const noMatchingSubscribers = 0x10;
/** Reason codes from here are failures. */
const firstFailure = 0x80;
/** More than enough on any way to a broker, and far from where message ids repeat. */
const maxWindow = 1_000;
/** As many stations as a large gateway has, should all of them connect at once. */
const maxWaitingByDefault = 10_000;

interface Publication {
  readonly topic: string;
  readonly payload: string;
  readonly properties: Properties | undefined;
  resolve(delivery: Delivery): void;
  reject(error: Error): void;
}

/** What a broker takes, which mqtt.js doesn't care about. */
export interface BrokerLimits {
  /** How many messages of QoS 1 before it has acknowledged some (MQTT 5, 4.9). */
  readonly receiveMaximum?: number;
  /** How many bytes in a packet; it ends the connection of who sends more (MQTT 5, 3.2.2.3.6). */
  readonly maximumPacketSize?: number;
}

/**
 * Makes the outbox of a connection.
 *
 * `maxWaiting` is how many messages of QoS 1 may wait when the broker takes no more of them. mqtt.js does not tell the
 * reason code of an acknowledgement to whoever published, but in its event `packetreceive`: that is what
 * {@link Outbox.acknowledged} is called from.
 */
export function createOutbox(
  client: MqttClient,
  { receiveMaximum = maxWindow, maximumPacketSize }: BrokerLimits = {},
  maxWaiting = maxWaitingByDefault,
): Outbox {
  const window = Math.min(receiveMaximum, maxWindow);
  const unacknowledged = new Map<number, Publication>();
  const queue: Publication[] = [];
  let draining: { readonly done: Promise<Delivery>; fail(error: Error): void } | undefined;
  let whenIdle: (() => void) | undefined;
  let gathering = false;

  function assertFits(length: number): void {
    if (maximumPacketSize !== undefined && length > maximumPacketSize) throw tooLarge(maximumPacketSize);
  }

  /** Everything that is published in one turn of the event loop goes out in one write, rather than in one each. */
  function gather(): void {
    if (gathering) return;
    gathering = true;
    client.stream.cork();
    setImmediate(() => {
      gathering = false;
      client.stream.uncork();
    });
  }

  function publish(publication: Publication): void {
    const { topic, payload, properties } = publication;
    gather();
    client.publish(topic, payload, { qos: 1, ...(properties && { properties }) });
    unacknowledged.set(client.getLastMessageId(), publication);
  }

  /** One wait for the connection's buffer, for everybody. */
  function drain(): Promise<Delivery> {
    if (draining === undefined) {
      let fail: (error: Error) => void = () => {};
      const done = new Promise<Delivery>((resolve, reject) => {
        fail = reject;
        client.stream.once('drain', () => {
          draining = undefined;
          resolve('unknown');
          settle();
        });
      });
      done.catch(() => {});
      draining = { done, fail };
    }
    return draining.done;
  }

  function settle(): void {
    if (unacknowledged.size === 0 && draining === undefined) whenIdle?.();
  }

  return {
    send(topic, payload, properties) {
      // Most of what is sent goes this way, and mqtt.js takes as long to write a packet as to read two.
      const packet = publishPacket(topic, payload, properties);
      assertFits(packet.length);
      gather();
      const flows = client.stream.write(packet);
      return flows ? 'unknown' : drain();
    },
    async confirm(topic, payload, properties) {
      if (maximumPacketSize !== undefined) assertFits(confirmedLength(topic, payload, properties));
      return new Promise((resolve, reject) => {
        const publication = { topic, payload, properties, resolve, reject };
        if (unacknowledged.size < window) publish(publication);
        else if (queue.length < maxWaiting) queue.push(publication);
        else reject(tooMany(maxWaiting));
      });
    },
    acknowledged(messageId, reasonCode) {
      const publication = unacknowledged.get(messageId);
      if (publication === undefined) return;
      unacknowledged.delete(messageId);
      const next = queue.shift();
      if (next) publish(next);
      if (reasonCode >= firstFailure) publication.reject(refusal(reasonCode));
      else publication.resolve(reasonCode === noMatchingSubscribers ? 'unheard' : 'heard');
      settle();
    },
    async idle() {
      if (unacknowledged.size === 0 && draining === undefined) return;
      await new Promise<void>((resolve) => {
        whenIdle = resolve;
      });
    },
    fail(error) {
      for (const { reject } of [...unacknowledged.values(), ...queue.splice(0)]) reject(error);
      unacknowledged.clear();
      draining?.fail(error);
      draining = undefined;
      settle();
    },
  };
}

function tooLarge(bytes: number): TransportError {
  return new TransportError('too-large', `expected a message that fits the broker's limit of ${bytes} bytes`);
}

function tooMany(waiting: number): TransportError {
  return new TransportError(
    'unavailable',
    `expected the broker to keep up, but ${waiting} messages wait for its acknowledgements`,
  );
}

function refusal(reasonCode: number): TransportError {
  const code = `0x${reasonCode.toString(16)}`;
  return new TransportError(
    'unavailable',
    `expected the broker to take the message, not reason code ${code}`,
  );
}
