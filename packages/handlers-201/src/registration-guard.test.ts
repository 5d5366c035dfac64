import { createRegistrations } from '@csms/services';
import { createMemoryStore } from '@csms/store-memory';
import { type Refused, time } from '@csms/test-handlers';
import { describe, expect, test } from 'vitest';
import { aCsms } from '../test/csms.js';
import { registrationGuard } from './index.js';

const authentication = { securityProfile: 1, anyUsername: false } as const;
const boot = { reason: 'PowerUp', chargingStation: { vendorName: 'ACME', model: 'Two' } } as const;
const event = {
  eventType: 'Started',
  triggerReason: 'Authorized',
  timestamp: time(1),
  seqNo: 0,
  transactionInfo: { transactionId: 'T1' },
} as const;

describe('the registration guard (B01.FR.10)', () => {
  test.each([
    ['Pending', 'B02.FR.09'],
    ['Rejected', 'B03.FR.07'],
  ] as const)('answers SecurityError to a %s station (%s)', async (registrationStatus, _requirement) => {
    const store = createMemoryStore();
    const registrations = createRegistrations({ stations: store.stations });
    const { send } = aCsms({ store, interceptors: [registrationGuard(registrations)] });
    await store.stations.register('CS1', { authentication, registrationStatus });
    const refused = await send('TransactionEvent', event).catch((error: unknown) => error);
    expect((refused as Refused).envelope).toMatchObject({ type: 4, error_code: 'SecurityError' });
    expect((await store.transactions.list({}, { limit: 1 })).items).toEqual([]);
    expect(await send('BootNotification', boot)).toMatchObject({ status: registrationStatus });
    await store.stations.register('CS1', { authentication, registrationStatus: 'Accepted' });
    expect(await send('TransactionEvent', event)).toEqual({});
  });
});
