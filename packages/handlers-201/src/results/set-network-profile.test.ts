import { at } from '@csms/test-handlers';
import { expect, test } from 'vitest';
import { aCsms } from '../../test/csms.js';

const connectionData = {
  ocppVersion: 'OCPP20',
  ocppTransport: 'JSON',
  ocppCsmsUrl: 'wss://csms.example/ws',
  messageTimeout: 30,
  securityProfile: 2,
  ocppInterface: 'Wireless0',
} as const;

test('keeps the profile of a slot, without its passwords and keys (B09)', async () => {
  const { answer, store } = aCsms();
  const apn = {
    apn: 'internet',
    apnUserName: 'user',
    apnPassword: 'c0ffee',
    simPin: 1234,
    apnAuthentication: 'CHAP',
  } as const;
  const vpn = {
    server: 'vpn.example',
    user: 'user',
    password: 'c0ffee',
    key: 'c0ffee',
    type: 'IKEv2',
  } as const;
  const request = { configurationSlot: 1, connectionData: { ...connectionData, apn, vpn } };
  await answer('SetNetworkProfile', request, { status: 'Accepted' }, { receivedAt: at(2) });
  const { items } = await store.networkProfiles.list('CS1', { limit: 10 });
  expect(items).toEqual([
    {
      slot: 1,
      ocppVersion: 'OCPP20',
      ocppTransport: 'JSON',
      csmsUrl: 'wss://csms.example/ws',
      messageTimeoutS: 30,
      securityProfile: 2,
      networkInterface: 'Wireless0',
      apn: { name: 'internet', userName: 'user', useOnlyPreferredNetwork: false, authentication: 'CHAP' },
      vpn: { server: 'vpn.example', user: 'user', type: 'IKEv2' },
      at: at(2),
    },
  ]);
});

test('leaves a slot as it is when the station refuses, or nobody knows what was asked (B09)', async () => {
  const { answer, store } = aCsms();
  const request = { configurationSlot: 1, connectionData };
  for (const status of ['Rejected', 'Failed'] as const)
    await answer('SetNetworkProfile', request, { status });
  await answer('SetNetworkProfile', undefined, { status: 'Accepted' });
  expect((await store.networkProfiles.list('CS1', { limit: 10 })).items).toEqual([]);
});

test.each([
  ['Accepted', { passwords: [], securityProfile: 2 }],
  ['Rejected', undefined],
  ['Failed', undefined],
] as const)(
  'a station that answers %s to a profile may come with the security profile of that, or not (A05.FR.07)',
  async (status, changes) => {
    const { answer, store } = aCsms();
    await store.stations.register('CS1', { authentication: { securityProfile: 1, anyUsername: false } });
    await answer('SetNetworkProfile', { configurationSlot: 1, connectionData }, { status });
    const station = await store.stations.find('CS1');
    expect(station?.authentication?.securityProfile).toBe(1);
    expect(station?.authenticationChanges).toEqual(changes);
  },
);
