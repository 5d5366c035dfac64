import { Socket } from 'node:net';
import { formatTopic, type Message } from '@csms/transport';
import { connect, type IClientOptions, type IPublishPacket, type MqttClient } from 'mqtt';
import type { Settings } from './options.js';
import { writeProperties } from './wire-message.js';

/** Takes a message. The next one is read when `taken` is called. */
export type Receive = (packet: IPublishPacket, taken: () => void) => void;

/** What a client tells the broker of itself. */
export interface Identity {
  readonly clientId: string;
  readonly will?: Message | undefined;
}

/** Opens a client of mqtt.js for one connection, which it does not renew. */
export function openClient(
  url: string,
  settings: Settings,
  receive: Receive,
  { clientId, will }: Identity,
): MqttClient {
  const { prefix, connectTimeoutMs, keepAliveIntervalMs } = settings;
  /** Messages read and not taken: while there are some, nothing else is read. */
  let untaken = 0;
  let heard = false;

  /**
   * mqtt.js gives up a connection when an answer to its ping doesn't come in time. But while a listener is at its bound
   * nothing is read, not even that answer, and behind a backlog it comes late. So any message counts as a sign of life.
   */
  function startKeepAlive(tick: () => void, intervalMs: number): number {
    const timer = setInterval(() => {
      if (untaken > 0 || heard) client.sendPing();
      else tick();
      heard = false;
    }, intervalMs);
    return Number(timer);
  }

  const options: IClientOptions = {
    protocolVersion: 5,
    clean: true,
    properties: { sessionExpiryInterval: 0 },
    clientId,
    connectTimeout: connectTimeoutMs,
    keepalive: Math.max(1, Math.round(keepAliveIntervalMs / 1_000)),
    timerVariant: { set: startKeepAlive, clear: (timer) => clearInterval(timer) },
    reschedulePings: false,
    reconnectPeriod: 0,
    resubscribe: false,
    queueQoSZero: false,
    log: () => {},
    ...(will && { will: { ...lastWill(prefix, will), qos: 0, retain: false } }),
  };
  const client = connect(url, options);
  client.handleMessage = (packet, done) => {
    heard = true;
    untaken++;
    receive(packet, () => {
      untaken--;
      done();
    });
  };
  // Answers are small and somebody waits for each of them.
  if (client.stream instanceof Socket) client.stream.setNoDelay(true);
  return client;
}

function lastWill(prefix: string, will: Message) {
  const properties = writeProperties(will);
  return {
    topic: formatTopic(prefix, will.topic),
    payload: Buffer.from(will.payload),
    ...(properties && { properties }),
  };
}
