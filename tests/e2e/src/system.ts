/** A whole system that runs. */
export interface System {
  /** `http://127.0.0.1:1234` */
  readonly apiUrl: string;
  /** `ws://127.0.0.1:1234/ws`: a station's id follows. */
  readonly gatewayUrl: string;
  /** `wss://127.0.0.1:1234/ws`, where it listens with TLS. */
  readonly gatewayTlsUrl?: string;
  close(): Promise<void>;
}

/** What a system is started with. */
export interface SystemOptions {
  /** Further flags, for every part. */
  readonly args?: readonly string[];
  /** Further variables of the environment, for parts that are programs of their own. */
  readonly env?: NodeJS.ProcessEnv;
}

/** Where a system listens. */
export type Urls = Pick<System, 'apiUrl' | 'gatewayUrl' | 'gatewayTlsUrl'>;

/** Where a system listens, when its parts have said so. */
export function urlsIn(lines: readonly string[]): Urls | undefined {
  const text = lines.join('\n');
  const apiUrl = /http:\/\/[\w.:[\]-]+/.exec(text)?.[0];
  const gatewayUrl = /ws:\/\/[\w.:[\]-]+(\/ws)?/.exec(text)?.[0];
  const gatewayTlsUrl = /wss:\/\/[\w.:[\]-]+(\/ws)?/.exec(text)?.[0];
  if (!apiUrl || !gatewayUrl) return undefined;
  return gatewayTlsUrl ? { apiUrl, gatewayUrl, gatewayTlsUrl } : { apiUrl, gatewayUrl };
}
