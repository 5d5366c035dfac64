import type { OcppVersion } from '@csms/ocpp-messages';
import type { RegistrationStatus } from '@csms/store';
import { ConfigError } from './config-error.js';
import { type ContractValidatorConfig, readContractValidator } from './contract-validator-config.js';
import { type EvProviderConfig, readEvProvider } from './ev-provider-config.js';
import {
  type Address,
  address,
  amount,
  baseUrl,
  collectorUrl,
  currency,
  duration,
  files,
  flag,
  hosts,
  type Kind,
  mqttUrls,
  oneOf,
  rate,
  secret,
  subnets,
  text,
  timeLimit,
} from './kinds.js';
import type { LogLevel } from './logging.js';
import type { Leftovers, Source } from './source.js';
import { readStationSigner, type StationSignerConfig } from './station-signer-config.js';
import { readStorage, type StorageConfig } from './storage-config.js';

/** Who may use the API with a key (`api.keys`). */
export interface ApiKeyConfig {
  readonly name: string;
  readonly role: 'admin' | 'operator' | 'read_only' | 'gateway';
  /** SHA-256 of the key, in hex. */
  readonly sha256: string;
}

/** Files in PEM that a gateway makes encrypted connections with. */
export interface GatewayTlsFiles {
  readonly cert: readonly string[];
  /** In the order of the certificates. */
  readonly key: readonly string[];
  readonly clientCa: readonly string[];
  readonly clientCrl: readonly string[];
}

/** How a gateway asks the responders that client certificates name whether they were revoked. */
export interface ClientOcspConfig {
  /** Whether a station is let in whose certificate's status can't be found out. */
  readonly mode: 'required' | 'preferred';
  /** Responders that may be asked in any case, each as `host` or `host:port`. */
  readonly responderHosts: readonly string[];
}

/** How messages travel between gateways and managers. */
export type TransportConfig =
  /** Within one process, which the standalone app does. */
  | { readonly type: 'in_process' }
  | {
      readonly type: 'mqtt';
      readonly urls: readonly string[];
      /** First level of every topic. */
      readonly prefix: string;
      /** Name of the shared subscription that managers join. */
      readonly group: string;
      readonly connectTimeoutMs: number;
      readonly connectRetryDelayMs: number;
      readonly keepAliveIntervalMs: number;
    };

/** What charging costs where neither token nor station has a tariff. */
export interface TariffServiceConfig {
  /** Price of a kWh; absent for none. */
  readonly kwh?: { readonly price: number; readonly currency: string };
  /** How 2.0.1 stations are told what a transaction costs so far. */
  readonly runningCost: 'response' | 'cost_updated';
}

/** A whole configuration, with every default filled in. */
export interface Config {
  readonly api: {
    readonly addr: Address;
    readonly keys: readonly ApiKeyConfig[];
    /** How often each key may ask in a second. */
    readonly rateLimit: number;
  };
  readonly gateway: {
    readonly addr: Address;
    /** Where connections are encrypted; absent for nowhere. */
    readonly tls?: GatewayTlsFiles & { readonly addr: Address };
    /** Organization that client certificates must bear; any when absent. */
    readonly clientOrganization?: string;
    /** How client certificates are checked online; absent for not at all. */
    readonly clientOcsp?: ClientOcspConfig;
    /** Whether the serial number of a 2.0.1 station has to be the common name of its client certificate. */
    readonly matchSerialNumber: boolean;
    /** API that a gateway without a store asks for stations. */
    readonly apiUrl?: string;
    readonly apiKey?: string;
    /** Whether stations that nobody knows are registered as Pending. */
    readonly registerUnknown: boolean;
    /** Addresses whose `X-Forwarded-Proto` and `X-Client-Cert-...` headers are believed. */
    readonly trustedProxies: readonly string[];
  };
  readonly ocpp: {
    /** Seconds between the heartbeats of an accepted station. */
    readonly heartbeatIntervalS: number;
    /** Status of a station that boots and was never registered. */
    readonly registration: RegistrationStatus;
    /** How long a station's answer to a call is worth waiting for, in milliseconds. */
    readonly callTimeoutMs: number;
    /** Whether stations are read leniently of which nothing else is said. */
    readonly lenient: boolean;
    /** Whether the messages of all stations are recorded. */
    readonly recordMessages: boolean;
    /** Whether 2.0.1 stations are asked for reports when they boot. */
    readonly requestReports: boolean;
    /** The versions that are spoken, in no order. */
    readonly versions: readonly OcppVersion[];
  };
  /** Absent where the certificates of contracts can't be checked. */
  readonly contractValidator?: ContractValidatorConfig;
  readonly evProvider: EvProviderConfig;
  readonly stationSigner: StationSignerConfig;
  readonly transport: TransportConfig;
  readonly storage: StorageConfig;
  readonly tariffService: TariffServiceConfig;
  readonly observability: {
    readonly logFormat: 'json' | 'text';
    /** At `debug`, every message that a manager handles is logged. */
    readonly logLevel: LogLevel;
    /** Where a manager or a gateway tells its health and its metrics; absent for nowhere. */
    readonly addr?: Address;
    /** URL of a collector that takes traces by OTLP over gRPC; absent for no traces. */
    readonly collectorUrl?: string;
  };
}

/** Keys of a MaEVe manager's file that mean nothing here. */
const meaningless = [
  'api.external_addr',
  'api.host',
  'api.ws_port',
  'api.wss_port',
  'api.org_name',
  'observability.tls_keylog_file',
  'ocpi',
];

/** What differs between the apps. */
export interface ConfigDefaults {
  readonly transport: TransportConfig['type'];
  /** Folder of the embedded database when no storage is configured; when absent, the state is kept in memory. */
  readonly dataDir?: string;
}

/**
 * Reads a whole configuration. Throws a {@link ConfigError} that names the key at fault. Where nobody opens a store, it need
 * not be said where that is.
 */
export function readConfig(
  source: Source,
  defaults: ConfigDefaults & { readonly opensStore: boolean },
): Leftovers & { readonly config: Config } {
  for (const key of meaningless) source.ignore(key);
  const config: Config = {
    api: {
      addr: source.read('api.addr', address, { host: '127.0.0.1', port: 9410 }),
      keys: source.read('api.keys', apiKeys, []),
      rateLimit: source.read('api.rate_limit', rate, 100),
    },
    gateway: {
      addr: source.read('gateway.addr', address, { host: '127.0.0.1', port: 9310 }),
      tls: gatewayTls(source),
      clientOrganization: source.read('gateway.client_organization', text, undefined),
      clientOcsp: clientOcsp(source),
      matchSerialNumber: source.read('gateway.match_serial_number', flag, false),
      apiUrl: source.read('gateway.api_url', baseUrl, undefined),
      apiKey: source.read('gateway.api_key', secret, undefined),
      registerUnknown: source.read('gateway.register_unknown', flag, false),
      trustedProxies: source.read('gateway.trusted_proxies', subnets, []),
    },
    ocpp: {
      heartbeatIntervalS: Math.round(source.read('ocpp.heartbeat_interval', duration, 300_000) / 1_000),
      registration: source.read('ocpp.registration', oneOf('Accepted', 'Pending', 'Rejected'), 'Accepted'),
      callTimeoutMs: source.read('ocpp.call_timeout', timeLimit, 30_000),
      lenient: source.read('ocpp.lenient', flag, false),
      recordMessages: source.read('ocpp.record_messages', flag, false),
      requestReports: source.read('ocpp.request_reports', flag, true),
      versions: versions(source),
    },
    contractValidator: readContractValidator(source),
    evProvider: readEvProvider(source),
    stationSigner: readStationSigner(source),
    transport: transport(source, defaults.transport),
    storage: readStorage(source, defaults),
    tariffService: tariffService(source),
    observability: {
      logFormat: source.read('observability.log_format', oneOf('json', 'text'), 'text'),
      logLevel: source.read('observability.log_level', oneOf('debug', 'info', 'warn', 'error'), 'info'),
      addr: source.read('observability.addr', address, undefined),
      collectorUrl: source.read('observability.otel_collector_addr', collectorUrl, undefined),
    },
  };
  return { config, ...source.finish() };
}

function gatewayTls(source: Source): Config['gateway']['tls'] {
  const addr = source.read('gateway.tls_addr', address, undefined);
  const cert = source.read('gateway.tls_cert', files, []);
  const key = source.read('gateway.tls_key', files, []);
  const clientCa = source.read('gateway.client_ca', files, []);
  const clientCrl = source.read('gateway.client_crl', files, []);
  if (!addr) return undefined;
  if (cert.length === 0)
    throw new ConfigError('gateway.tls_cert', 'expected the certificate of gateway.tls_addr');
  if (key.length !== cert.length) {
    throw new ConfigError('gateway.tls_key', 'expected a key for each certificate of gateway.tls_cert');
  }
  return { addr, cert, key, clientCa, clientCrl };
}

function clientOcsp(source: Source): ClientOcspConfig | undefined {
  const mode = source.read('gateway.client_ocsp', oneOf('required', 'preferred', 'off'), 'off');
  const responderHosts = source.read('gateway.client_responder_hosts', hosts, []);
  return mode === 'off' ? undefined : { mode, responderHosts };
}

function versions(source: Source): readonly OcppVersion[] {
  const spoken: OcppVersion[] = [];
  if (source.read('ocpp.ocpp16_enabled', flag, true)) spoken.push('1.6');
  if (source.read('ocpp.ocpp201_enabled', flag, true)) spoken.push('2.0.1');
  if (spoken.length === 0)
    throw new ConfigError('ocpp', 'expected one of ocpp16_enabled and ocpp201_enabled to be true');
  return spoken;
}

function transport(source: Source, fallback: TransportConfig['type']): TransportConfig {
  const type = source.read('transport.type', oneOf('mqtt', 'in_process'), fallback);
  const mqtt = {
    type: 'mqtt',
    urls: source.read('transport.mqtt.urls', mqttUrls, ['mqtt://127.0.0.1:1883']),
    prefix: source.read('transport.mqtt.prefix', topicPrefix, 'cs'),
    group: source.read('transport.mqtt.group', topicLevel, 'manager'),
    connectTimeoutMs: source.read('transport.mqtt.connect_timeout', timeLimit, 10_000),
    connectRetryDelayMs: source.read('transport.mqtt.connect_retry_delay', timeLimit, 1_000),
    keepAliveIntervalMs: source.read('transport.mqtt.keep_alive_interval', timeLimit, 10_000),
  } as const;
  return type === 'mqtt' ? mqtt : { type };
}

/** MaEVe's file has the type only; the price is ours. */
function tariffService(source: Source): TariffServiceConfig {
  source.read('tariff_service.type', oneOf('kwh'), 'kwh');
  const price = source.read('tariff_service.kwh.price', amount, undefined);
  const inCurrency = source.read('tariff_service.kwh.currency', currency, 'EUR');
  const runningCost = source.read(
    'tariff_service.running_cost',
    oneOf('response', 'cost_updated'),
    'response',
  );
  return price === undefined ? { runningCost } : { kwh: { price, currency: inCurrency }, runningCost };
}

const topicPrefix: Kind<string> = {
  expected: 'a topic without wildcards, such as "cs"',
  read: (value) => (typeof value === 'string' && /^[^+#/]+(\/[^+#/]+)*$/.test(value) ? value : undefined),
};

const topicLevel: Kind<string> = {
  expected: 'a name without "/", "+" and "#"',
  read: (value) => (/^[^+#/]+$/.test(text.read(value) ?? '') ? (value as string) : undefined),
};

const roles: ReadonlySet<unknown> = new Set(['admin', 'operator', 'read_only', 'gateway']);

const apiKeys: Kind<readonly ApiKeyConfig[]> = {
  expected:
    'a list of {name, role, sha256} with a role admin, operator, read_only or gateway, and 64 hex digits, each key once',
  read(value) {
    if (!Array.isArray(value)) return undefined;
    const ok = value.every(
      (key: Partial<ApiKeyConfig> | null) =>
        typeof key === 'object' &&
        key !== null &&
        Object.keys(key).every((name) => ['name', 'role', 'sha256'].includes(name)) &&
        typeof key.name === 'string' &&
        roles.has(key.role) &&
        typeof key.sha256 === 'string' &&
        /^[0-9a-f]{64}$/i.test(key.sha256),
    );
    if (!ok) return undefined;
    const keys = value as ApiKeyConfig[];
    // Which role a key has that is there twice can't be told.
    return new Set(keys.map(({ sha256 }) => sha256.toLowerCase())).size === keys.length ? keys : undefined;
  },
};
