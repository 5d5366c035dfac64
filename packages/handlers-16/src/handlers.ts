import type { Ocpp16Messages } from '@csms/ocpp-messages/1.6';
import type { DataTransferRoutes, HandlerSet } from '@csms/router';
import {
  type Billing,
  type CertificateServices,
  createTokenAuthorizer,
  noCertificates,
  type TokenAuthorizer,
} from '@csms/services';
import type { RegistrationStatus, Store } from '@csms/store';
import { authorize } from './authorize.js';
import { bootNotification } from './boot-notification.js';
import { dataTransfer } from './data-transfer.js';
import { heartbeat } from './heartbeat.js';
import { meterValues } from './meter-values.js';
import { createPlugAndCharge } from './plug-and-charge.js';
import { type ReportHandlersDeps, reportHandlers } from './report-handlers.js';
import { type ResultHandlersDeps, resultHandlers } from './result-handlers.js';
import { signCertificate } from './sign-certificate.js';
import { startTransaction } from './start-transaction.js';
import { statusNotification } from './status-notification.js';
import { stopTransaction } from './stop-transaction.js';

/** What the handlers work with. */
export interface Handlers16Options {
  readonly store: Pick<Store, 'stations' | 'tokens' | 'transactions'> &
    ReportHandlersDeps['store'] &
    ResultHandlersDeps['store'];
  /** Says what tokens may do; by default by what the store knows of them. */
  readonly tokenAuthorizer?: TokenAuthorizer;
  /** Says what transactions cost, which is kept with them; 1.6 has no field to tell stations. */
  readonly billing?: Billing;
  /** The services behind Plug & Charge; without one, its requests are refused as the standard says. */
  readonly certificates?: Partial<CertificateServices>;
  /** Takes vendors' messages; by default those of {@link createPlugAndCharge}, for every station. */
  readonly dataTransfer?: DataTransferRoutes<Ocpp16Messages>;
  /** Status of a station that boots for the first time and was not registered; `Accepted` by default. */
  readonly initialStatus?: RegistrationStatus;
  /** Seconds that an accepted station is told to wait between heartbeats; 300 by default. */
  readonly heartbeatInterval?: number;
  /** Seconds that a pending or rejected station is told to wait before it boots again; 60 by default. */
  readonly retryInterval?: number;
}

/**
 * Handlers of all OCPP 1.6 messages that stations send, and of their answers to calls.
 *
 * @example
 * const router = createRouter(ocpp16).mount(handlers16({ store }));
 */
export function handlers16({
  store,
  tokenAuthorizer = createTokenAuthorizer({ tokens: store.tokens }),
  billing,
  certificates,
  dataTransfer: givenRoutes,
  initialStatus = 'Accepted',
  heartbeatInterval = 300,
  retryInterval = 60,
}: Handlers16Options): HandlerSet<Ocpp16Messages> {
  const { stations, transactions, reservations } = store;
  const services: CertificateServices = { ...noCertificates, ...certificates };
  const routes = givenRoutes ?? createPlugAndCharge({ tokenAuthorizer, certificates: services });
  return {
    calls: {
      ...reportHandlers({ store }),
      Authorize: authorize({ tokenAuthorizer }),
      BootNotification: bootNotification({ stations, initialStatus, heartbeatInterval, retryInterval }),
      DataTransfer: dataTransfer({ routes }),
      Heartbeat: heartbeat(),
      MeterValues: meterValues({ stations, transactions, billing }),
      SignCertificate: signCertificate(services),
      StartTransaction: startTransaction({ transactions, reservations, tokenAuthorizer, billing }),
      StatusNotification: statusNotification({ stations }),
      StopTransaction: stopTransaction({ transactions, tokenAuthorizer, billing }),
    },
    results: resultHandlers({ store }),
  };
}
