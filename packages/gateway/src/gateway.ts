import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type { IncomingMessage, RequestListener, Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Protocol } from '@csms/ocpp-messages';
import type { Transport } from '@csms/transport';
import { type WebSocket, WebSocketServer } from 'ws';
import type { CertificatePolicy, LookUpStation } from './authentication.js';
import { startBeats } from './beats.js';
import type { CheckCertificate, LookUpCertificate } from './client-certificate.js';
import { compressionOptions, freeAfterEachMessage, stopAtFault } from './compression.js';
import { closeCode } from './connection.js';
import { createConnectionEvents } from './connection-events.js';
import { type Clock, type Logger, silentLogger, systemClock } from './context.js';
import { followRegistrations } from './follow-registrations.js';
import { type Admission, identify } from './handshake.js';
import { createLookAgain } from './look-again.js';
import { createNegotiation } from './negotiation.js';
import { type GatewayObserver, noObserver } from './observer.js';
import { defaultLimits, defaultTiming, type GatewayLimits, type GatewayTiming } from './options.js';
import { type Refusal, refuse } from './refusal.js';
import { createRefusalLog, type TellRefused } from './refusal-log.js';
import { createUnknownStations, type RegisterUnknown } from './register-unknown.js';
import type { Scope } from './scope.js';
import { readStationId } from './station-path.js';
import { createStations } from './stations.js';
import { createGatewayServer, type GatewayTls, renewTls } from './tls.js';
import { createTrustedProxies } from './trusted-proxies.js';
import { within } from './within.js';

/** What a gateway works with, and how. */
export interface GatewayOptions extends CertificatePolicy {
  /** Carries the stations' messages. The gateway does not close it. */
  readonly transport: Transport;
  readonly lookUpStation: LookUpStation;
  /** Finds the client certificates of which proxies pass on the hash; without it, none of these counts. */
  readonly lookUpCertificate?: LookUpCertificate;
  /** Says what speaks against the client certificates of stations beside their handshakes, such as that one is revoked. */
  readonly checkCertificate?: CheckCertificate;
  /** Registers stations that nobody knows, by the first password that they show; without it, they are turned away. */
  readonly registerUnknown?: RegisterUnknown;
  /** Has connections kept that are turned away; without it, they are in the log only. */
  readonly tellRefused?: TellRefused;
  /** The versions of OCPP that stations may speak. */
  readonly protocols: readonly Protocol[];
  /** Names this gateway among all; a random UUID by default. The same as in {@link gatewayWill} and {@link gatewayBirth}. */
  readonly gatewayId?: string;
  readonly clock?: Clock;
  readonly logger?: Logger;
  /** Follows what is called, for traces and metrics. */
  readonly observer?: GatewayObserver;
  /**
   * Addresses or subnets of proxies that are believed when they say that a connection is encrypted, and which client
   * certificate they saw.
   */
  readonly trustedProxies?: readonly string[];
  /** Whether compression may keep context between messages: smaller messages for much more memory per station. */
  readonly contextTakeover?: boolean;
  readonly timing?: Partial<GatewayTiming>;
  readonly limits?: Partial<GatewayLimits>;
}

/** Where a gateway is to listen, and whether connections are encrypted there. */
export interface ListenOptions {
  /** Every interface when absent. */
  readonly host?: string;
  /** 0 for a free one. */
  readonly port: number;
  readonly tls?: GatewayTls;
}

/** Where a gateway listens. */
export interface GatewayAddress {
  readonly host: string;
  readonly port: number;
}

/** An OCPP-J server. */
export interface Gateway {
  readonly gatewayId: string;
  /** Whether stations can connect now. */
  readonly ready: boolean;
  /** How many stations are connected. */
  readonly connections: number;
  /**
   * Starts to take connections at an address, beside those where it does already, and resolves to the address.
   *
   * @throws {Error} of the operating system, when the address can't be had; of OpenSSL, for keys and certificates that
   *   are none
   */
  listen(options: ListenOptions): Promise<GatewayAddress>;
  /**
   * Makes new encrypted connections with other keys, certificates and lists of revoked ones. Those that stand go on.
   *
   * @throws {Error} of OpenSSL, for keys and certificates that are none
   */
  renewTls(tls: GatewayTls): void;
  /** Takes no more connections, finishes what is in progress, closes the sockets and says so to the managers. */
  close(): Promise<void>;
}

/**
 * Makes a gateway: it holds the sockets of charge stations, at `/ws/<stationId>`, and carries their messages over a
 * transport to managers and back (OCPP-J 1.6; 2.0.1 part 4).
 *
 * @throws {TypeError} for a trusted proxy that is no address
 */
export function createGateway(options: GatewayOptions): Gateway {
  const {
    gatewayId = randomUUID(),
    transport,
    lookUpStation,
    clock = systemClock,
    logger = silentLogger,
    observer = noObserver,
  } = options;
  const timing = { ...defaultTiming, ...options.timing };
  const limits = { ...defaultLimits, ...options.limits };
  const scope: Scope = { transport, clock, logger, observer, timing, limits };
  const negotiation = createNegotiation(options.protocols);
  const certificates = {
    proxies: createTrustedProxies(options.trustedProxies ?? []),
    lookUpCertificate: options.lookUpCertificate,
    checkCertificate: options.checkCertificate,
    now: () => clock.now(),
  };
  const events = createConnectionEvents(scope);
  const refusals = createRefusalLog(options.tellRefused ?? (async () => {}), gatewayId, scope);
  const lookAgain = createLookAgain({ lookUpStation, scope });
  const stations = createStations({
    scope,
    gatewayId,
    events,
    onSecurityError: (stationId, connection) => void lookAgain(stationId, connection, 'refused'),
    matchSerialNumber: options.matchSerialNumber ?? false,
    onWrongSerialNumber(stationId, serialNumber) {
      const told = JSON.stringify(serialNumber.slice(0, 100));
      const reason = `it boots with the serial number ${told}, which is not the common name of its client certificate`;
      logger.warn({ stationId }, `turned a station away: ${reason}`);
      refusals.note({ stationId, fault: 'wrong_certificate', reason });
    },
    onFaultyFrame: (stationId, fault) =>
      refusals.note({ stationId, fault: 'faulty_frame', reason: `a frame is no message of OCPP: ${fault}` }),
  });
  const stopFollowing = followRegistrations(scope, (stationId) => {
    const connection = stations.connectionOf(stationId);
    if (connection) void lookAgain(stationId, connection, 'registered');
  });
  const sockets = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    maxPayload: limits.frameBytes,
    perMessageDeflate: compressionOptions(options.contextTakeover ?? false),
    handleProtocols: negotiation.pick,
  });
  sockets.on('wsClientError', ({ message }, socket, request) => {
    turnAway(request, { status: 400, reason: message, fault: 'no_websocket' });
    refuse(socket, { status: 400, reason: message });
  });
  const unknownStations = options.registerUnknown && createUnknownStations(options.registerUnknown);

  const servers: Server[] = [];
  /** Whatever became of them: a server ends when all of its connections have. */
  const connections = new Set<Socket>();
  /** Sockets of stations that are not let in yet. */
  const handshakes = new Set<Duplex>();
  let stopBeats: (() => Promise<void>) | undefined;
  let closing: Promise<void> | undefined;

  async function judge(request: IncomingMessage): Promise<Admission | Refusal> {
    if (closing) return { status: 503, reason: 'the gateway stops; try again later' };
    if (!transport.connected) return { status: 503, reason: 'the broker is away; try again later' };
    return identify(request, {
      lookUpStation,
      unknownStations,
      certificates,
      policy: options,
      timing,
      logger,
    });
  }

  async function upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    const destroy = () => socket.destroy();
    socket.on('error', destroy);
    handshakes.add(socket);
    const verdict = await judge(request);
    handshakes.delete(socket);
    if ('stationId' in verdict) {
      socket.off('error', destroy);
      const { defaultOcppVersion } = verdict;
      if (defaultOcppVersion !== undefined) negotiation.setDefault(request, defaultOcppVersion);
      sockets.handleUpgrade(request, socket, head, (webSocket) => {
        stopAtFault(webSocket);
        const protocol = negotiation.protocolOf(webSocket.protocol, request);
        if (protocol) welcome(webSocket, verdict, protocol);
        else refuseVersion(webSocket, request);
      });
      return;
    }
    turnAway(request, verdict);
    refuse(socket, verdict);
  }

  /** Notes that a connection is turned away, for the people who look after its station. */
  function turnAway(request: IncomingMessage, { status, reason, fault, detail }: Refusal): void {
    const [path = ''] = (request.url ?? '').split('?', 1);
    const shown = path.slice(0, 200);
    const { remoteAddress } = request.socket;
    logger.warn({ path: shown, remoteAddress, status, fault }, `turned a station away: ${reason}`);
    if (!fault) return;
    const of = readStationId(path);
    const named = 'stationId' in of ? of : {};
    const where = 'stationId' in of ? '' : `; it was ${JSON.stringify(shown)}`;
    refusals.note({ ...named, fault, reason: `${detail ?? reason}${where}`, remoteAddress });
  }

  function refuseVersion(socket: WebSocket, request: IncomingMessage): void {
    const spoken = options.protocols.map(({ subprotocol }) => subprotocol).join(', ');
    const offered = request.headers['sec-websocket-protocol']?.slice(0, 200);
    const reason = `expected one of the subprotocols ${spoken}`;
    const detail = `${reason}, and the station offers ${offered ?? 'none'}`;
    turnAway(request, { status: 400, reason, fault: 'no_common_version', detail });
    socket.on('error', () => socket.terminate());
    socket.close(closeCode.protocol, reason);
  }

  function welcome(socket: WebSocket, admission: Admission, protocol: Protocol): void {
    if (!options.contextTakeover) freeAfterEachMessage(socket);
    void stations.connect(socket, admission, protocol);
  }

  async function listen({ host, port, tls }: ListenOptions): Promise<GatewayAddress> {
    const server = createGatewayServer(tls, timing);
    server.on('connection', (socket: Socket) => {
      connections.add(socket);
      socket.once('close', () => connections.delete(socket));
    });
    server.on('request', answerPlainRequest);
    server.on('upgrade', (request, socket, head) => void upgrade(request, socket, head));
    server.listen(port, host);
    await once(server, 'listening');
    server.on('error', (err) => logger.error({ err }, 'could not take a connection'));
    servers.push(server);
    stopBeats ??= startBeats(gatewayId, scope);
    const bound = server.address() as AddressInfo;
    return { host: bound.address, port: bound.port };
  }

  async function stop(): Promise<void> {
    const closed = servers.map((server) => once(server, 'close'));
    for (const server of servers) server.close();
    for (const socket of handshakes) socket.destroy();
    await stations.close();
    for (const socket of connections) socket.destroy();
    await Promise.all(closed);
    const telling = Promise.all([events.close(), refusals.close(), stopFollowing(), stopBeats?.()]);
    await within(telling, timing.drainMs).catch((err: unknown) => {
      logger.warn({ err }, 'could not tell the managers that this gateway stops');
    });
  }

  return {
    gatewayId,
    get ready() {
      return servers.length > 0 && !closing && transport.connected;
    },
    get connections() {
      return stations.size;
    },
    listen,
    renewTls(tls) {
      for (const server of servers) renewTls(server, tls);
    },
    close() {
      closing ??= stop();
      return closing;
    },
  };
}

/** A plain HTTP request is told what this server is. */
const answerPlainRequest: RequestListener = (request, response) => {
  const found = 'stationId' in readStationId(request.url ?? '');
  const text = found ? 'expected a WebSocket' : 'expected the path /ws/<station id>';
  response.writeHead(found ? 426 : 404, {
    'content-type': 'text/plain; charset=utf-8',
    ...(found && { upgrade: 'websocket', connection: 'Upgrade' }),
  });
  response.end(text);
};
