import type { Ocpp16Messages } from '@csms/ocpp-messages/1.6';
import { createMemoryStore } from '@csms/store-memory';
import { aStory, aToken, at, describeReplays, time } from '@csms/test-handlers';
import { aCsms } from '../test/csms.js';

/** The id that the start in {@link story} gets, which follows from what it says. */
const { transactionId } = await aCsms().send('StartTransaction', {
  connectorId: 1,
  idTag: 'CAFE01',
  meterStart: 0,
  timestamp: time(3),
});

function register(minute: number, value: number) {
  return { timestamp: time(minute), sampledValue: [{ value: String(value) }] };
}

/** Every message that is handled, in a day of two stations, refusals and stops without a number among them. */
const story = aStory<Ocpp16Messages>([
  ['CS1', 'BootNotification', { chargePointVendor: 'ACME', chargePointModel: 'One' }],
  ['CS1', 'StatusNotification', { connectorId: 1, errorCode: 'NoError', status: 'Available' }],
  ['CS1', 'Heartbeat', {}],
  ['CS1', 'SecurityEventNotification', { type: 'SettingSystemTime', timestamp: time(2) }],
  ['CS1', 'Authorize', { idTag: 'CAFE01' }],
  ['CS1', 'StartTransaction', { connectorId: 1, idTag: 'CAFE01', meterStart: 0, timestamp: time(3) }],
  [
    'CS1',
    'StatusNotification',
    { connectorId: 1, errorCode: 'NoError', status: 'Charging', timestamp: time(3) },
  ],
  ['CS2', 'StartTransaction', { connectorId: 1, idTag: 'cafe01', meterStart: 70, timestamp: time(4) }],
  [
    'CS1',
    'MeterValues',
    { connectorId: 1, transactionId, meterValue: [register(5, 9e6), register(6, 9e6 + 50)] },
  ],
  ['CS1', 'MeterValues', { connectorId: 0, meterValue: [register(6, 12)] }],
  [
    'CS1',
    'StopTransaction',
    {
      transactionId,
      idTag: 'CAFE01',
      meterStop: 9e6 + 90,
      timestamp: time(8),
      transactionData: [register(7, 9e6 + 60)],
    },
  ],
  ['CS1', 'StartTransaction', { connectorId: 2, idTag: 'CAFE02', meterStart: 5, timestamp: time(9) }],
  ['CS1', 'StopTransaction', { transactionId: -1, idTag: 'CAFE02', meterStop: 25, timestamp: time(10) }],
  ['CS1', 'StopTransaction', { transactionId: 0, idTag: 'CAFE02', meterStop: 35, timestamp: time(11) }],
  ['CS1', 'StopTransaction', { transactionId: 4711, meterStop: 45, timestamp: time(12) }],
  [
    'CS1',
    'StatusNotification',
    { connectorId: 1, errorCode: 'NoError', status: 'Available', timestamp: time(13) },
  ],
]);

/** Two managers on one store. */
async function twoManagers() {
  const store = createMemoryStore();
  await store.tokens.set(aToken({ groupId: 'FLEET', cacheMode: 'NEVER' }));
  await store.tokens.set(aToken({ uid: 'CAFE02', expiresAt: at(45) }));
  return [aCsms({ store }), aCsms({ store })] as const;
}

describeReplays(story, twoManagers);
