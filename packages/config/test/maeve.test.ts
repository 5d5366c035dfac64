import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { loadConfig } from '../src/load-config.js';
import { programs } from '../src/programs.js';

const folder = mkdtempSync(join(tmpdir(), 'csms-maeve-'));
afterAll(() => rmSync(folder, { recursive: true }));

function load(file: string, env: Readonly<Record<string, string>> = {}) {
  const path = join(folder, 'config.toml');
  writeFileSync(path, file);
  return loadConfig({ argv: ['--config', path], env, ...programs.manager });
}

/** Keys that lead to a page with a token, below one that is called `auth`. */
function page(auth: string): string {
  return `${auth}.type = "hubject_test_token"
${auth}.hubject_test_token.url = "https://tokens.example.com/page"
${auth}.hubject_test_token.ttl = "6h"
`;
}

const pageOfTokens = {
  type: 'hubject_test_token',
  url: 'https://tokens.example.com/page',
  ttlMs: 21_600_000,
};

describe('a file of a MaEVe manager', () => {
  it('as one in containers has it: a pool, two authorities, Firestore and OCPI', () => {
    const { config, ignored } = load(`
[api]
addr = ":9410"

[transport]
type = "mqtt"
mqtt.urls = ["mqtt://broker:1883"]

[ocpi]
addr = ":9411"
external_url = "http://balancer:9411"
country_code = "NL"
party_id = "EXA"

[storage]
type = "firestore"
firestore.project_id = "*detect-project-id*"

[contract_cert_validator]
type = "ocsp"

[contract_cert_validator.ocsp.root_certs]
type = "opcp"
opcp.url = "https://pool.example.com"
opcp.ttl = "24h"
${page('opcp.auth')}
[contract_cert_provider]
type = "opcp"
opcp.url = "https://pool.example.com"
${page('opcp.auth')}
[charge_station_cert_provider]
type = "delegating"
delegating.v2g.type = "opcp"
delegating.v2g.opcp.url = "https://est.example.com"
${page('delegating.v2g.opcp.auth')}delegating.cso.type = "local"
delegating.cso.local.cert.type = "file"
delegating.cso.local.cert.file = "/certificates/csms.pem"
delegating.cso.local.key.type = "file"
delegating.cso.local.key.file = "/certificates/csms.key"
`);
    expect(config).toMatchObject({
      api: { addr: { port: 9410 } },
      transport: { type: 'mqtt', urls: ['mqtt://broker:1883'], prefix: 'cs', group: 'manager' },
      contractValidator: {
        rootCerts: {
          type: 'opcp',
          url: 'https://pool.example.com',
          ttlMs: 86_400_000,
          auth: pageOfTokens,
        },
      },
      evProvider: { type: 'opcp', url: 'https://pool.example.com', auth: pageOfTokens },
      stationSigner: {
        type: 'delegating',
        v2g: { type: 'opcp', url: 'https://est.example.com', auth: pageOfTokens },
        cso: {
          type: 'local',
          cert: { type: 'file', file: '/certificates/csms.pem' },
          key: { type: 'file', file: '/certificates/csms.key' },
        },
      },
    });
    // The project of the environment.
    expect(config.storage).toEqual({ type: 'firestore', firestore: { timeoutMs: 10_000 } });
    expect(ignored).toEqual(['ocpi.addr', 'ocpi.external_url', 'ocpi.country_code', 'ocpi.party_id']);
  });

  it('with a section for the settings of MQTT, one version of OCPP, and tokens from the environment', () => {
    const env = { POOL_TOKEN: 'pool t0ken', EST_TOKEN: 'est t0ken' };
    const file = `
[api]
addr = ":9410"
org_name = "Example"
external_addr = "https://csms.example.com/"

[transport]
type = "mqtt"

[transport.mqtt]
urls = ["mqtt://127.0.0.1:1883"]
prefix = "stations"
group = "managers"

[ocpp]
heartbeat_interval = "10m"
ocpp16_enabled = false

[observability]
log_format = "json"
otel_collector_addr = "localhost:4317"
tls_keylog_file = "/keylog/manager.log"

[storage]
type = "firestore"
firestore.project_id = "my-project"

[contract_cert_validator]
type = "ocsp"
ocsp.max_attempts = 3

[contract_cert_validator.ocsp.root_certs]
type = "opcp"
opcp.url = "https://pool.example.com"
opcp.auth.type = "env_token"
opcp.auth.env_token.variable = "POOL_TOKEN"
opcp.ttl = "12h"

[contract_cert_provider]
type = "opcp"
opcp.url = "https://pool.example.com"
opcp.auth.type = "env_token"
opcp.auth.env_token.variable = "POOL_TOKEN"

[charge_station_cert_provider]
type = "opcp"
opcp.url = "https://est.example.com"
opcp.auth.type = "env_token"
opcp.auth.env_token.variable = "EST_TOKEN"

[tariff_service]
type = "kwh"
`;
    const { config, ignored } = load(file, env);
    expect(config).toMatchObject({
      ocpp: { heartbeatIntervalS: 600, versions: ['2.0.1'] },
      observability: { logFormat: 'json', collectorUrl: 'http://localhost:4317' },
      transport: { type: 'mqtt', prefix: 'stations', group: 'managers' },
      storage: { type: 'firestore', firestore: { projectId: 'my-project' } },
      contractValidator: {
        maxAttempts: 3,
        rootCerts: { ttlMs: 43_200_000, auth: { type: 'token', token: 'pool t0ken' } },
      },
      evProvider: { auth: { token: 'pool t0ken' } },
      stationSigner: { type: 'opcp', auth: { token: 'est t0ken' } },
    });
    expect(ignored).toEqual(['api.org_name', 'api.external_addr', 'observability.tls_keylog_file']);
    expect(() => load(file)).toThrow(
      'contract_cert_validator.ocsp.root_certs.opcp.auth.env_token.variable: expected an environment variable that is set',
    );
  });

  it('with roots from several places, OAuth2, and an authority in Google Cloud', () => {
    const { config } = load(`
[contract_cert_validator]
type = "ocsp"

[contract_cert_validator.ocsp.root_certs]
type = "composite"

[[contract_cert_validator.ocsp.root_certs.composite.providers]]
type = "file"
file.files = ["/certificates/roots.pem", "/certificates/more.pem"]

[[contract_cert_validator.ocsp.root_certs.composite.providers]]
type = "opcp"
opcp.url = "https://pool.example.com"
opcp.ttl = "1h"
opcp.auth.type = "fixed_token"
opcp.auth.fixed_token.token = "t0ken"

[contract_cert_provider]
type = "opcp"
opcp.url = "https://pool.example.com"
opcp.auth.type = "oauth2_token"
opcp.auth.oauth2_token.url = "https://tokens.example.com/oauth"
opcp.auth.oauth2_token.client_id = "csms"
opcp.auth.oauth2_token.client_secret = "s3cret"
opcp.auth.oauth2_token.client_secret_env_var = "NOT_LOOKED_AT"

[charge_station_cert_provider]
type = "local"
local.cert.type = "google_cloud_secret"
local.cert.google_cloud_secret = "projects/p/secrets/cert/versions/1"
local.key.type = "google_cloud_secret"
local.key.google_cloud_secret = "projects/p/secrets/key/versions/1"
`);
    expect(config).toMatchObject({
      contractValidator: {
        rootCerts: {
          type: 'composite',
          providers: [
            { type: 'file', files: ['/certificates/roots.pem', '/certificates/more.pem'] },
            { type: 'opcp', ttlMs: 3_600_000, auth: { type: 'token', token: 't0ken' } },
          ],
        },
      },
      evProvider: {
        auth: {
          type: 'oauth2_token',
          url: 'https://tokens.example.com/oauth',
          clientId: 'csms',
          clientSecret: 's3cret',
        },
      },
      stationSigner: {
        type: 'local',
        cert: { type: 'google_cloud_secret', secret: 'projects/p/secrets/cert/versions/1' },
        key: { type: 'google_cloud_secret', secret: 'projects/p/secrets/key/versions/1' },
      },
    });
  });

  it('that names nobody for certificates, and every key that means nothing', () => {
    const { config, ignored } = load(`
[api]
addr = "localhost:9410"
host = "csms.example.com"
ws_port = 80
wss_port = 443
[storage]
type = "in_memory"
[contract_cert_provider]
type = "default"
[charge_station_cert_provider]
type = "default"
[tariff_service]
type = "kwh"
`);
    expect(config).toMatchObject({
      api: { addr: { host: 'localhost', port: 9410 } },
      storage: { type: 'in_memory' },
      evProvider: { type: 'default' },
      stationSigner: { type: 'default' },
    });
    expect(config.contractValidator).toBeUndefined();
    expect(ignored).toEqual(['api.host', 'api.ws_port', 'api.wss_port']);
  });

  it('with a cache of tokens, which its manager does not read either', () => {
    const { ignored } = load(`
[contract_cert_provider]
type = "opcp"
opcp.url = "https://pool.example.com"
${page('opcp.auth')}opcp.auth.hubject_test_token.cache.file = "/tmp/token"
`);
    expect(ignored).toEqual(['contract_cert_provider.opcp.auth.hubject_test_token.cache.file']);
  });

  it('has any key of any depth set by the environment instead', () => {
    const roots = 'CSMS_CONTRACT_CERT_VALIDATOR_OCSP_ROOT_CERTS';
    const cso = 'CSMS_CHARGE_STATION_CERT_PROVIDER_DELEGATING_CSO';
    const v2g = 'CSMS_CHARGE_STATION_CERT_PROVIDER_DELEGATING_V2G';
    const { config } = load('', {
      CSMS_CONTRACT_CERT_VALIDATOR_TYPE: 'ocsp',
      CSMS_CONTRACT_CERT_VALIDATOR_OCSP_RESPONDER_HOSTS: '["ocsp.example.com"]',
      [`${roots}_TYPE`]: 'opcp',
      [`${roots}_OPCP_URL`]: 'https://pool.example.com',
      [`${roots}_OPCP_AUTH_TYPE`]: 'oauth2_token',
      [`${roots}_OPCP_AUTH_OAUTH2_TOKEN_URL`]: 'https://tokens.example.com/oauth',
      [`${roots}_OPCP_AUTH_OAUTH2_TOKEN_CLIENT_ID`]: 'csms',
      [`${roots}_OPCP_AUTH_OAUTH2_TOKEN_CLIENT_SECRET`]: '12345',
      CSMS_CHARGE_STATION_CERT_PROVIDER_TYPE: 'delegating',
      [`${v2g}_TYPE`]: 'default',
      [`${cso}_TYPE`]: 'local',
      [`${cso}_LOCAL_CERT_TYPE`]: 'file',
      [`${cso}_LOCAL_CERT_FILE`]: '/certificates/csms.pem',
      [`${cso}_LOCAL_KEY_TYPE`]: 'google_cloud_secret',
      [`${cso}_LOCAL_KEY_GOOGLE_CLOUD_SECRET`]: 'projects/p/secrets/key/versions/1',
    });
    expect(config).toMatchObject({
      contractValidator: {
        responderHosts: ['ocsp.example.com'],
        rootCerts: {
          type: 'opcp',
          auth: { type: 'oauth2_token', clientId: 'csms', clientSecret: '12345' },
        },
      },
      stationSigner: {
        type: 'delegating',
        v2g: { type: 'default' },
        cso: { cert: { type: 'file' }, key: { type: 'google_cloud_secret' } },
      },
    });
  });
});
