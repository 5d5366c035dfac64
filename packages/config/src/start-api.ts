import { serveApi } from '@csms/api';
import { createCalls, createCommands } from '@csms/calls';
import { createRegistrations } from '@csms/services';
import type { Store } from '@csms/store';
import type { Transport } from '@csms/transport';
import type { Config } from './config.js';
import { httpUrlOf } from './listening-url.js';
import type { ProgramLogger } from './logging.js';
import { knownActions } from './metrics/known-action.js';
import { measureCalls } from './metrics/measure-calls.js';
import { measureRequests } from './metrics/measure-requests.js';
import { measureTransport } from './metrics/measure-transport.js';
import { nameTraces } from './name-traces.js';
import { type Observability, openOwnObservability } from './observability.js';
import { billingBy } from './open-billing.js';
import { openRecorder } from './open-recorder.js';
import { openTransport } from './open-transport.js';
import { protocolsOf } from './protocols.js';
import { isStoreReady } from './readiness.js';
import { recordMessages } from './record-messages.js';
import { closing, type Readiness, type Service } from './service.js';
import { gatewayTeller } from './tell-gateways.js';
import { watchGatewaysLater } from './watch-gateways-later.js';
import { whenStored } from './when-stored.js';

/** What an API shares with the rest of its process. */
export interface ApiDeps {
  readonly store: Store;
  readonly logger: ProgramLogger;
  /** The transport of the process; without it, the API opens one of its own and closes it. */
  readonly transport?: Transport;
  /** How the process is observed; without it, the API is observed by itself. */
  readonly observability?: Observability;
  /** What else must be there for `/health/ready` to say yes. */
  readonly ready?: () => Promise<Readiness>;
}

/**
 * Starts the REST API. It waits for no broker: until there is one, it is not ready. Without its store it serves as well, and
 * says that it is not there, but has started only when it is.
 *
 * @throws {TypeError} when the store does not let it in, or is of a later version.
 */
export async function startApi(config: Config, deps: ApiDeps): Promise<Service> {
  const { transport: shared, observability, ready } = deps;
  const { defer, close } = closing();
  try {
    const { metrics, tracing } =
      observability ??
      (await openOwnObservability(config, { service: 'csms-api', logger: deps.logger }, defer));
    const protocols = await protocolsOf(config.ocpp.versions);
    const labelOf = knownActions(protocols);
    const logger = tracing?.logger(deps.logger) ?? deps.logger;
    const store = measureCalls(tracing?.store(deps.store) ?? deps.store, metrics, labelOf);
    const opened = shared ?? (await openTransport(config, { logger }));
    if (!shared) defer(() => opened.close());
    measureTransport(metrics, 'api', opened);
    const transport = tracing?.transport(opened) ?? opened;
    const gateways = watchGatewaysLater(transport, logger);
    defer(() => gateways.close());
    const registrations = createRegistrations({ stations: store.stations });
    const recorder = openRecorder(config, { store, registrations, logger });
    defer(() => recorder.close());
    const recorded = recordMessages(transport, recorder);
    const { callTimeoutMs: timeoutMs } = config.ocpp;
    const untraced = createCalls({ store, transport: recorded, protocols, timeoutMs });
    const calls = tracing?.calls(untraced) ?? untraced;
    const commands = createCommands({ calls, store, timeoutMs });
    const { addr, keys, rateLimit } = config.api;
    const isTransportReady = () => transport.connected && gateways.listens;
    const server = await serveApi({
      ...addr,
      keys,
      rateLimit: { perSecond: rateLimit },
      store,
      calls,
      commands,
      billing: billingBy(config, store),
      logger,
      isGatewayAlive: gateways.isAlive,
      tellGateways: gatewayTeller(transport, logger),
      metrics: metrics.render,
      interceptors: [tracing?.requests() ?? nameTraces, measureRequests(metrics)],
      ready: async () => ({ transport: isTransportReady(), ...(await ready?.()) }),
    });
    defer(() => server.close());
    await whenStored(() => store.check(), logger);
    return {
      listensOn: [`api      ${httpUrlOf(server)}`],
      readiness: async () => ({ transport: isTransportReady(), store: await isStoreReady(store) }),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}
