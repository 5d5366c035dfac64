import { RPCClient } from 'ocpp-rpc';

/** How a station connects. */
export interface StationOptions {
  /** `ws://127.0.0.1:1234/ws`, without the station's id. */
  readonly gatewayUrl: string;
  readonly stationId: string;
  readonly password: string;
  readonly protocol: 'ocpp1.6' | 'ocpp2.0.1';
  /** What its socket is made with, such as certificates. */
  readonly socket?: object;
  /** Whether every message is held against the official schemas, ours and its own; true by default. */
  readonly strict?: boolean;
  /** Answers what it is asked, from its first moment on; without it, that takes a handler of the client. */
  readonly onCall?: (action: string, params: unknown) => object;
}

/**
 * A charge station: `ocpp-rpc`'s client, in its strict mode unless told otherwise. It does not reconnect by itself.
 */
export async function connectStation(options: StationOptions): Promise<RPCClient> {
  const { gatewayUrl, stationId, password, protocol, strict = true, socket, onCall } = options;
  const station = new RPCClient({
    endpoint: gatewayUrl,
    identity: stationId,
    password,
    protocols: [protocol],
    strictMode: strict,
    reconnect: false,
    callTimeoutMs: 40_000,
    wsOpts: socket,
  } as ConstructorParameters<typeof RPCClient>[0]);
  if (onCall) station.handle(async ({ method = '', params }) => onCall(method, params));
  await station.connect();
  return station;
}
