import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { ConfigError } from './config-error.js';
import { loadConfig } from './load-config.js';

const folder = mkdtempSync(join(tmpdir(), 'csms-config-'));
afterAll(() => rmSync(folder, { recursive: true }));

function load({
  file,
  argv = [],
  env = {},
}: {
  file?: string;
  argv?: string[];
  env?: Record<string, string>;
}) {
  if (file === undefined) return loadConfig({ argv, env, transport: 'in_process' });
  const path = join(folder, 'csms.toml');
  writeFileSync(path, file);
  return loadConfig({ argv: ['--config', path, ...argv], env, transport: 'in_process' });
}

function failure(options: Parameters<typeof load>[0]): string {
  try {
    load(options);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  throw new Error('expected a configuration that is refused');
}

describe('loading a configuration', () => {
  it('has a default for everything', () => {
    expect(load({}).config).toMatchObject({
      api: { addr: { host: '127.0.0.1', port: 9410 }, keys: [] },
      gateway: { addr: { host: '127.0.0.1', port: 9310 }, trustedProxies: [] },
      ocpp: {
        heartbeatIntervalS: 300,
        registration: 'Accepted',
        callTimeoutMs: 30_000,
        lenient: false,
        recordMessages: false,
        requestReports: true,
        versions: ['1.6', '2.0.1'],
      },
      transport: { type: 'in_process' },
      storage: { type: 'in_memory' },
      tariffService: { runningCost: 'response' },
      observability: { logFormat: 'text' },
    });
  });

  it('reads the price of a kWh, in EUR unless it says otherwise', () => {
    const price = (file: string) =>
      load({ file: `[tariff_service]\ntype = "kwh"\n${file}` }).config.tariffService;
    expect(price('')).toEqual({ runningCost: 'response' });
    expect(price('kwh.price = 0.55')).toMatchObject({ kwh: { price: 0.55, currency: 'EUR' } });
    expect(price('running_cost = "cost_updated"\n[tariff_service.kwh]\nprice = 3\ncurrency = "SEK"')).toEqual(
      {
        kwh: { price: 3, currency: 'SEK' },
        runningCost: 'cost_updated',
      },
    );
  });

  it('reads a file with the section and key names of a MaEVe manager', () => {
    const file = `
      [api]
      addr = ":9411"
      host = "example.com"
      [ocpp]
      heartbeat_interval = "1m"
      registration = "Pending"
      call_timeout = "10s"
      lenient = true
      record_messages = true
      request_reports = false
      ocpp16_enabled = true
      ocpp201_enabled = false
      [observability]
      log_format = "json"
      otel_collector_addr = "localhost:4317"
      [transport]
      type = "mqtt"
      [transport.mqtt]
      urls = ["mqtt://broker:1883/"]
      prefix = "cs"
      group = "manager"
      connect_timeout = "10s"
      connect_retry_delay = "500ms"
      keep_alive_interval = "1m30s"
      [storage]
      type = "in_memory"
    `;
    const { config, ignored } = load({ file });
    expect(config.api.addr).toEqual({ port: 9411 });
    expect(config.ocpp).toEqual({
      heartbeatIntervalS: 60,
      registration: 'Pending',
      callTimeoutMs: 10_000,
      lenient: true,
      recordMessages: true,
      requestReports: false,
      versions: ['1.6'],
    });
    expect(config.transport).toEqual({
      type: 'mqtt',
      urls: ['mqtt://broker:1883/'],
      prefix: 'cs',
      group: 'manager',
      connectTimeoutMs: 10_000,
      connectRetryDelayMs: 500,
      keepAliveIntervalMs: 90_000,
    });
    expect(config.observability).toMatchObject({ logFormat: 'json', collectorUrl: 'http://localhost:4317' });
    expect(ignored).toEqual(['api.host']);
  });

  it.each([
    ['127.0.0.1:4317', 'http://127.0.0.1:4317'],
    ['[::1]:4317', 'http://[::1]:4317'],
    ['http://otel:4317', 'http://otel:4317'],
    ['https://otel:4317', 'https://otel:4317'],
  ])('takes %s for a collector of traces', (addr, url) => {
    const { config } = load({ file: `[observability]\notel_collector_addr = "${addr}"` });
    expect(config.observability.collectorUrl).toBe(url);
  });

  it.each(['localhost', ':4317', 'localhost:0', 'ftp://otel:4317'])(
    'does not take %s for a collector of traces',
    (addr) => {
      expect(() => load({ file: `[observability]\notel_collector_addr = "${addr}"` })).toThrow(
        /^observability\.otel_collector_addr: expected an address such as/,
      );
    },
  );

  it('keeps the state in a database on a server, or in a folder', () => {
    const storage = (lines: string) =>
      load({ file: `[storage]\ntype = "postgres"\n${lines}` }).config.storage;
    expect(storage('postgres.url = "postgres://csms:pw@db/csms"\npostgres.pool_size = 20')).toEqual({
      type: 'postgres',
      server: {
        url: 'postgres://csms:pw@db/csms',
        poolSize: 20,
        connectTimeoutMs: 5_000,
        statementTimeoutMs: 10_000,
      },
    });
    expect(storage('postgres.data_dir = "./data"')).toEqual({ type: 'postgres', dataDir: './data' });
  });

  it('keeps the state in the folder of its program where nothing is said', () => {
    const storage = (...argv: string[]) =>
      loadConfig({ argv, env: {}, transport: 'in_process', dataDir: './data' }).config.storage;
    expect(storage()).toEqual({ type: 'postgres', dataDir: './data' });
    expect(storage('--storage-type=postgres')).toEqual({ type: 'postgres', dataDir: './data' });
    expect(storage('--storage-postgres-data-dir=elsewhere')).toEqual({
      type: 'postgres',
      dataDir: 'elsewhere',
    });
    expect(storage('--storage-postgres-url=postgres://db/csms')).toMatchObject({
      server: { url: 'postgres://db/csms' },
    });
    expect(storage('--storage-type=in_memory')).toEqual({ type: 'in_memory' });
  });

  it.each([
    ['', 'storage.postgres: expected the url of a server, or a data_dir to keep it in'],
    [
      'postgres.url = "postgres://db/csms"\npostgres.data_dir = "./data"',
      'storage.postgres: expected one of url and data_dir, not both',
    ],
    [
      'postgres.url = "mysql://csms:secret@db"',
      /^storage\.postgres\.url: expected an address such as (?!.*secret)/,
    ],
    ['postgres.data_dir = ""', 'storage.postgres.data_dir: expected the name of a file or a folder'],
    ['postgres.data_dir = "a"\npostgres.pool_size = 0', /^storage\.postgres\.pool_size: /],
  ])('says what is wrong with a database that is said to be %j', (lines, message) => {
    expect(() => load({ file: `[storage]\ntype = "postgres"\n${lines}` })).toThrow(message);
  });

  it('takes the file from CSMS_CONFIG when no flag names one', () => {
    const path = join(folder, 'named.toml');
    writeFileSync(path, 'api.addr = "[::1]:0"');
    const { config } = loadConfig({ argv: [], env: { CSMS_CONFIG: path }, transport: 'mqtt' });
    expect(config.api.addr).toEqual({ host: '::1', port: 0 });
    expect(config.transport.type).toBe('mqtt');
  });

  it('puts flags before the environment, and that before the file', () => {
    const file =
      '[api]\naddr = "127.0.0.1:1"\n[gateway]\naddr = "127.0.0.1:1"\n[ocpp]\nocpp16_enabled = false';
    const env = {
      CSMS_API_ADDR: '127.0.0.1:2',
      CSMS_GATEWAY_ADDR: '127.0.0.1:2',
      CSMS_OCPP_OCPP16_ENABLED: 'true',
    };
    const { config } = load({ file, env, argv: ['--gateway-addr', '127.0.0.1:3'] });
    expect(config.gateway.addr.port).toBe(3);
    expect(config.api.addr.port).toBe(2);
    expect(config.ocpp.versions).toContain('1.6');
  });

  it('reads a value of the environment as TOML where it parses, and as text where it does not', () => {
    const env = {
      CSMS_TRANSPORT_MQTT_URLS: '["mqtt://one:1883", "mqtt://two:1883"]',
      CSMS_TRANSPORT_TYPE: 'mqtt',
      CSMS_GATEWAY_API_KEY: '12345',
    };
    const { config } = load({ env });
    expect(config.transport).toMatchObject({ urls: ['mqtt://one:1883', 'mqtt://two:1883'] });
    expect(config.gateway.apiKey).toBe('12345');
  });

  it('takes a flag of a key in a section of a section, with an equals sign or without', () => {
    const argv = ['--transport-type=mqtt', '--transport-mqtt-connect-timeout', '3s'];
    expect(load({ argv }).config.transport).toMatchObject({ type: 'mqtt', connectTimeoutMs: 3_000 });
  });

  it('is asked by --check-config to check and do nothing else', () => {
    expect(load({}).checkOnly).toBe(false);
    expect(load({ argv: ['--check-config', '--api-addr', ':1'] }).checkOnly).toBe(true);
  });

  it('tells which flags mean nothing here, as it does of keys', () => {
    const argv = [
      '--ocpi-addr=:9411',
      '--contract-cert-provider-type=default',
      '--contract-cert-provider-opcp-url=x',
    ];
    expect(load({ argv }).ignored).toEqual(['--ocpi-addr', '--contract-cert-provider-opcp-url']);
  });

  it('reads API keys', () => {
    const sha256 = 'ab'.repeat(32);
    const file = `[[api.keys]]\nname = "ops"\nrole = "operator"\nsha256 = "${sha256}"`;
    expect(load({ file }).config.api.keys).toEqual([{ name: 'ops', role: 'operator', sha256 }]);
  });
});

describe('a configuration that is wrong', () => {
  it.each([
    [
      'an unknown key',
      { file: '[gateway]\nadr = "127.0.0.1:1"' },
      'gateway.adr: unknown key (gateway.addr?)',
    ],
    ['an unknown section', { file: '[nonsense]\nkey = 1' }, 'nonsense.key: unknown key'],
    ['a hostile key', { file: '[__proto__]\npolluted = true' }, '__proto__.polluted: unknown key'],
    ['a wrong type', { file: '[gateway]\naddr = 9310' }, 'gateway.addr: expected an address'],
    ['a port out of range', { file: '[api]\naddr = "127.0.0.1:70000"' }, 'api.addr: expected an address'],
    [
      'a duration without a unit',
      { file: '[ocpp]\nheartbeat_interval = "60"' },
      'ocpp.heartbeat_interval: expected a dur',
    ],
    [
      'a section in the place of a value',
      { file: '[ocpp.heartbeat_interval]\nx = 1' },
      'ocpp.heartbeat_interval: expected',
    ],
    ['a value in the place of a section', { file: 'gateway = 1' }, 'gateway: unknown key'],
    [
      'an unknown kind of transport',
      { file: '[transport]\ntype = "amqp"' },
      'transport.type: expected one of "mqtt"',
    ],
    [
      'a broker that is no URL',
      { file: '[transport.mqtt]\nurls = ["broker"]' },
      'transport.mqtt.urls: expected a list',
    ],
    [
      'a time limit in which nothing can be done',
      { file: '[transport.mqtt]\nconnect_timeout = "0s"' },
      'transport.mqtt.connect_timeout: expected a duration from "1ms" to "12h"',
    ],
    [
      'a time limit that a timer would not wait for',
      { file: '[ocpp]\ncall_timeout = "1000h"' },
      'ocpp.call_timeout: expected a duration from "1ms" to "12h"',
    ],
    [
      'an API whose paths would become a query',
      { file: '[gateway]\napi_url = "http://127.0.0.1:9410/?key=x"' },
      'gateway.api_url: expected an http or https URL',
    ],
    [
      'a prefix with a wildcard',
      { file: '[transport.mqtt]\nprefix = "cs/#"' },
      'transport.mqtt.prefix: expected',
    ],
    [
      'TLS without a certificate',
      { file: '[gateway]\ntls_addr = ":9311"' },
      'gateway.tls_cert: expected the certificate',
    ],
    [
      'a certificate without its key',
      { file: '[gateway]\ntls_addr = ":9311"\ntls_cert = ["rsa.pem", "ec.pem"]\ntls_key = "rsa.key"' },
      'gateway.tls_key: expected a key for each',
    ],
    [
      'a price of which no number holds the cost',
      { file: '[tariff_service.kwh]\nprice = 1e308' },
      'tariff_service.kwh.price: expected a number',
    ],
    [
      'a negative price',
      { file: '[tariff_service.kwh]\nprice = -1' },
      'tariff_service.kwh.price: expected a number',
    ],
    [
      'a currency that is none',
      { file: '[tariff_service.kwh]\ncurrency = "euro"' },
      'tariff_service.kwh.currency: expected a currency',
    ],
    [
      'a proxy that is no address',
      { file: '[gateway]\ntrusted_proxies = ["10.0.0.0/33"]' },
      'gateway.trusted_proxies: expected a list',
    ],
    [
      'no version at all',
      { file: '[ocpp]\nocpp16_enabled=false\nocpp201_enabled=false' },
      'ocpp: expected one of',
    ],
    [
      'a key without a role',
      { file: '[[api.keys]]\nname = "x"' },
      'api.keys: expected a list of {name, role, sha256}',
    ],
    [
      'a key with two roles',
      {
        argv: [
          `--api-keys=[{name="a",role="read_only",sha256="${'ab'.repeat(32)}"},{name="b",role="admin",sha256="${'AB'.repeat(32)}"}]`,
        ],
      },
      'each key once',
    ],
    ['an unknown flag', { argv: ['--gatway-addr', 'x'] }, 'unknown flag --gatway-addr (--gateway-addr?)'],
    ['a flag without a value', { argv: ['--api-addr'] }, '--api-addr: expected a value'],
    ['a check with a value', { argv: ['--check-config=yes'] }, 'unknown flag --check-config'],
    ['a stray word', { argv: ['start'] }, 'expected a flag such as --config FILE, not start'],
    ['a wrong variable', { env: { CSMS_API_ADDR: 'nowhere' } }, 'api.addr: expected an address'],
    [
      'a file that is not there',
      { argv: ['--config', '/nonexistent.toml'] },
      "/nonexistent.toml: can't be read (ENOENT)",
    ],
  ])('names %s in one line', (_what, options, expected) => {
    const message = failure(options);
    expect(message).toContain(expected);
    expect(message).not.toContain('\n');
  });

  it('names the line of a file that is no TOML', () => {
    const message = failure({ file: '[api]\naddr = ' });
    expect(message).toMatch(/csms\.toml:2:\d+: /);
    expect(message).not.toContain('\n');
  });

  it('does not repeat a secret', () => {
    expect(failure({ file: '[gateway]\napi_key = ["hunter2"]' })).not.toContain('hunter2');
  });

  it.each([
    ['gateway.api_url', 'http://csms:hunter2@127.0.0.1:9410'],
    ['contract_cert_provider.opcp.url', 'https://hunter2@pool.example.com'],
  ])(
    'takes no password in %s, by which requests could not be made and whose errors would tell it',
    (key, url) => {
      const message = failure({ file: `contract_cert_provider.type = "opcp"\n${key} = "${url}"` });
      expect(message).toContain(`${key}: expected an http or https URL without a password`);
      expect(message).not.toContain('hunter2');
    },
  );
});
