import type { CallMakerDeps, listenToDone } from '@csms/router';
import { SendError } from './send-error.js';

/** What carries calls to stations, and brings word that their records are complete; any transport fits. */
export type CallTransport = CallMakerDeps['emitter'] & Parameters<typeof listenToDone>[0];

/** The same transport, but with failures that are {@link SendError}s. */
export function withSendErrors(transport: CallTransport): CallTransport {
  return {
    emit: (message, options) => transport.emit(message, options).catch(fail),
    listen: (subscription, handler, options) => transport.listen(subscription, handler, options).catch(fail),
  };
}

function fail(cause: unknown): never {
  throw new SendError('unavailable', 'expected a broker that can be reached', { cause });
}
