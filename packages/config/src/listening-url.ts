/** Where a server listens, as the socket tells it. */
export interface ListeningAddress {
  readonly host: string;
  readonly port: number;
}

/** The URL of an HTTP server, such as `http://127.0.0.1:9410`. */
export function httpUrlOf({ host, port }: ListeningAddress): string {
  return `http://${hostOf(host)}:${port}`;
}

/** Where stations connect, such as `ws://127.0.0.1:9310/ws/<stationId>`. */
export function stationUrlOf(scheme: 'ws' | 'wss', { host, port }: ListeningAddress): string {
  return `${scheme}://${hostOf(host)}:${port}/ws/<stationId>`;
}

function hostOf(host: string): string {
  return host.includes(':') ? `[${host}]` : host;
}
