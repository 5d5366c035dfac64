import { createRegistrations } from '@csms/services';
import { createMemoryStore } from '@csms/store-memory';
import { at, Refused, time } from '@csms/test-handlers';
import { describe, expect, test } from 'vitest';
import { aCsms } from '../test/csms.js';
import { registrationGuard } from './index.js';

const authentication = { securityProfile: 1, anyUsername: false } as const;
const boot = { reason: 'PowerUp', chargingStation: { vendorName: 'ACME', model: 'Two' } } as const;
const report = { requestId: 7, seqNo: 0, generatedAt: time(58) };
const event = {
  eventType: 'Started',
  triggerReason: 'Authorized',
  timestamp: time(1),
  seqNo: 0,
  transactionInfo: { transactionId: 'T1' },
} as const;

function aGuardedCsms() {
  const store = createMemoryStore();
  const registrations = createRegistrations({ stations: store.stations });
  return aCsms({ store, interceptors: [registrationGuard({ registrations, calls: store.calls })] });
}

/** A call to the station, just before it sends. */
function aCall(action: string, request: object) {
  return { callId: 'C1', stationId: 'CS1', action, request, createdAt: at(58), expiresAt: at(59) };
}

describe('the registration guard (B01.FR.10)', () => {
  test.each([
    ['Pending', 'B02.FR.09'],
    ['Rejected', 'B03.FR.07'],
  ] as const)('answers SecurityError to a %s station (%s)', async (registrationStatus, _requirement) => {
    const { send, store } = aGuardedCsms();
    await store.stations.register('CS1', { authentication, registrationStatus });
    const refused = await send('TransactionEvent', event).catch((error: unknown) => error);
    expect((refused as Refused).envelope).toMatchObject({ type: 4, error_code: 'SecurityError' });
    expect((await store.transactions.list({}, { limit: 1 })).items).toEqual([]);
    expect(await send('BootNotification', boot)).toMatchObject({ status: registrationStatus });
    await store.stations.register('CS1', { authentication, registrationStatus: 'Accepted' });
    expect(await send('TransactionEvent', event)).toEqual({});
  });

  test.each([
    ['TriggerMessage', { requestedMessage: 'Heartbeat' }, 'Heartbeat', {}],
    ['TriggerMessage', { requestedMessage: 'SignV2GCertificate' }, 'SignCertificate', { csr: 'MIIB' }],
    ['TriggerMessage', { requestedMessage: 'SignCombinedCertificate' }, 'SignCertificate', { csr: 'MIIB' }],
    [
      'TriggerMessage',
      { requestedMessage: 'SignChargingStationCertificate' },
      'SignCertificate',
      { csr: 'MIIB' },
    ],
    ['TriggerMessage', { requestedMessage: 'TransactionEvent' }, 'TransactionEvent', event],
    ['GetBaseReport', { requestId: 7, reportBase: 'FullInventory' }, 'NotifyReport', report],
    ['GetReport', { requestId: 7 }, 'NotifyReport', report],
  ] as const)(
    'lets a pending station send what it was asked for: %s %j, %s (B02.FR.09)',
    async (action, asked, sent, request) => {
      const { send, store } = aGuardedCsms();
      await store.stations.register('CS1', { authentication, registrationStatus: 'Pending' });
      await expect(send(sent, request)).rejects.toThrow(Refused);
      await store.calls.create(aCall(action, asked));
      await send(sent, request);
      await expect(send('Authorize', { idToken: { idToken: 'A', type: 'Central' } })).rejects.toThrow(
        'SecurityError',
      );
    },
  );

  test.each([
    ['GetReport', { requestId: 8 }, 'NotifyReport', report],
    ['GetReport', {}, 'NotifyReport', {}],
    ['GetMonitoringReport', { requestId: 7 }, 'NotifyReport', report],
    ['TriggerMessage', {}, 'NotifyReport', report],
  ])('does not take %s %j for a request of %s %j', async (action, asked, sent, request) => {
    const { send, store } = aGuardedCsms();
    await store.stations.register('CS1', { authentication, registrationStatus: 'Pending' });
    await store.calls.create(aCall(action, asked));
    await expect(send(sent as 'NotifyReport', request as typeof report)).rejects.toThrow('SecurityError');
  });
});
