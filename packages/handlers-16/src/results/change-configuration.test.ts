import { at } from '@csms/test-handlers';
import { expect, test } from 'vitest';
import { aCsms } from '../../test/csms.js';

const request = { key: 'HeartbeatInterval', value: '300' };

test.each([
  ['Accepted', false],
  ['RebootRequired', true],
] as const)('keeps a value that was answered %s (5.3)', async (status, rebootRequired) => {
  const { answer, store } = aCsms();
  await answer('ChangeConfiguration', request, { status }, { receivedAt: at(2) });
  expect(await store.configuration.find('CS1', 'heartbeatinterval')).toEqual({
    key: 'HeartbeatInterval',
    value: '300',
    isReadonly: false,
    isKnown: true,
    change: { rebootRequired, at: at(2) },
    at: at(2),
  });
});

test('keeps that the station does not know a key (5.3)', async () => {
  const { answer, store } = aCsms();
  await answer('ChangeConfiguration', request, { status: 'NotSupported' }, { receivedAt: at(2) });
  expect(await store.configuration.find('CS1', 'HeartbeatInterval')).toEqual({
    key: 'HeartbeatInterval',
    isKnown: false,
    at: at(2),
  });
});

test('leaves a value as it is when the station rejects another, or nobody knows what was asked', async () => {
  const { answer, store } = aCsms();
  await answer('ChangeConfiguration', request, { status: 'Rejected' });
  await answer('ChangeConfiguration', undefined, { status: 'Accepted' });
  expect((await store.configuration.list('CS1', { limit: 10 })).items).toEqual([]);
});

test('a late answer changes nothing that is newer', async () => {
  const { answer, store } = aCsms();
  await answer('ChangeConfiguration', request, { status: 'Accepted' }, { receivedAt: at(3) });
  await answer(
    'ChangeConfiguration',
    { ...request, value: '60' },
    { status: 'Accepted' },
    { receivedAt: at(2) },
  );
  expect((await store.configuration.find('CS1', 'HeartbeatInterval'))?.value).toBe('300');
});

test('does not keep a password (A01)', async () => {
  const { answer, store } = aCsms();
  await answer('ChangeConfiguration', { key: 'AuthorizationKey', value: 'c0ffee' }, { status: 'Accepted' });
  const known = await store.configuration.find('CS1', 'AuthorizationKey');
  expect(known).toMatchObject({ isKnown: true });
  expect(known).not.toHaveProperty('value');
});
