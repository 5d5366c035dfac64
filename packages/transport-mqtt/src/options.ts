import { formatTopic, type Message, TransportError } from '@csms/transport';

/** How to reach a broker, and what to call things there. */
export interface MqttTransportOptions {
  /** Where the broker is: `mqtt://`, `mqtts://`, `ws://` or `wss://`, with user and password if it asks for them. */
  readonly url?: string;
  /** More brokers of one cluster, tried in turn. */
  readonly urls?: readonly string[];
  /** What every topic begins with; `cs` by default. */
  readonly prefix?: string;
  /** The group of listeners of which each message on `in` and `connection` reaches one; `manager` by default. */
  readonly group?: string;
  /**
   * How long an attempt to connect may take, and for how long {@link Transport.listen} waits for a connection and
   * {@link Transport.emit} for one that was just lost, in milliseconds; 10 s by default.
   */
  readonly connectTimeoutMs?: number;
  /** How long to wait before the next attempt to connect, in milliseconds; 1 s by default. */
  readonly connectRetryDelayMs?: number;
  /** After so much silence the broker is asked for a sign of life, in milliseconds; 10 s by default. */
  readonly keepAliveIntervalMs?: number;
  /** What the broker says for us when the connection breaks. */
  readonly will?: Message;
  /** What is said as soon as there is a connection, and with each new one: the opposite of the will, which stands until then. */
  readonly birth?: Message;
  /** Hears why a connection was lost, could not be made, or does not carry a subscription. It is tried again anyway. */
  readonly onConnectionError?: (error: Error) => void;
  /** Hears of a message handler that failed; handlers are expected to deal with their own errors. */
  readonly onHandlerError?: (error: unknown) => void;
}

/** The options with nothing left open. */
export interface Settings extends Required<Omit<MqttTransportOptions, 'url' | keyof Presence>> {}

/** What others are told of a connection: that it is there, and that it broke. */
export type Presence = Pick<MqttTransportOptions, 'birth' | 'will'>;

const protocols: ReadonlySet<string> = new Set(['mqtt:', 'mqtts:', 'tcp:', 'tls:', 'ssl:', 'ws:', 'wss:']);

/**
 * Fills in the options.
 *
 * @throws {TransportError} `invalid-topic` for a prefix, a group, a will or a birth that no topic can hold.
 * @throws {TypeError} for a URL that names no broker.
 */
export function settingsFrom(options: MqttTransportOptions): Settings {
  const { url, urls = [], prefix = 'cs', group = 'manager' } = options;
  const brokers = [...(url === undefined ? [] : [url]), ...urls];
  for (const broker of brokers) {
    // Its text is not for logs: it may hold a password.
    if (!URL.canParse(broker) || !protocols.has(new URL(broker).protocol)) {
      throw new TypeError('expected the url of an mqtt broker, such as mqtt://127.0.0.1:1883');
    }
  }
  if (brokers.length === 0) throw new TypeError('expected the url of an mqtt broker');
  if (!/^[^+#\0]{1,1024}$/.test(prefix) || /^\$|^\/|\/$|\/\//.test(prefix)) {
    throw new TransportError('invalid-topic', 'expected a prefix without wildcards and empty levels');
  }
  if (!/^[^/+#\0]{1,1024}$/.test(group)) {
    throw new TransportError('invalid-topic', "expected a group without '/', '+' and '#'");
  }
  for (const message of [options.will, options.birth]) if (message) formatTopic(prefix, message.topic);
  return {
    urls: brokers,
    prefix,
    group,
    connectTimeoutMs: options.connectTimeoutMs ?? 10_000,
    connectRetryDelayMs: options.connectRetryDelayMs ?? 1_000,
    keepAliveIntervalMs: options.keepAliveIntervalMs ?? 10_000,
    onConnectionError: options.onConnectionError ?? (() => {}),
    onHandlerError: options.onHandlerError ?? (() => {}),
  };
}
