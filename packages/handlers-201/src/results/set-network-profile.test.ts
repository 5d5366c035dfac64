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
