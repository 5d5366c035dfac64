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

/** A logger that keeps silent. */
export const silentLogger: Logger = { debug() {}, info() {}, warn() {}, error() {} };

/** What a handler is told about the message in its hands, and what it may use. */
export interface HandlerContext<M extends MessageMap<M> = MessageMap<object>> {
  readonly stationId: string;
  /** OCPP message id. */
  readonly messageId: string;
  /** When the gateway received the message: the same in every copy of it. */
  readonly receivedAt: Date;
  /**
   * Whether the gateway told when that was. One that does not tells nothing of its stations' connections either: that they
   * are there is known by their messages only.
   */
  readonly isReceiptTold: boolean;
  readonly clock: Clock;
  /** Its records bear the station, the message's id and action, and the id of its trace where there is one. */
  readonly logger: Logger;
  /** Aborted when nobody waits for the answer any more. */
  readonly signal: AbortSignal;
  /** Calls this version's stations. Ids follow from the message, so that a copy of it makes no second call. */
  readonly calls: CallMaker<M>;
}
