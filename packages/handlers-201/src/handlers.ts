import type { Ocpp201Messages } from '@csms/ocpp-messages/2.0.1';
import { createDataTransfer, type DataTransferRoutes, type HandlerSet } from '@csms/router';
import {
  type Billing,
  type CertificateServices,
  type ChargingScheduler,
  createDemandScheduler,
  createStationSetUp,
  createTokenAuthorizer,
  noCertificates,
  type TokenAuthorizer,
} from '@csms/services';
import type { RegistrationStatus, Store } from '@csms/store';
import { authorize } from './authorize.js';
import { bootNotification } from './boot-notification.js';
import { type ChargingHandlersDeps, chargingHandlers } from './charging-handlers.js';
import { dataTransfer } from './data-transfer.js';
import { get15118EVCertificate } from './get-15118-ev-certificate.js';
import { getCertificateStatus } from './get-certificate-status.js';
import { heartbeat } from './heartbeat.js';
import { meterValues } from './meter-values.js';
import { type ReportHandlersDeps, reportHandlers } from './report-handlers.js';
import { type ResultHandlersDeps, resultHandlers } from './result-handlers.js';
import { signCertificate } from './sign-certificate.js';
import { statusNotification } from './status-notification.js';
import { type RunningCost, transactionEvent } from './transaction-event.js';

/** What the handlers work with. */
export interface Handlers201Options {
  readonly store: Pick<Store, 'stations' | 'tokens' | 'transactions'> &
    ReportHandlersDeps['store'] &
    ChargingHandlersDeps['store'] &
    ResultHandlersDeps['store'];
  /** Says what tokens may do; by default by what the store knows of them. */
  readonly tokenAuthorizer?: TokenAuthorizer;
  /** Says what transactions cost; without it, no costs are found out. */
  readonly billing?: Billing;
  /** How a station is told what a transaction costs so far; in the response by default (I02.FR.01). */
  readonly runningCost?: RunningCost;
  /** The services behind Plug & Charge; without one, its requests are refused as the standard says. */
  readonly certificates?: Partial<CertificateServices>;
  /** Makes charging schedules for EVs; by default each may charge as fast as it can, unless profiles are set. */
  readonly chargingScheduler?: ChargingScheduler;
  /** Handles vendors' messages; by default no vendor is known. */
  readonly dataTransfer?: DataTransferRoutes<Ocpp201Messages>;
  /** Status of a station that boots for the first time and was not registered; `Accepted` by default. */
  readonly initialStatus?: RegistrationStatus;
  /**
   * Whether a station that boots is to report on what it is made of and on its monitors, as it should (B07.FR.14,
   * N04.FR.19); true by default. The reports are wanted in `store.stationWork`, from where `@csms/sync` asks for them.
   */
  readonly requestReports?: boolean;
  /** Seconds that an accepted station is told to wait between heartbeats; 300 by default. */
  readonly heartbeatInterval?: number;
  /** Seconds that a pending or rejected station is told to wait before it boots again; 60 by default. */
  readonly retryInterval?: number;
}

/**
 * Handlers of all OCPP 2.0.1 messages that stations send, and of their answers to calls.
 *
 * @example
 * const router = createRouter(ocpp201).mount(handlers201({ store }));
 */
export function handlers201({
  store,
  tokenAuthorizer = createTokenAuthorizer({
    tokens: store.tokens,
    stationSetUp: createStationSetUp(store.deviceModel),
  }),
  billing,
  runningCost,
  certificates,
  chargingScheduler = createDemandScheduler(store),
  dataTransfer: routes = createDataTransfer(),
  initialStatus = 'Accepted',
  requestReports = true,
  heartbeatInterval = 300,
  retryInterval = 60,
}: Handlers201Options): HandlerSet<Ocpp201Messages> {
  const { calls, chargingProfiles, stations, stationWork, transactions, reservations } = store;
  const stationSetUp = createStationSetUp(store.deviceModel);
  const services: CertificateServices = { ...noCertificates, ...certificates };
  return {
    calls: {
      ...chargingHandlers({ store, chargingScheduler, stationSetUp }),
      ...reportHandlers({ store }),
      Authorize: authorize({ tokenAuthorizer, transactions, stations, ...services }),
      BootNotification: bootNotification({
        stations,
        stationWork: requestReports ? stationWork : undefined,
        initialStatus,
        heartbeatInterval,
        retryInterval,
      }),
      DataTransfer: dataTransfer({ routes }),
      Get15118EVCertificate: get15118EVCertificate(services),
      GetCertificateStatus: getCertificateStatus(services),
      Heartbeat: heartbeat(),
      MeterValues: meterValues({ stations }),
      SignCertificate: signCertificate(services),
      StatusNotification: statusNotification({ stations }),
      TransactionEvent: transactionEvent({
        calls,
        chargingProfiles,
        transactions,
        reservations,
        tokenAuthorizer,
        billing,
        runningCost,
      }),
    },
    results: resultHandlers({ store }),
  };
}
