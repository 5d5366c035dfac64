import { randomUUID } from 'node:crypto';
import { createGateway, gatewayBirth, gatewayWill } from '@csms/gateway';
import type { Store } from '@csms/store';
import type { Transport } from '@csms/transport';
import type { Config } from './config.js';
import { followGatewayTls, openGatewayTls } from './gateway-tls.js';
import { serveHealth } from './health-server.js';
import { listenAt } from './listen-at.js';
import { stationUrlOf } from './listening-url.js';
import type { ProgramLogger } from './logging.js';
import { knownActions } from './metrics/known-action.js';
import { measureConnections, measureGateway } from './metrics/measure-gateway.js';
import { measureTransport } from './metrics/measure-transport.js';
import { type Observability, openOwnObservability } from './observability.js';
import { observeBoth } from './observe-gateway.js';
import { openClientOcsp } from './open-client-ocsp.js';
import { openTransport } from './open-transport.js';
import { protocolsOf } from './protocols.js';
import { closing, type Service } from './service.js';
import { stationRegistryOf } from './station-registry.js';

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
  const { addr, tls, registerUnknown: isOpen, trustedProxies } = config.gateway;
  const { clientOrganization, matchSerialNumber } = config.gateway;
  const { callTimeoutMs } = config.ocpp;
  const gatewayId = randomUUID();
  const { defer, close } = closing();
  try {
    const { metrics, tracing } =
      observability ??
      (await openOwnObservability(config, { service: 'csms-gateway', logger: plain }, defer));
    const logger = tracing?.logger(plain) ?? plain;
    const registry = stationRegistryOf(config.gateway, given && (tracing?.store(given) ?? given));
    const presence = { will: gatewayWill(gatewayId), birth: gatewayBirth(gatewayId) };
    const opened = shared ?? (await openTransport(config, { logger, ...presence }));
    if (!shared) defer(() => opened.close());
    measureTransport(metrics, 'gateway', opened);
    const transport = tracing?.transport(opened) ?? opened;
    const protocols = await protocolsOf(config.ocpp.versions);
    const labelOf = knownActions(protocols);
    const measuring = measureGateway(metrics, labelOf);
    const observer = tracing ? observeBoth(measuring, tracing.gateway(labelOf)) : measuring;
    const gateway = createGateway({
      transport,
      lookUpStation: registry.lookUpStation,
      lookUpCertificate: registry.lookUpCertificate,
      clientOrganization,
      matchSerialNumber,
      checkCertificate: await openClientOcsp(config.gateway, logger),
      tellRefused: registry.tellRefused,
      registerUnknown: isOpen ? registry.registerUnknown : undefined,
      protocols,
      gatewayId,
      trustedProxies,
      logger,
      observer,
      // The caller waits for that long in all, and a part of it is for the station to answer.
      timing: { callTimeoutMs, queueTimeoutMs: (callTimeoutMs * 5) / 6 },
    });
    defer(() => gateway.close());
    measureConnections(metrics, gateway);
    const readiness = async () => ({
      transport: transport.connected,
      gateway: gateway.ready,
      ...(await registry.readiness()),
    });
    const health =
      config.observability.addr && !shared
        ? await serveHealth(config.observability.addr, { readiness, metrics, keys: config.api.keys })
        : undefined;
    if (health) defer(() => health.close());
    const listensOn = [
      `gateway  ${stationUrlOf('ws', await listenAt('gateway.addr', gateway.listen(addr)))}`,
    ];
    if (tls) {
      const encrypted = { ...tls.addr, tls: openGatewayTls(tls) };
      const bound = await listenAt('gateway.tls_addr', gateway.listen(encrypted));
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
