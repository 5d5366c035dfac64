import { pnc } from '@csms/ocpp-messages/pnc';
import { createRegistrations } from '@csms/services';
import { createMemoryStore } from '@csms/store-memory';
import { at, Refused, time } from '@csms/test-handlers';
import { describe, expect, test } from 'vitest';
import { aCsms } from '../test/csms.js';
import { registrationGuard } from './index.js';

function aGuardedCsms() {
  const store = createMemoryStore();
  const registrations = createRegistrations({ stations: store.stations });
  return aCsms({ store, interceptors: [registrationGuard({ registrations, calls: store.calls })] });
}

/** A call to the station, just before it sends. */
function aCall(action: string, request: object) {
  return { callId: 'C1', stationId: 'CS1', action, request, createdAt: at(58), expiresAt: at(59) };
}

const authentication = { securityProfile: 1, anyUsername: false } as const;
const boot = { chargePointVendor: 'ACME', chargePointModel: 'One' };

describe('the registration guard (section 4.2)', () => {
  test.each(['Pending', 'Rejected'] as const)(
    'answers SecurityError to a %s station',
    async (registrationStatus) => {
      const { send, store } = aGuardedCsms();
      await store.stations.register('CS1', { authentication, registrationStatus });
      const start = { connectorId: 1, idTag: 'CAFE01', meterStart: 0, timestamp: time(1) };
      const refused = await send('StartTransaction', start).catch((error: unknown) => error);
      expect((refused as Refused).envelope).toMatchObject({ type: 4, error_code: 'SecurityError' });
      expect((await store.transactions.list({}, { limit: 1 })).items).toEqual([]);
      expect(await send('BootNotification', boot)).toMatchObject({ status: registrationStatus });
      await expect(send('Heartbeat', {})).rejects.toThrow(Refused);
    },
  );

  test.each([
    ['TriggerMessage', 'Heartbeat', 'Heartbeat', {}],
    ['ExtendedTriggerMessage', 'Heartbeat', 'Heartbeat', {}],
    [
      'TriggerMessage',
      'StatusNotification',
      'StatusNotification',
      { connectorId: 1, errorCode: 'NoError', status: 'Available' },
    ],
    ['ExtendedTriggerMessage', 'SignChargePointCertificate', 'SignCertificate', { csr: 'MIIB' }],
    [
      'ExtendedTriggerMessage',
      'FirmwareStatusNotification',
      'SignedFirmwareStatusNotification',
      { status: 'Idle' },
    ],
    ['TriggerMessage', 'FirmwareStatusNotification', 'FirmwareStatusNotification', { status: 'Idle' }],
  ] as const)(
    'lets a pending station send what it was asked for: %s of %s, %s',
    async (action, requestedMessage, sent, request) => {
      const { send, store } = aGuardedCsms();
      await store.stations.register('CS1', { authentication, registrationStatus: 'Pending' });
      await expect(send(sent, request)).rejects.toThrow(Refused);
      await store.calls.create(aCall(action, { requestedMessage }));
      await send(sent, request);
      const another = sent === 'Heartbeat' ? 'Authorize' : 'Heartbeat';
      await expect(send(another, { idTag: 'CAFE01' })).rejects.toThrow('SecurityError');
    },
  );

  test('lets a pending station send the certificate request that a Plug & Charge extension asked it for', async () => {
    const { send, store } = aGuardedCsms();
    await store.stations.register('CS1', { authentication, registrationStatus: 'Pending' });
    const asked = { vendorId: pnc.vendorId, messageId: 'TriggerMessage', data: '{}' };
    const sent = {
      vendorId: pnc.vendorId.toUpperCase(),
      messageId: 'SignCertificate',
      data: '{"csr":"MIIB"}',
    };
    await expect(send('DataTransfer', sent)).rejects.toThrow('SecurityError');
    await store.calls.create(aCall('DataTransfer', asked));
    expect(await send('DataTransfer', sent)).toMatchObject({ status: 'Accepted' });
    for (const other of [{ messageId: 'Authorize' }, { vendorId: 'iso15118' }, { messageId: undefined }]) {
      await expect(send('DataTransfer', { ...sent, ...other })).rejects.toThrow('SecurityError');
    }
    await expect(send('SignCertificate', { csr: 'MIIB' })).rejects.toThrow('SecurityError');
  });

  test.each([
    ['DataTransfer', { vendorId: 'ACME', messageId: 'Heartbeat' }],
    ['Reset', { type: 'Soft' }],
    ['TriggerMessage', {}],
    ['GetConfiguration', { requestedMessage: 'Heartbeat' }],
  ])('does not take %s %j for a request of a message', async (action, request) => {
    const { send, store } = aGuardedCsms();
    await store.stations.register('CS1', { authentication, registrationStatus: 'Pending' });
    await store.calls.create(aCall(action, request));
    await expect(send('Heartbeat', {})).rejects.toThrow(Refused);
  });

  test('lets a station go on once it is accepted', async () => {
    const { send, store } = aGuardedCsms();
    await store.stations.register('CS1', { authentication, registrationStatus: 'Pending' });
    await expect(send('Heartbeat', {})).rejects.toThrow(Refused);
    await store.stations.register('CS1', { authentication, registrationStatus: 'Accepted' });
    expect(await send('BootNotification', boot)).toMatchObject({ status: 'Accepted' });
    expect(await send('Heartbeat', {})).toHaveProperty('currentTime');
  });

  test('refuses a station that boots and is no longer accepted, at once', async () => {
    const { send, store } = aGuardedCsms();
    expect(await send('Heartbeat', {})).toHaveProperty('currentTime');
    await store.stations.register('CS1', { authentication, registrationStatus: 'Rejected' });
    expect(await send('BootNotification', boot)).toMatchObject({ status: 'Rejected' });
    await expect(send('Heartbeat', {})).rejects.toThrow(Refused);
  });
});
