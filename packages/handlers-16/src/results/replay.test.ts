import type { Ocpp16Messages } from '@csms/ocpp-messages/1.6';
import { pnc } from '@csms/ocpp-messages/pnc';
import { vendorRequest } from '@csms/router';
import { createMemoryStore } from '@csms/store-memory';
import { describeAnswerReplays, time } from '@csms/test-handlers';
import { aCsms } from '../../test/csms.js';

const key = 'HeartbeatInterval';
const hash = {
  hashAlgorithm: 'SHA256',
  issuerNameHash: 'ab',
  issuerKeyHash: 'cd',
  serialNumber: '1',
} as const;
const root = { certificateType: 'CentralSystemRootCertificate', certificate: 'PEM' } as const;
const v2gRoot = { certificateType: 'V2GRootCertificate', certificate: 'V2G' } as const;
const firmware = {
  location: 'https://fw.example/1',
  retrieveDateTime: time(0),
  signingCertificate: 'PEM',
  signature: 'c2ln',
};
const log = { remoteLocation: 'https://logs.example/' };

/** Every answer that changes something, some of them twice, so that the later one counts. */
describeAnswerReplays<Ocpp16Messages>(
  [
    ['GetConfiguration', {}, { configurationKey: [{ key, readonly: false, value: '1' }], unknownKey: ['a'] }],
    ['ChangeConfiguration', { key, value: '2' }, { status: 'RebootRequired' }],
    ['GetConfiguration', { key: [key] }, { configurationKey: [{ key, readonly: false, value: '3' }] }],
    ['ChangeConfiguration', { key: 'b', value: '2' }, { status: 'NotSupported' }],
    ['ChangeAvailability', { connectorId: 1, type: 'Inoperative' }, { status: 'Scheduled' }],
    ['ChangeAvailability', { connectorId: 1, type: 'Operative' }, { status: 'Accepted' }],
    ['GetDiagnostics', { location: 'ftp://logs.example/' }, {}],
    ['GetDiagnostics', { location: 'ftp://logs.example/' }, { fileName: 'diag.zip' }],
    ['UpdateFirmware', { location: 'https://fw.example/1', retrieveDate: time(0) }, {}],
    ['SignedUpdateFirmware', { requestId: 1, firmware }, { status: 'Accepted' }],
    ['SignedUpdateFirmware', { requestId: 2, firmware }, { status: 'AcceptedCanceled' }],
    ['GetLog', { requestId: 4, logType: 'SecurityLog', log }, { status: 'Accepted', filename: 'a.log' }],
    ['GetLog', { requestId: 5, logType: 'SecurityLog', log }, { status: 'AcceptedCanceled' }],
    ['InstallCertificate', root, { status: 'Accepted' }],
    [
      'GetInstalledCertificateIds',
      { certificateType: 'ManufacturerRootCertificate' },
      { status: 'Accepted', certificateHashData: [hash] },
    ],
    ['DeleteCertificate', { certificateHashData: hash }, { status: 'Accepted' }],
    ['CertificateSigned', { certificateChain: 'one' }, { status: 'Accepted' }],
    ['CertificateSigned', { certificateChain: 'two' }, { status: 'Accepted' }],
    [
      'DataTransfer',
      vendorRequest(pnc, 'InstallCertificate', v2gRoot),
      { status: 'Accepted', data: '{"status":"Accepted"}' },
    ],
  ],
  async () => {
    const store = createMemoryStore();
    await store.stations.register('CS1', { authentication: { securityProfile: 1, anyUsername: false } });
    return [aCsms({ store }), aCsms({ store })];
  },
);
