import type { Ocpp16Messages } from '@csms/ocpp-messages/1.6';
import { has2be } from '@csms/ocpp-messages/has2be';
import { pnc } from '@csms/ocpp-messages/pnc';
import type { Store } from '@csms/store';
import { createMemoryStore } from '@csms/store-memory';
import { aStory, aToken, at, csrPem, time } from '@csms/test-handlers';
import { aCsms } from './csms.js';
import { hash } from './plug-and-charge.js';

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

/** A vendor's message in a DataTransfer. */
function transfer({ vendorId }: { readonly vendorId: string }, messageId: string, request: object) {
  return { vendorId, messageId, data: JSON.stringify(request) };
}

/** Every message that stations send, in a day of two stations, refusals and stops without a number among them. */
export const story = aStory<Ocpp16Messages>([
  ['CS1', 'BootNotification', { chargePointVendor: 'ACME', chargePointModel: 'One' }],
  ['CS1', 'StatusNotification', { connectorId: 1, errorCode: 'NoError', status: 'Available' }],
  ['CS1', 'Heartbeat', {}],
  ['CS1', 'FirmwareStatusNotification', { status: 'Installing' }],
  ['CS1', 'SignedFirmwareStatusNotification', { status: 'Downloading', requestId: 1 }],
  ['CS1', 'DiagnosticsStatusNotification', { status: 'Uploading' }],
  ['CS1', 'LogStatusNotification', { status: 'Uploading', requestId: 2 }],
  ['CS1', 'FirmwareStatusNotification', { status: 'Installed' }],
  ['CS1', 'SecurityEventNotification', { type: 'SettingSystemTime', timestamp: time(2) }],
  ['CS1', 'Authorize', { idTag: 'CAFE01' }],
  ['CS1', 'SignCertificate', { csr: csrPem }],
  ['CS2', 'SignCertificate', { csr: csrPem }],
  ['CS1', 'SignCertificate', { csr: 'MIIB' }],
  ['CS1', 'DataTransfer', { vendorId: 'com.acme' }],
  ['CS1', 'DataTransfer', transfer(pnc, 'Authorize', { idToken: 'CAFE01', certificate: 'MIIB' })],
  ['CS1', 'DataTransfer', transfer(pnc, 'SignCertificate', { csr: csrPem })],
  [
    'CS1',
    'DataTransfer',
    transfer(pnc, 'Get15118EVCertificate', {
      iso15118SchemaVersion: 'urn',
      action: 'Install',
      exiRequest: 'gJgC',
    }),
  ],
  ['CS1', 'DataTransfer', transfer(pnc, 'GetCertificateStatus', { ocspRequestData: hash })],
  [
    'CS1',
    'DataTransfer',
    transfer(has2be, 'Authorize', { idToken: 'CAFE02', '15118CertificateHashData': [hash] }),
  ],
  ['CS1', 'DataTransfer', transfer(has2be, 'SignCertificate', { csr: csrPem })],
  [
    'CS1',
    'DataTransfer',
    transfer(has2be, 'Get15118EVCertificate', { '15118SchemaVersion': 'urn', exiRequest: 'gJgC' }),
  ],
  ['CS1', 'DataTransfer', transfer(has2be, 'GetCertificateStatus', { ocspRequestData: hash })],
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

/** A store with the tokens of {@link story}. */
export async function aStoreForStory(): Promise<Store> {
  const store = createMemoryStore();
  await store.tokens.set(aToken({ groupId: 'FLEET', cacheMode: 'NEVER' }));
  await store.tokens.set(aToken({ uid: 'CAFE02', expiresAt: at(45) }));
  return store;
}
