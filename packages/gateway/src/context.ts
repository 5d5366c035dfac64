/** Tells the time. */
export interface Clock {
  now(): Date;
}

/** The clock of the machine. */
export const systemClock: Clock = { now: () => new Date() };

/** Takes log records; pino's loggers fit. Fields never hold secrets, nor what a station sent. */
export interface Logger {
  debug(fields: object, message: string): void;
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** A logger that keeps silent. */
export const silentLogger: Logger = { debug() {}, info() {}, warn() {}, error() {} };
