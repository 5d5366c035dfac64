import type { Ocpp201Messages } from '@csms/ocpp-messages/2.0.1';
import type { HandlerSet } from '@csms/router';
import { createTokenAuthorizer, type TokenAuthorizer } from '@csms/services';
import type { RegistrationStatus, Store } from '@csms/store';
import { authorize } from './authorize.js';
import { bootNotification } from './boot-notification.js';
import { heartbeat } from './heartbeat.js';
import { meterValues } from './meter-values.js';
import { statusNotification } from './status-notification.js';
import { transactionEvent } from './transaction-event.js';

/** What the handlers work with. */
export interface Handlers201Options {
  readonly store: Pick<Store, 'stations' | 'tokens' | 'transactions'>;
  /** Says what tokens may do; by default by what the store knows of them. */
  readonly tokenAuthorizer?: TokenAuthorizer;
  /** Status of a station that boots for the first time and was not registered; `Accepted` by default. */
  readonly initialStatus?: RegistrationStatus;
  /** Seconds that an accepted station is told to wait between heartbeats; 300 by default. */
  readonly heartbeatInterval?: number;
  /** Seconds that a pending or rejected station is told to wait before it boots again; 60 by default. */
  readonly retryInterval?: number;
}

/**
 * Handlers of the OCPP 2.0.1 messages by which a station boots, tells its state, charges and stops.
 *
 * @example
 * const router = createRouter(ocpp201).mount(handlers201({ store }));
 */
export function handlers201({
  store: { stations, tokens, transactions },
  tokenAuthorizer = createTokenAuthorizer({ tokens }),
  initialStatus = 'Accepted',
  heartbeatInterval = 300,
  retryInterval = 60,
}: Handlers201Options): HandlerSet<Ocpp201Messages> {
  return {
    calls: {
      Authorize: authorize({ tokenAuthorizer }),
      BootNotification: bootNotification({ stations, initialStatus, heartbeatInterval, retryInterval }),
      Heartbeat: heartbeat(),
      MeterValues: meterValues({ stations }),
      StatusNotification: statusNotification({ stations }),
      TransactionEvent: transactionEvent({ transactions, tokenAuthorizer }),
    },
  };
}
