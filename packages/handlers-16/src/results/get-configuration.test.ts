import { at } from '@csms/test-handlers';
import { expect, test } from 'vitest';
import { aCsms } from '../../test/csms.js';

test('keeps the keys that the station tells of, and those that it does not know (5.8)', async () => {
  const { answer, store } = aCsms();
  await answer(
    'GetConfiguration',
    {},
    {
      configurationKey: [
        { key: 'HeartbeatInterval', readonly: false, value: '300' },
        { key: 'NumberOfConnectors', readonly: true, value: '2' },
        { key: 'WriteOnly', readonly: false },
      ],
      unknownKey: ['Unknown'],
    },
    { receivedAt: at(2) },
  );
  const told = { isKnown: true, at: at(2) };
  expect((await store.configuration.list('CS1', { limit: 10 })).items).toEqual([
    { ...told, key: 'HeartbeatInterval', value: '300', isReadonly: false },
    { ...told, key: 'NumberOfConnectors', value: '2', isReadonly: true },
    { ...told, key: 'Unknown', isKnown: false },
    { ...told, key: 'WriteOnly', isReadonly: false },
  ]);
});

test('does not keep a password (A01)', async () => {
  const { answer, store } = aCsms();
  const configurationKey = [{ key: 'authorizationKey', readonly: false, value: 'c0ffee' }];
  await answer('GetConfiguration', undefined, { configurationKey });
  expect(await store.configuration.find('CS1', 'AuthorizationKey')).not.toHaveProperty('value');
});

test('may tell of nothing', async () => {
  const { answer, store } = aCsms();
  await answer('GetConfiguration', {}, {});
  expect((await store.configuration.list('CS1', { limit: 10 })).items).toEqual([]);
});
