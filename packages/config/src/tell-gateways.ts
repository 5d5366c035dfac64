import type { Emitter } from '@csms/transport';
import type { ProgramLogger } from './logging.js';

/** For how long it is worth telling, in milliseconds: a gateway that is away longer learns it by other ways. */
const expiresInMs = 60_000;

/** Makes what tells gateways, as far as they can be reached, that a station was registered anew, or removed. */
export function gatewayTeller(emitter: Emitter, logger: ProgramLogger): (stationId: string) => void {
  return (stationId) => {
    const message = { topic: { kind: 'registration', stationId }, payload: '{}' } as const;
    emitter.emit(message, { expiresInMs }).catch((err: unknown) => {
      logger.warn({ stationId, err }, 'could not tell gateways that a registration has changed');
    });
  };
}
