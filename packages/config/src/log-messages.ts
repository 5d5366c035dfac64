import { type Interceptor, toCallError } from '@csms/router';
import { traceFields } from '@csms/transport';
import type { ProgramLogger } from './logging.js';

/** An interceptor that logs every message and what came of it, at the level `debug`. Payloads are not logged. */
export function logMessages(logger: ProgramLogger): Interceptor {
  if (logger.isLevelEnabled?.('debug') === false) return (next) => next;
  return (next) => async (incoming) => {
    const { kind, version, action, context } = incoming;
    const { stationId, messageId } = context;
    const fields = { kind, version, action, stationId, messageId, ...traceFields(incoming.trace) };
    const startedAt = performance.now();
    try {
      const response = await next(incoming);
      logger.debug({ ...fields, durationMs: performance.now() - startedAt }, 'handled');
      return response;
    } catch (error) {
      logger.debug(
        { ...fields, durationMs: performance.now() - startedAt, code: toCallError(error).code },
        'refused',
      );
      throw error;
    }
  };
}
