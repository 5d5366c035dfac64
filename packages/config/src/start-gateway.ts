import { randomUUID } from 'node:crypto';
import {
  createGateway,
  gatewayWill,
  lookUpByApi,
  lookUpCertificateByApi,
  type RegisterUnknown,
  registerUnknownByApi,
  type TellRefused,
  tellRefusedByApi,
} from '@csms/gateway';
import { createCertificateLookup, createStationLookup } from '@csms/services';
import type { Store } from '@csms/store';
import type { Transport } from '@csms/transport';
import type { Config } from './config.js';
import { ConfigError } from './config-error.js';
import { followGatewayTls, readGatewayTls } from './gateway-tls.js';
import { serveHealth } from './health-server.js';
import { stationUrlOf } from './listening-url.js';
import type { ProgramLogger } from './logging.js';
import { knownActions } from './metrics/known-action.js';
import { measureConnections, measureGateway } from './metrics/measure-gateway.js';
import { measureTransport } from './metrics/measure-transport.js';
import { type Observability, openOwnObservability } from './observability.js';
import { observeBoth } from './observe-gateway.js';
import { openTransport } from './open-transport.js';
import { protocolsOf } from './protocols.js';
import { isApiReady, isStoreReady } from './readiness.js';
import { closing, type Readiness, type Service } from './service.js';

/** What a gateway shares with the rest of its process. */
export interface GatewayDeps {
  readonly logger: ProgramLogger;
  /** Where stations are registered; without it, the gateway asks the API that `gateway.api_url` names. */
  readonly store?: Store;
  /** The transport of the process; without it, the gateway opens one of its own and closes it. */
  readonly transport?: Transport;
  /** How the process is observed; without it, the gateway is observed by itself. */
  readonly observability?: Observability;
}

/**
 * Starts a gateway: holds the sockets of stations.
 *
 * @throws {ConfigError} when there is neither a store nor an API to ask for stations, and for a file that can't be read.
 */
export async function startGateway(
  config: Config,
  { logger: plain, store: given, transport: shared, observability }: GatewayDeps,
): Promise<Service> {
  const {
    addr,
    tls,
    clientOrganization,
    apiUrl,
    apiKey,
    registerUnknown: isOpen,
    trustedProxies,
  } = config.gateway;
  if (!given && apiUrl === undefined) {
    throw new ConfigError(
      'gateway.api_url',
      'expected the URL of the api, which a gateway asks for its stations',
    );
  }
  const gatewayId = randomUUID();
  const { defer, close } = closing();
  try {
    const { metrics, tracing } =
      observability ??
      (await openOwnObservability(config, { service: 'csms-gateway', logger: plain }, defer));
    const logger = tracing?.logger(plain) ?? plain;
    const store = given && (tracing?.store(given) ?? given);
    const lookUpStation =
      apiUrl === undefined
        ? createStationLookup((store as Store).stations)
        : lookUpByApi({ url: apiUrl, apiKey });
    const lookUpCertificate =
      apiUrl === undefined
        ? createCertificateLookup((store as Store).clientCertificates)
        : lookUpCertificateByApi({ url: apiUrl, apiKey });
    const tellRefused: TellRefused =
      apiUrl === undefined
        ? (refused) => (store as Store).refusedConnections.record(refused)
        : tellRefusedByApi({ url: apiUrl, apiKey });
    const registerUnknown = isOpen ? registerUnknownOf(store, { apiUrl, apiKey }) : undefined;
    const opened = shared ?? (await openTransport(config, { logger, will: gatewayWill(gatewayId) }));
    if (!shared) defer(() => opened.close());
    measureTransport(metrics, 'gateway', opened);
    const transport = tracing?.transport(opened) ?? opened;
    const protocols = await protocolsOf(config.ocpp.versions);
    const labelOf = knownActions(protocols);
    const measuring = measureGateway(metrics, labelOf);
    const observer = tracing ? observeBoth(measuring, tracing.gateway(labelOf)) : measuring;
    const gateway = createGateway({
      transport,
      lookUpStation,
      lookUpCertificate,
      clientOrganization,
      tellRefused,
      registerUnknown,
      protocols,
      gatewayId,
      trustedProxies,
      logger,
      observer,
      timing: { callTimeoutMs: config.ocpp.callTimeoutMs },
    });
    defer(() => gateway.close());
    measureConnections(metrics, gateway);
    /** Where stations are registered. */
    const areStationsThere = async (): Promise<Readiness> =>
      apiUrl === undefined
        ? { store: await isStoreReady(store as Store) }
        : { api: await isApiReady(apiUrl) };
    const readiness = async () => ({
      transport: transport.connected,
      gateway: gateway.ready,
      ...(await areStationsThere()),
    });
    const health =
      config.observability.addr && !shared
        ? await serveHealth(config.observability.addr, { readiness, metrics, keys: config.api.keys })
        : undefined;
    if (health) defer(() => health.close());
    const listensOn = [`gateway  ${stationUrlOf('ws', await gateway.listen(addr))}`];
    if (tls) {
      const bound = await gateway.listen({ ...tls.addr, tls: readGatewayTls(tls) });
      listensOn.push(`         ${stationUrlOf('wss', bound)}`);
      const following = followGatewayTls(gateway, tls, logger);
      defer(async () => following.close());
    }
    return {
      listensOn: [...listensOn, ...(health ? [`health   ${health.url}`] : [])],
      readiness,
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

function registerUnknownOf(
  store: Store | undefined,
  { apiUrl, apiKey }: Pick<Config['gateway'], 'apiUrl' | 'apiKey'>,
): RegisterUnknown {
  if (apiUrl !== undefined) return registerUnknownByApi({ url: apiUrl, apiKey });
  return async (stationId, authentication) => {
    await (store as Store).stations.registerUnknown(stationId, authentication);
  };
}
