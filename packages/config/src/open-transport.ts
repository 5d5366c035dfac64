import type { Logger } from '@csms/router';
import { createInProcessTransport, type Message, type Transport } from '@csms/transport';
import type { Config } from './config.js';
import { ConfigError } from './config-error.js';

/** What a service adds to the configuration of its transport. */
export interface OpenTransportOptions {
  readonly logger: Logger;
  /** What the broker says for us when the connection breaks. */
  readonly will?: Message;
}

/** Opens the transport that the configuration names. Only that one is loaded. */
export async function openTransport(
  { transport }: Config,
  { logger }: OpenTransportOptions,
): Promise<Transport> {
  const onHandlerError = (err: unknown) => logger.error({ err }, 'a handler of messages failed');
  switch (transport.type) {
    case 'in_process':
      return createInProcessTransport({ onHandlerError });
    case 'mqtt':
      throw new ConfigError('transport.type', 'expected "in_process"');
  }
}
