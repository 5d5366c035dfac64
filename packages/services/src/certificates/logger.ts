/** Takes log records; pino's loggers fit. Fields hold no secrets, and nothing that a station or a responder sent. */
export interface CertificateLogger {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
}

/** A logger that keeps silent. */
export const silent: CertificateLogger = { info() {}, warn() {} };
