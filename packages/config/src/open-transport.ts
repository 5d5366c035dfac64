import type { Logger } from '@csms/router';
import { createInProcessTransport, type Message, type Transport } from '@csms/transport';
import type { Config } from './config.js';

/** What a service adds to the configuration of its transport. */
export interface OpenTransportOptions {
  readonly logger: Logger;
  /** What the broker says for us when the connection breaks. */
  readonly will?: Message;
  /** What is said with each connection, the opposite of the will. */
  readonly birth?: Message;
}

/**
 * Opens the transport that the configuration names. Only that one is loaded. A broker that can't be reached is tried
 * again and again.
 */
export async function openTransport(
  { transport }: Config,
  { logger, will, birth }: OpenTransportOptions,
): Promise<Transport> {
  const onHandlerError = (err: unknown) => logger.error({ err }, 'a handler of messages failed');
  if (transport.type === 'in_process') return createInProcessTransport({ onHandlerError });
  const { createMqttTransport } = await import('@csms/transport-mqtt');
  return createMqttTransport({
    ...transport,
    ...(will && { will }),
    ...(birth && { birth }),
    onHandlerError,
    onConnectionError: (err) =>
      logger.warn({ err }, 'the connection to the broker failed; it is tried again'),
  });
}
