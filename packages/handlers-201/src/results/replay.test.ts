import type { Ocpp201Messages, SetMonitoringDataType } from '@csms/ocpp-messages/2.0.1';
import { createMemoryStore } from '@csms/store-memory';
import { describeAnswerReplays, time } from '@csms/test-handlers';
import { aCsms } from '../../test/csms.js';

const named = { component: { name: 'EVSE', evse: { id: 1 } }, variable: { name: 'Power' } };
const monitor: SetMonitoringDataType = { ...named, type: 'Delta', severity: 5, value: 1 };
const hash = {
  hashAlgorithm: 'SHA256',
  issuerNameHash: 'ab',
  issuerKeyHash: 'cd',
  serialNumber: '1',
} as const;
const firmware = { location: 'https://fw.example/1', retrieveDateTime: time(0) };
const log = { remoteLocation: 'https://logs.example/' };
const aMessage = (id: number, content: string) =>
  ({ id, priority: 'NormalCycle', message: { format: 'UTF8', content } }) as const;

/** Every answer that changes something, some of them twice, so that the later one counts. */
describeAnswerReplays<Ocpp201Messages>(
  [
    [
      'GetVariables',
      { getVariableData: [named] },
      { getVariableResult: [{ ...named, attributeStatus: 'Accepted', attributeValue: '1' }] },
    ],
    [
      'SetVariables',
      { setVariableData: [{ ...named, attributeValue: '2' }] },
      { setVariableResult: [{ ...named, attributeStatus: 'RebootRequired' }] },
    ],
    [
      'GetVariables',
      { getVariableData: [named] },
      { getVariableResult: [{ ...named, attributeStatus: 'Accepted', attributeValue: '3' }] },
    ],
    [
      'SetVariableMonitoring',
      { setMonitoringData: [monitor] },
      { setMonitoringResult: [{ ...monitor, status: 'Accepted', id: 1 }] },
    ],
    [
      'SetVariableMonitoring',
      { setMonitoringData: [{ ...monitor, id: 1, value: 2 }] },
      { setMonitoringResult: [{ ...monitor, status: 'Accepted', id: 1 }] },
    ],
    ['GetMonitoringReport', { requestId: 1 }, { status: 'EmptyResultSet' }],
    [
      'SetVariableMonitoring',
      { setMonitoringData: [monitor] },
      { setMonitoringResult: [{ ...monitor, status: 'Accepted', id: 2 }] },
    ],
    ['ClearVariableMonitoring', { id: [1] }, { clearMonitoringResult: [{ id: 1, status: 'Accepted' }] }],
    ['SetMonitoringBase', { monitoringBase: 'All' }, { status: 'Accepted' }],
    ['SetMonitoringBase', { monitoringBase: 'HardWiredOnly' }, { status: 'Accepted' }],
    ['SetMonitoringLevel', { severity: 4 }, { status: 'Accepted' }],
    ['ChangeAvailability', { operationalStatus: 'Inoperative' }, { status: 'Scheduled' }],
    ['ChangeAvailability', { operationalStatus: 'Operative' }, { status: 'Accepted' }],
    [
      'InstallCertificate',
      { certificateType: 'V2GRootCertificate', certificate: 'PEM' },
      { status: 'Accepted' },
    ],
    [
      'GetInstalledCertificateIds',
      { certificateType: ['MORootCertificate'] },
      {
        status: 'Accepted',
        certificateHashDataChain: [{ certificateType: 'MORootCertificate', certificateHashData: hash }],
      },
    ],
    ['DeleteCertificate', { certificateHashData: hash }, { status: 'Accepted' }],
    ['CertificateSigned', { certificateChain: 'one' }, { status: 'Accepted' }],
    ['CertificateSigned', { certificateChain: 'two' }, { status: 'Accepted' }],
    ['SetDisplayMessage', { message: aMessage(1, 'one') }, { status: 'Accepted' }],
    ['SetDisplayMessage', { message: aMessage(1, 'two') }, { status: 'Accepted' }],
    ['GetDisplayMessages', { requestId: 1 }, { status: 'Unknown' }],
    ['SetDisplayMessage', { message: aMessage(2, 'one') }, { status: 'Accepted' }],
    ['SetDisplayMessage', { message: aMessage(3, 'one') }, { status: 'Accepted' }],
    ['ClearDisplayMessage', { id: 2 }, { status: 'Accepted' }],
    ['UpdateFirmware', { requestId: 1, firmware }, { status: 'Accepted' }],
    ['UpdateFirmware', { requestId: 2, firmware }, { status: 'AcceptedCanceled' }],
    [
      'PublishFirmware',
      { requestId: 3, location: 'https://fw.example/1', checksum: 'ab' },
      { status: 'Accepted' },
    ],
    ['UnpublishFirmware', { checksum: 'ab' }, { status: 'Unpublished' }],
    ['GetLog', { requestId: 4, logType: 'SecurityLog', log }, { status: 'Accepted', filename: 'a.log' }],
    ['GetLog', { requestId: 5, logType: 'SecurityLog', log }, { status: 'AcceptedCanceled' }],
    ['CustomerInformation', { requestId: 1, report: true, clear: false }, { status: 'Invalid' }],
    ['CustomerInformation', { requestId: 1, report: true, clear: true }, { status: 'Accepted' }],
    [
      'SetNetworkProfile',
      {
        configurationSlot: 1,
        connectionData: {
          ocppVersion: 'OCPP20',
          ocppTransport: 'JSON',
          ocppCsmsUrl: 'wss://csms.example/ws',
          messageTimeout: 30,
          securityProfile: 2,
          ocppInterface: 'Wired0',
        },
      },
      { status: 'Accepted' },
    ],
    ['GetTransactionStatus', { transactionId: 'T1' }, { ongoingIndicator: true, messagesInQueue: true }],
    ['GetTransactionStatus', { transactionId: 'T1' }, { ongoingIndicator: false, messagesInQueue: false }],
    ['GetTransactionStatus', {}, { messagesInQueue: true }],
  ],
  async () => {
    const store = createMemoryStore();
    await store.stations.register('CS1', { authentication: { securityProfile: 1, anyUsername: false } });
    return [aCsms({ store }), aCsms({ store })];
  },
);
