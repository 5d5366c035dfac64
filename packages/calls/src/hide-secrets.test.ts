import { expect, test } from 'vitest';
import { hideSecrets } from './hide-secrets.js';

test('a request without secrets is shown as it is', () => {
  const request = {
    idToken: { idToken: '04E91C5A', type: 'ISO14443' },
    remoteStartId: 1,
    list: [{ key: 'HeartbeatInterval', value: '300' }, null, true],
    location: 'https://example.org:8080/logs?from=a@b',
  };
  expect(hideSecrets(request)).toEqual(request);
});

test.each([
  [
    { key: 'AuthorizationKey', value: 'c0ffee' },
    { key: 'AuthorizationKey', value: '***' },
  ],
  [
    { configurationKey: [{ key: 'authorizationkey', readonly: false, value: 'c0ffee' }] },
    { configurationKey: [{ key: 'authorizationkey', readonly: false, value: '***' }] },
  ],
  [
    { setVariableData: [{ variable: { name: 'BasicAuthPassword' }, attributeValue: 'c0ffee' }] },
    { setVariableData: [{ variable: { name: 'BasicAuthPassword' }, attributeValue: '***' }] },
  ],
  [{ idToken: { idToken: '1234', type: 'KeyCode' } }, { idToken: { idToken: '***', type: 'KeyCode' } }],
  [
    { apn: { apn: 'a', apnUserName: 'u', apnPassword: 'p', simPin: 1234 } },
    { apn: { apn: 'a', apnUserName: 'u', apnPassword: '***', simPin: '***' } },
  ],
  [
    { vpn: { server: 's', user: 'u', password: 'p', key: 'psk', type: 'IKEv2' } },
    { vpn: { server: 's', user: 'u', password: '***', key: '***', type: 'IKEv2' } },
  ],
  [
    { variable: { name: 'BasicAuthPassword' }, attributes: [{ type: 'Actual', value: 'c0ffee' }] },
    { variable: { name: 'BasicAuthPassword' }, attributes: [{ type: 'Actual', value: '***' }] },
  ],
  [
    { results: [{ name: 'SecurityCtrlr/BasicAuthPassword;1', status: 'Accepted', value: 'c0ffee' }] },
    { results: [{ name: 'SecurityCtrlr/BasicAuthPassword;1', status: 'Accepted', value: '***' }] },
  ],
  [
    { variable: { name: 'basicAuthPassword' }, actualValue: 'c0ffee' },
    { variable: { name: 'basicAuthPassword' }, actualValue: '***' },
  ],
  [{ token: { uid: '1234', type: 'KeyCode' } }, { token: { uid: '***', type: 'KeyCode' } }],
  [{ location: 'ftp://user:p@ss@host/a:b' }, { location: 'ftp://user:***@host/a:b' }],
  [{ connectionData: { basicAuthPassword: 'c0ffee' } }, { connectionData: { basicAuthPassword: '***' } }],
  [
    { data: 'a\n-----BEGIN EC PRIVATE KEY-----\nMHc=\n-----END EC PRIVATE KEY-----\nb' },
    { data: 'a\n***\nb' },
  ],
  [{ data: '-----BEGIN PRIVATE KEY-----\nMHc' }, { data: '***' }],
])('the secret in %j is not shown', (payload, shown) => {
  expect(hideSecrets<object>(payload)).toEqual(shown);
});

test('the payload itself is left as it is', () => {
  const payload = { key: 'AuthorizationKey', value: 'c0ffee' };
  hideSecrets(payload);
  expect(payload.value).toBe('c0ffee');
});
