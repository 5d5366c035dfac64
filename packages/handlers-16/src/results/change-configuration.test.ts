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

async function withAuthentication() {
  const csms = aCsms();
  const registered = { securityProfile: 1, passwordSha256: 'old', anyUsername: false } as const;
  await csms.store.stations.register('CS1', { authentication: registered });
  const { stations } = csms.store;
  return {
    ...csms,
    registered,
    send: (callId: string, passwordSha256: string) =>
      stations.changeAuthentication('CS1', { kind: 'password_sent', callId, passwordSha256 }),
    station: async () => {
      const station = await stations.find('CS1');
      return [station?.authentication, station?.authenticationChanges];
    },
  };
}

const password = { key: 'AuthorizationKey', value: '***' };

test('the password that a station took is the one that counts (A01.FR.03)', async () => {
  const { answer, send, station, registered } = await withAuthentication();
  await send('c1', 'new');
  await answer('ChangeConfiguration', password, { status: 'Accepted' }, { messageId: 'c1' });
  expect(await station()).toEqual([{ ...registered, passwordSha256: 'new' }, undefined]);
});

test.each(['Rejected', 'NotSupported'] as const)(
  'after %s the old password counts, and nothing else (A01.FR.04)',
  async (status) => {
    const { answer, send, station, registered } = await withAuthentication();
    await send('c1', 'new');
    await answer('ChangeConfiguration', password, { status }, { messageId: 'c1' });
    expect(await station()).toEqual([registered, undefined]);
  },
);

test('a password that takes effect with the next boot counts beside the old one (A01.FR.03)', async () => {
  const { answer, send, station, registered } = await withAuthentication();
  await send('c1', 'new');
  const context = { messageId: 'c1', receivedAt: at(2) };
  await answer('ChangeConfiguration', password, { status: 'RebootRequired' }, context);
  expect(await station()).toEqual([
    { ...registered, passwordSha256: 'new' },
    { passwords: [{ passwordSha256: 'old', replacedAt: at(2) }] },
  ]);
});

test.each(['Accepted', 'RebootRequired'] as const)(
  'a security profile that a station answers %s to is one that it may come with (A05.FR.07)',
  async (status) => {
    const { answer, station, registered } = await withAuthentication();
    await answer('ChangeConfiguration', { key: 'SecurityProfile', value: '3' }, { status });
    expect(await station()).toEqual([registered, { passwords: [], securityProfile: 3 }]);
  },
);

test('a security profile that a station does not take changes nothing (A05.FR.07)', async () => {
  const { answer, station, registered } = await withAuthentication();
  const change = { key: 'SecurityProfile', value: '3' };
  await answer('ChangeConfiguration', change, { status: 'Rejected' });
  await answer('ChangeConfiguration', change, { status: 'NotSupported' });
  await answer('ChangeConfiguration', { ...change, value: 'most' }, { status: 'Accepted' });
  expect(await station()).toEqual([registered, undefined]);
});
