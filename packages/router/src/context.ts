import type { MessageMap } from '@csms/ocpp-messages';
import type { CallMaker } from './call-maker.js';

/** Tells the time. */
export interface Clock {
  now(): Date;
}

/** The clock of the machine. */
export const systemClock: Clock = { now: () => new Date() };

/** Takes log records; pino's loggers fit. Fields never hold secrets. */
export interface Logger {
  debug(fields: object, message: string): void;
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** A logger that logs nothing. */
export const silentLogger: Logger = { debug() {}, info() {}, warn() {}, error() {} };

/** What a handler knows of the message that it handles, and what it may use. */
export interface HandlerContext<M extends MessageMap<M> = MessageMap<object>> {
  readonly stationId: string;
  /** OCPP message id. */
  readonly messageId: string;
  /** When the gateway received the message: the same in every copy of it. */
  readonly receivedAt: Date;
  /**
   * Whether `receivedAt` is from the gateway. One that does not send it sends no connection events either: only its
   * stations' messages show that they are connected.
   */
  readonly isReceiptTold: boolean;
  readonly clock: Clock;
  /** Its records name the station, the message's id and action, and the id of its trace if it has one. */
  readonly logger: Logger;
  /** Aborted when the time limit for the answer is over. */
  readonly signal: AbortSignal;
  /** Calls stations of this version. Ids are derived from the message, so that a copy of it makes no second call. */
  readonly calls: CallMaker<M>;
}
