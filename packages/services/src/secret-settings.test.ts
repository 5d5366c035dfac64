import { expect, test } from 'vitest';
import { isSecretSetting } from './secret-settings.js';

test.each([
  'AuthorizationKey',
  'authorizationkey',
  'BasicAuthPassword',
  'SecurityCtrlr/BasicAuthPassword',
  'securityctrlr/BASICAUTHPASSWORD;;Target',
])('%s is a secret', (name) => {
  expect(isSecretSetting(name)).toBe(true);
});

test.each(['HeartbeatInterval', 'constructor', '', 'BasicAuthPassword/Other'])('%j is none', (name) => {
  expect(isSecretSetting(name)).toBe(false);
});
