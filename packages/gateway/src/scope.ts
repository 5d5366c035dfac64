import type { Transport } from '@csms/transport';
import type { Clock, Logger } from './context.js';
import type { GatewayObserver } from './observer.js';
import type { GatewayLimits, GatewayTiming } from './options.js';

/** What all parts of a gateway share. */
export interface Scope {
  readonly transport: Transport;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly observer: GatewayObserver;
  readonly timing: GatewayTiming;
  readonly limits: GatewayLimits;
}
