import { describe, expect, it } from 'vitest';
import { loadConfig } from './load-config.js';
import { programs } from './programs.js';

function unknownOf(env: Readonly<Record<string, string>>) {
  return loadConfig({ argv: [], env, ...programs.standalone }).unknownVariables;
}

describe('a variable of the environment that sets no key', () => {
  it.each([
    ['CSMS_GATEWAY_ADRR', 'CSMS_GATEWAY_ADDR'],
    ['CSMS_GATWAY_TLS_ADDR', 'CSMS_GATEWAY_TLS_ADDR'],
    ['CSMS_STORAGE_POSTGRES_URI', 'CSMS_STORAGE_POSTGRES_URL'],
    ['CSMS_TRANSPORT_MQTT_URL', 'CSMS_TRANSPORT_MQTT_URLS'],
    ['CSMS_CONFG', 'CSMS_CONFIG'],
  ])('is told with the nearest that sets one: %s', (name, nearest) => {
    expect(unknownOf({ [name]: 'x' })).toEqual([{ name, nearest }]);
  });

  it('is told alone where none is near', () => {
    expect(unknownOf({ CSMS_SOMETHING_ELSE: 'x' })).toEqual([{ name: 'CSMS_SOMETHING_ELSE' }]);
  });

  it('is one that Kubernetes and Docker do not set for services whose names begin with csms', () => {
    const service = (name: string) => ({
      [`${name}_SERVICE_HOST`]: '10.0.0.1',
      [`${name}_SERVICE_PORT`]: '9310',
      [`${name}_SERVICE_PORT_OCPP_J`]: '9310',
      [`${name}_PORT`]: 'tcp://10.0.0.1:9310',
      [`${name}_PORT_9310_TCP`]: 'tcp://10.0.0.1:9310',
      [`${name}_PORT_9310_TCP_PROTO`]: 'tcp',
      [`${name}_PORT_9310_TCP_PORT`]: '9310',
      [`${name}_PORT_9310_TCP_ADDR`]: '10.0.0.1',
    });
    expect(unknownOf({ ...service('CSMS'), ...service('CSMS_API'), ...service('CSMS_GATEWAY_2') })).toEqual(
      [],
    );
  });

  it('is one that is called as a port of Kubernetes, and holds what it never does', () => {
    expect(unknownOf({ CSMS_API_PORT: '9410' })).toEqual([{ name: 'CSMS_API_PORT' }]);
  });

  it('is none that begins otherwise, that names the file, that a key names, or that is for the command line', () => {
    const env = {
      PATH: '/bin',
      CSMS_CONFIG: '',
      CSMS_API_URL: 'http://127.0.0.1:9410',
      CSMS_API_KEY: 'key',
      CSMS_POOL_TOKEN: 't0ken',
      CSMS_CONTRACT_CERT_PROVIDER_TYPE: 'opcp',
      CSMS_CONTRACT_CERT_PROVIDER_OPCP_URL: 'https://pool.example.com',
      CSMS_CONTRACT_CERT_PROVIDER_OPCP_AUTH_TYPE: 'env_token',
      CSMS_CONTRACT_CERT_PROVIDER_OPCP_AUTH_ENV_TOKEN_VARIABLE: 'CSMS_POOL_TOKEN',
    };
    expect(unknownOf(env)).toEqual([]);
  });

  it('is none of a type that is not the one chosen, and none that means nothing here', () => {
    const env = {
      CSMS_CONTRACT_CERT_PROVIDER_TYPE: 'default',
      CSMS_CONTRACT_CERT_PROVIDER_OPCP_URL: 'https://pool.example.com',
      CSMS_STORAGE_TYPE: 'in_memory',
      CSMS_STORAGE_POSTGRES_URL: 'postgres://db/csms',
      CSMS_OCPI_ADDR: ':9411',
    };
    expect(unknownOf(env)).toEqual([]);
  });
});
