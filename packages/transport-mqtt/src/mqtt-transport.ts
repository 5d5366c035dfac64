import { formatTopic, type Transport, TransportError } from '@csms/transport';
import { type MqttTransportOptions, settingsFrom } from './options.js';
import { createSubscriber, type Subscriber } from './subscriber.js';
import { writeProperties } from './wire-message.js';

/**
 * A transport over an MQTT 5 broker. It connects by itself, now and whenever the connection is lost.
 *
 * Listeners with a bound have a second connection, which is not read while they are at their bound, so that the broker
 * holds what comes. What handlers send goes over the first one: on the second, the acknowledgements that they wait for
 * would not be read either, and no handler would ever end.
 *
 * @throws {TypeError} for a URL that names no broker.
 * @throws {TransportError} `invalid-topic` for a prefix, group, will or birth that no topic can carry.
 *
 * @example
 * const transport = createMqttTransport({ url: 'mqtt://127.0.0.1:1883' });
 */
export function createMqttTransport(options: MqttTransportOptions): Transport {
  const settings = settingsFrom(options);
  const main = createSubscriber(settings, options);
  let reader: Subscriber | undefined;
  let closing: Promise<void> | undefined;

  function assertOpen(): void {
    if (closing) throw new TransportError('closed', 'expected an open transport');
  }

  return {
    get connected() {
      return main.connected && (reader?.connected ?? true);
    },
    async emit(message, { confirm = false, expiresInMs } = {}) {
      assertOpen();
      const topic = formatTopic(settings.prefix, message.topic);
      return main.publish(topic, message.payload, writeProperties(message, expiresInMs), confirm);
    },
    async listen(subscription, handler, { maxInFlight } = {}) {
      assertOpen();
      if (maxInFlight === undefined) return main.listen(subscription, handler, maxInFlight);
      reader ??= createSubscriber(settings);
      return reader.listen(subscription, handler, maxInFlight);
    },
    async close() {
      closing ??= Promise.all([main.close(), reader?.close()]).then(() => {});
      await closing;
    },
  };
}
