import type { Logger } from './context.js';

/** A logger that adds fields to all records; a field of the record itself has precedence. */
export function loggerWith(fields: object, logger: Logger): Logger {
  return {
    debug: (more, message) => logger.debug({ ...fields, ...more }, message),
    info: (more, message) => logger.info({ ...fields, ...more }, message),
    warn: (more, message) => logger.warn({ ...fields, ...more }, message),
    error: (more, message) => logger.error({ ...fields, ...more }, message),
  };
}
