import type { Calls, Commands } from '@csms/calls';
import type { Billing } from '@csms/services';
import type { Store } from '@csms/store';
import type { ApiInterceptor } from './interceptor.js';
import type { ApiKey } from './keys.js';
import type { RateLimitOptions } from './rate-limit.js';

/** Tells the time. */
export interface Clock {
  now(): Date;
}

/** Takes log records; pino's loggers fit. Fields never hold secrets. */
export interface Logger {
  debug(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** What a service waits for, by name: true where it is there. */
export type Readiness = Readonly<Record<string, boolean>>;

/** What the API works on, and how. */
export interface ApiOptions {
  readonly store: Omit<Store, 'close'>;
  /** Sends calls to stations; without it, the API only shows what is known of those that were made. */
  readonly calls?: Pick<Calls, 'sendUntyped'>;
  /** Tells stations of any version what to do; without it, there are no commands. */
  readonly commands?: Commands;
  /** Says what a transaction cost whose end an operator assumes; without it, no cost is found out. */
  readonly billing?: Pick<Billing, 'settle'>;
  /** Who may use the API. Without keys, it serves loopback only and everybody there may do everything. */
  readonly keys?: readonly ApiKey[];
  /** Whether a gateway was heard within the last 30 seconds. Without it stations are shown without `connected`. */
  readonly isGatewayAlive?: (gatewayId: string) => boolean;
  /**
   * Tells gateways that a station was registered anew, or removed: one that holds its socket may have to hang up. Without it,
   * a removed station goes at its next call, and one with another password when it comes again.
   */
  readonly tellGateways?: (stationId: string) => void;
  /** What else must be there, beside the store, for `/health/ready` to say yes. */
  readonly ready?: () => Promise<Readiness>;
  /** The metrics of the process in the text format of Prometheus; without it, there is no `/metrics`. */
  readonly metrics?: () => Promise<string>;
  /** What wraps everything that is done for requests, the outermost first. */
  readonly interceptors?: readonly ApiInterceptor[];
  /** How long `/health/ready` waits for the store, in milliseconds; 2,000 by default. */
  readonly readyTimeoutMs?: number;
  /**
   * How many requests each key may make, and each address without one; 100 a second, 400 at once by default. Gateways
   * have no limit, since all stations may come back at once; nor has an API without keys.
   */
  readonly rateLimit?: RateLimitOptions;
  readonly clock?: Clock;
  readonly logger?: Logger;
}
