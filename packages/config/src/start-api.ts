import { serveApi } from '@csms/api';
import { createCalls, createCommands } from '@csms/calls';
import type { Store } from '@csms/store';
import { type Transport, watchGateways } from '@csms/transport';
import type { Config } from './config.js';
import { httpUrlOf } from './listening-url.js';
import type { ProgramLogger } from './logging.js';
import { openTransport } from './open-transport.js';
import { protocolsOf } from './protocols.js';
import { isStoreReady } from './readiness.js';
import { closing, type Readiness, type Service } from './service.js';

/** What an API shares with the rest of its process. */
export interface ApiDeps {
  readonly store: Store;
  readonly logger: ProgramLogger;
  /** The transport of the process; without it, the API opens one of its own and closes it. */
  readonly transport?: Transport;
  /** What else must be there for `/health/ready` to say yes. */
  readonly ready?: () => Promise<Readiness>;
}

/** Starts the REST API. */
export async function startApi(config: Config, deps: ApiDeps): Promise<Service> {
  const { store, logger, transport: shared, ready } = deps;
  const { defer, close } = closing();
  try {
    const transport = shared ?? (await openTransport(config, { logger }));
    if (!shared) defer(() => transport.close());
    const gateways = await watchGateways(transport);
    defer(() => gateways.close());
    const protocols = await protocolsOf(config.ocpp.versions);
    const calls = createCalls({ store, transport, protocols, timeoutMs: config.ocpp.callTimeoutMs });
    const commands = createCommands({ calls, store, timeoutMs: config.ocpp.callTimeoutMs });
    const { addr, keys, rateLimit } = config.api;
    const server = await serveApi({
      ...addr,
      keys,
      rateLimit: { perSecond: rateLimit },
      store,
      calls,
      commands,
      logger,
      isGatewayAlive: gateways.isAlive,
      ready: async () => ({ transport: transport.connected, ...(await ready?.()) }),
    });
    defer(() => server.close());
    return {
      listensOn: [`api      ${httpUrlOf(server)}`],
      readiness: async () => ({ transport: transport.connected, store: await isStoreReady(store) }),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}
