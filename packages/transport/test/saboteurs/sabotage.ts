import type { EmitOptions, Listening, Message, MessageHandler, Transport } from '../../src/transport.js';

/** Turns an honest transport into one with a fault. */
export type Sabotage = (honest: Transport) => Transport;

/** A transport with one fault, and the cases that have to notice. */
export interface Saboteur {
  readonly does: string;
  readonly sabotage: Sabotage;
  readonly caughtBy: readonly string[];
}

/** Kinds of topics. */
export const kinds = ['in', 'out', 'connection', 'done', 'gateway', 'registration'] as const;
/** Those whose messages are for one listener. */
export const sharedKinds = ['in', 'connection'] as const;
/** Those whose messages are for every listener. */
export const broadcastKinds = ['out', 'done', 'gateway', 'registration'] as const;

/** The transport with other methods in the place of some of its own. */
export function but(honest: Transport, other: Partial<Transport>): Transport {
  return {
    get connected() {
      return honest.connected;
    },
    emit: honest.emit,
    listen: honest.listen,
    close: honest.close,
    ...other,
  };
}

/** Changes what is emitted, or with `undefined` loses it. */
export function emitting(change: (message: Message, options: EmitOptions) => Message | undefined): Sabotage {
  return (honest) =>
    but(honest, {
      async emit(message, options = {}) {
        const changed = change(message, options);
        return changed === undefined ? 'heard' : honest.emit(changed, options);
      },
    });
}

/** Changes how emitting goes on. */
export function emittingBy(
  change: (emit: Transport['emit'], message: Message, options: EmitOptions) => ReturnType<Transport['emit']>,
): Sabotage {
  return (honest) =>
    but(honest, { emit: async (message, options = {}) => change(honest.emit, message, options) });
}

/** Changes what a handler gets and does. */
export function handling(change: (handler: MessageHandler) => MessageHandler): Sabotage {
  return (honest) =>
    but(honest, {
      listen: async (subscription, handler, options) => honest.listen(subscription, change(handler), options),
    });
}

/** Changes how a listening is closed. */
export function closing(change: (listening: Listening) => Promise<void>): Sabotage {
  return (honest) =>
    but(honest, {
      async listen(...how) {
        const listening = await honest.listen(...how);
        return { close: () => change(listening) };
      },
    });
}
