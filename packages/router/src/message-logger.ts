import type { Logger } from './context.js';

/** A logger whose records all bear the same fields; those of a record come before them. */
export function loggerWith(fields: object, logger: Logger): Logger {
  return {
    debug: (more, message) => logger.debug({ ...fields, ...more }, message),
    info: (more, message) => logger.info({ ...fields, ...more }, message),
    warn: (more, message) => logger.warn({ ...fields, ...more }, message),
    error: (more, message) => logger.error({ ...fields, ...more }, message),
  };
}
