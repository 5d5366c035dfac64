import type { ProgramLogger } from '../logging.js';
import type { Spans } from './spans.js';

/** A logger whose records bear the id of the trace that they are written in, unless they bear one already. */
export function logTraces(logger: ProgramLogger, spans: Spans): ProgramLogger {
  function traced(fields: object): object {
    const span = spans.activeSpan();
    return span ? { traceId: span.spanContext().traceId, ...fields } : fields;
  }

  return {
    debug: (fields, message) => logger.debug(traced(fields), message),
    info: (fields, message) => logger.info(traced(fields), message),
    warn: (fields, message) => logger.warn(traced(fields), message),
    error: (fields, message) => logger.error(traced(fields), message),
    ...(logger.isLevelEnabled && { isLevelEnabled: (level) => logger.isLevelEnabled?.(level) ?? true }),
  };
}
