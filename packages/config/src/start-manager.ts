import { createCallExpiry, createCalls } from '@csms/calls';
import { createDeviationLog, createLenientReader, type DeviationLog } from '@csms/lenient';
import type { OcppVersion } from '@csms/ocpp-messages';
import { createRouter, type Interceptor, listenToConnections, type Server } from '@csms/router';
import {
  type Billing,
  type CertificateServices,
  createLastSeen,
  createQuirks,
  createRegistrations,
  markSeen,
  type Quirks,
  type Registrations,
  recordConnections,
} from '@csms/services';
import type { Store } from '@csms/store';
import { createSync, wakeByMessages } from '@csms/sync';
import type { Transport } from '@csms/transport';
import type { Config } from './config.js';
import { serveHealth } from './health-server.js';
import { logMessages } from './log-messages.js';
import type { ProgramLogger } from './logging.js';
import { knownActions } from './metrics/known-action.js';
import { measureCalls } from './metrics/measure-calls.js';
import { measureMessages } from './metrics/measure-messages.js';
import { measureSync } from './metrics/measure-sync.js';
import { measureTransport } from './metrics/measure-transport.js';
import { type Observability, openOwnObservability } from './observability.js';
import { openBilling } from './open-billing.js';
import { openCertificates } from './open-certificates.js';
import { openRecorder } from './open-recorder.js';
import { openStationSigner } from './open-station-signer.js';
import { openTransport } from './open-transport.js';
import { protocolsOf } from './protocols.js';
import { isStoreReady } from './readiness.js';
import { recordMessages } from './record-messages.js';
import { closing, type Service } from './service.js';
import { startStationCertificates } from './start-station-certificates.js';
import { whenConnected } from './when-connected.js';
import { whenStored } from './when-stored.js';

/** What a manager shares with the rest of its process. */
export interface ManagerDeps {
  readonly store: Store;
  readonly logger: ProgramLogger;
  /** The transport of the process; without it, the manager opens one of its own and closes it. */
  readonly transport?: Transport;
  /** How the process is observed; without it, the manager is observed by itself. */
  readonly observability?: Observability;
}

/**
 * Starts a manager: handles what stations of all versions say, keeps their connections, and brings them what is wanted of
 * them. Until there are a broker and a store it waits, and tells its health meanwhile.
 *
 * @throws {TypeError} when the store does not let it in, or is of a later version.
 */
export async function startManager(
  config: Config,
  { store: given, logger: plain, transport: shared, observability }: ManagerDeps,
): Promise<Service> {
  const { defer, close } = closing();
  try {
    const { metrics, tracing } =
      observability ??
      (await openOwnObservability(config, { service: 'csms-manager', logger: plain }, defer));
    const { versions, callTimeoutMs: timeoutMs } = config.ocpp;
    const protocols = await protocolsOf(versions);
    const labelOf = knownActions(protocols);
    const logger = tracing?.logger(plain) ?? plain;
    const store = measureCalls(tracing?.store(given) ?? given, metrics, labelOf);
    const certificates = await openCertificates(config, { store, logger });
    const signer = await openStationSigner(config.stationSigner);
    const opened = shared ?? (await openTransport(config, { logger }));
    if (!shared) defer(() => opened.close());
    measureTransport(metrics, 'manager', opened);
    const registrations = createRegistrations({
      stations: store.stations,
      initialStatus: config.ocpp.registration,
    });
    const recorder = openRecorder(config, { store, registrations, logger });
    defer(() => recorder.close());
    const transport = recordMessages(tracing?.transport(opened) ?? opened, recorder);
    let isListening = false;
    const readiness = async () => ({
      transport: isListening && transport.connected,
      store: await isStoreReady(store),
    });
    const health =
      config.observability.addr && !shared
        ? await serveHealth(config.observability.addr, { readiness, metrics, keys: config.api.keys })
        : undefined;
    if (health) defer(() => health.close());
    await whenStored(() => store.check(), logger);
    await whenConnected(transport);
    const untraced = createCalls({ store, transport, protocols, timeoutMs });
    const calls = tracing?.calls(untraced) ?? untraced;
    const sync = createSync({ store, calls, timeoutMs, logger });
    defer(() => sync.close());
    measureSync(metrics, store.stationWork);
    const stationCertificates = signer && startStationCertificates({ signer, store, calls, logger });
    if (stationCertificates) defer(() => stationCertificates.provision.close());
    const lastSeen = createLastSeen({
      stations: store.stations,
      onError: (err) => logger.warn({ err }, 'could not write when stations were seen; it is tried again'),
    });
    defer(() => lastSeen.close());
    const interceptors: Interceptor[] = [
      ...(tracing ? [tracing.messages(labelOf)] : []),
      measureMessages(metrics, labelOf),
      logMessages(logger),
      markSeen(lastSeen),
      wakeByMessages(sync),
    ];
    const deviations = createDeviationLog({
      deviations: store.deviations,
      onError: (err) => logger.warn({ err }, 'could not write how stations deviate; it is tried again'),
    });
    defer(() => deviations.close());
    const quirks = createQuirks({ stations: store.stations });
    const billing = await whenStored(() => openBilling(config, store), logger);
    for (const version of versions) {
      const server = await serveVersion(version, {
        config,
        store,
        logger,
        transport,
        interceptors,
        innermost: tracing ? [tracing.handlers(labelOf)] : [],
        registrations,
        quirks,
        deviations,
        billing,
        certificates: {
          ...certificates,
          ...(stationCertificates && { stationCertificates: stationCertificates.provider }),
        },
      });
      defer(() => server.close());
    }
    const record = recordConnections(store.stations);
    const connections = await listenToConnections(
      transport,
      async (stationId, event) => {
        await record(stationId, event);
        if (event.connected) await sync.wake(stationId);
      },
      logger,
    );
    defer(() => connections.close());
    const expiry = createCallExpiry({
      records: store.calls,
      onError: (err) => logger.warn({ err }, 'could not end calls whose time is over; it is tried again'),
    });
    defer(() => expiry.close());
    isListening = true;
    return { listensOn: health ? [`health   ${health.url}`] : [], readiness, close };
  } catch (error) {
    await close();
    throw error;
  }
}

interface VersionDeps {
  readonly config: Config;
  readonly store: Store;
  readonly logger: ProgramLogger;
  readonly transport: Transport;
  readonly interceptors: readonly Interceptor[];
  /** The interceptors that come after those of the version. */
  readonly innermost: readonly Interceptor[];
  readonly registrations: Registrations;
  readonly quirks: Quirks;
  readonly deviations: DeviationLog;
  readonly billing: Billing;
  readonly certificates: Partial<CertificateServices>;
}

/** Serves one OCPP version. Only its messages and handlers are loaded. */
async function serveVersion(version: OcppVersion, deps: VersionDeps): Promise<Server> {
  const { config, store, logger, transport, interceptors, registrations, quirks, deviations } = deps;
  const { billing, certificates, innermost } = deps;
  const { lenient, requestReports } = config.ocpp;
  const readPayload = createLenientReader({ version, quirks, deviations, lenient });
  const options = { records: store.calls, readPayload, logger };
  const { heartbeatIntervalS: heartbeatInterval, registration: initialStatus } = config.ocpp;
  const handling = { store, certificates, billing, heartbeatInterval, initialStatus };
  const guarding = { registrations, calls: store.calls };
  switch (version) {
    case '1.6': {
      const { ocpp16 } = await import('@csms/ocpp-messages/1.6');
      const { dataObjects, handlers16, registrationGuard } = await import('@csms/handlers-16');
      const router = createRouter(ocpp16, options).mount(handlers16(handling));
      const ofVersion = [registrationGuard(guarding), dataObjects()];
      for (const interceptor of [...interceptors, ...ofVersion, ...innermost]) router.use(interceptor);
      return router.serve(transport);
    }
    case '2.0.1': {
      const { ocpp201 } = await import('@csms/ocpp-messages/2.0.1');
      const { handlers201, registrationGuard } = await import('@csms/handlers-201');
      const router = createRouter(ocpp201, options).mount(
        handlers201({ ...handling, requestReports, runningCost: config.tariffService.runningCost }),
      );
      const ofVersion = [registrationGuard(guarding)];
      for (const interceptor of [...interceptors, ...ofVersion, ...innermost]) router.use(interceptor);
      return router.serve(transport);
    }
    default:
      throw new TypeError(`expected a version with handlers, not ${version}`);
  }
}
