import type {
  EventDataType,
  MeterValueType,
  MonitoringDataType,
  NotifyEVChargingScheduleRequest,
  NotifyReportRequest,
  Ocpp201Messages,
  ReportChargingProfilesRequest,
  TransactionEventRequest,
} from '@csms/ocpp-messages/2.0.1';
import type { Store } from '@csms/store';
import { createMemoryStore } from '@csms/store-memory';
import { aStory, aToken, at, csrPem, time } from '@csms/test-handlers';

const idToken = { idToken: 'CAFE01', type: 'ISO14443' } as const;

function register(minute: number, value: number): MeterValueType {
  return { timestamp: time(minute), sampledValue: [{ value }] };
}

function event(
  eventType: TransactionEventRequest['eventType'],
  seqNo: number,
  fields: Partial<TransactionEventRequest> = {},
): TransactionEventRequest {
  return {
    eventType,
    seqNo,
    timestamp: time(seqNo),
    triggerReason: 'Authorized',
    transactionInfo: { transactionId: 'T1' },
    ...fields,
  };
}

/** The state of a connector as a station tells it. */
function connector(connectorStatus: 'Available' | 'Occupied', minute: number) {
  return { evseId: 1, connectorId: 1, connectorStatus, timestamp: time(minute) };
}

// A transaction that begins with 0, is authorized after its start, and stopped by another token of the group.
export const started = event('Started', 1, {
  reservationId: 7,
  meterValue: [register(1, 0)],
  evse: { id: 1, connectorId: 1 },
});
export const authorized = event('Updated', 2, {
  idToken,
  reservationId: 7,
  transactionInfo: { transactionId: 'T1', chargingState: 'Charging', remoteStartId: 4 },
});
export const measured = event('Updated', 3, { meterValue: [register(3, 9e6), register(3, 9e6)] });
export const stopping = event('Updated', 5, {
  meterValue: [register(5, 9e6 + 40)],
  triggerReason: 'StopAuthorized',
  idToken: { ...idToken, idToken: 'CAFE02' },
});
export const ended = event('Ended', 6, {
  idToken,
  transactionInfo: { transactionId: 'T1', chargingState: 'Idle', stoppedReason: 'Remote' },
  meterValue: [register(6, 9e6 + 90)],
});

const ocspRequestData = {
  hashAlgorithm: 'SHA256',
  issuerNameHash: 'e8a1d2',
  issuerKeyHash: '0c5f77',
  serialNumber: '59a2',
  responderURL: 'http://ocsp.example.com/',
} as const;

const chargingSchedule: NotifyEVChargingScheduleRequest['chargingSchedule'] = {
  id: 1,
  chargingRateUnit: 'A',
  chargingSchedulePeriod: [{ startPeriod: 0, limit: 16 }],
};

function profileReport(id: number): ReportChargingProfilesRequest {
  return {
    requestId: 3,
    evseId: 1,
    chargingLimitSource: 'CSO',
    chargingProfile: [
      {
        id,
        stackLevel: 0,
        chargingProfilePurpose: 'TxDefaultProfile',
        chargingProfileKind: 'Relative',
        chargingSchedule: [chargingSchedule],
      },
    ],
  };
}

const named = { component: { name: 'EVSE' }, variable: { name: 'Power' } };

function reportPart(seqNo: number, name: string): NotifyReportRequest {
  const reportData: NotifyReportRequest['reportData'] = [
    { ...named, variable: { name }, variableAttribute: [{ value: String(seqNo) }] },
  ];
  return { requestId: 1, seqNo, generatedAt: time(seqNo), reportData };
}

const monitoring: MonitoringDataType = {
  ...named,
  variableMonitoring: [{ id: 1, type: 'Delta', value: 1, severity: 9, transaction: false }],
};

/** The state of the station as a whole, as an event. */
function anEvent(actualValue: string, minute: number): EventDataType {
  return {
    eventId: minute,
    timestamp: time(minute),
    trigger: 'Delta',
    eventNotificationType: 'HardWiredNotification',
    component: { name: 'ChargingStation' },
    variable: { name: 'AvailabilityState' },
    actualValue,
  };
}

/** Every message that stations send, in a day of two stations, refusals and events without a start among them. */
export const story = aStory<Ocpp201Messages>([
  ['CS1', 'BootNotification', { reason: 'PowerUp', chargingStation: { vendorName: 'ACME', model: 'Two' } }],
  ['CS1', 'StatusNotification', connector('Available', 0)],
  ['CS1', 'Heartbeat', {}],
  ['CS1', 'FirmwareStatusNotification', { status: 'Downloading', requestId: 1 }],
  ['CS1', 'PublishFirmwareStatusNotification', { status: 'Published', location: ['a'], requestId: 2 }],
  ['CS1', 'LogStatusNotification', { status: 'Uploading', requestId: 2 }],
  ['CS1', 'FirmwareStatusNotification', { status: 'Installed', requestId: 1 }],
  ['CS1', 'NotifyReport', reportPart(1, 'Power')],
  ['CS1', 'NotifyReport', { ...reportPart(0, 'Current'), tbc: true }],
  ['CS1', 'NotifyReport', { ...reportPart(0, 'Power'), requestId: 2, generatedAt: time(9) }],
  ['CS1', 'NotifyMonitoringReport', { requestId: 1, seqNo: 0, generatedAt: time(1), monitor: [monitoring] }],
  ['CS1', 'NotifyCustomerInformation', { requestId: 1, seqNo: 0, generatedAt: time(1), data: 'CAFE01' }],
  [
    'CS1',
    'NotifyDisplayMessages',
    {
      requestId: 1,
      messageInfo: [{ id: 1, priority: 'NormalCycle', message: { format: 'UTF8', content: 'Welcome' } }],
    },
  ],
  ['CS1', 'NotifyEvent', { seqNo: 1, generatedAt: time(4), eventData: [anEvent('Faulted', 4)] }],
  ['CS1', 'NotifyEvent', { seqNo: 0, generatedAt: time(3), eventData: [anEvent('Reserved', 3)] }],
  ['CS1', 'SecurityEventNotification', { type: 'SettingSystemTime', timestamp: time(2) }],
  ['CS1', 'Authorize', { idToken }],
  ['CS1', 'Authorize', { idToken: { ...idToken, type: 'eMAID' }, certificate: 'MIIB' }],
  ['CS1', 'SignCertificate', { csr: csrPem, certificateType: 'V2GCertificate' }],
  ['CS2', 'SignCertificate', { csr: csrPem }],
  ['CS1', 'SignCertificate', { csr: 'MIIB' }],
  ['CS1', 'DataTransfer', { vendorId: 'com.acme' }],
  [
    'CS1',
    'Get15118EVCertificate',
    { iso15118SchemaVersion: 'urn:iso:15118:2:2013:MsgDef', action: 'Install', exiRequest: 'gJgC' },
  ],
  ['CS1', 'GetCertificateStatus', { ocspRequestData }],
  ['CS1', 'TransactionEvent', started],
  ['CS1', 'StatusNotification', connector('Occupied', 1)],
  ['CS1', 'TransactionEvent', authorized],
  ['CS2', 'TransactionEvent', event('Started', 0, { idToken: { ...idToken, idToken: 'cafe01' } })],
  ['CS1', 'MeterValues', { evseId: 0, meterValue: [register(3, 12), register(2, 11)] }],
  ['CS1', 'TransactionEvent', measured],
  ['CS1', 'TransactionEvent', stopping],
  ['CS1', 'TransactionEvent', ended],
  ['CS2', 'TransactionEvent', event('Ended', 4, { transactionInfo: { transactionId: 'T7' }, idToken })],
  ['CS1', 'StatusNotification', connector('Available', 7)],
  ['CS1', 'NotifyChargingLimit', { chargingLimit: { chargingLimitSource: 'EMS' }, evseId: 1 }],
  ['CS1', 'ClearedChargingLimit', { chargingLimitSource: 'EMS', evseId: 1 }],
  [
    'CS1',
    'NotifyEVChargingNeeds',
    { evseId: 1, chargingNeeds: { requestedEnergyTransfer: 'AC_three_phase' } },
  ],
  ['CS1', 'NotifyEVChargingSchedule', { evseId: 1, timeBase: time(8), chargingSchedule }],
  ['CS1', 'NotifyChargingLimit', { chargingLimit: { chargingLimitSource: 'SO' } }],
  ['CS1', 'ReportChargingProfiles', { ...profileReport(1), tbc: true }],
  ['CS1', 'ReportChargingProfiles', profileReport(2)],
  ['CS1', 'ReservationStatusUpdate', { reservationId: 8, reservationUpdateStatus: 'Expired' }],
  ['CS1', 'NotifyDisplayMessages', { requestId: 1 }],
]);

/** A store with the tokens of {@link story}, its reservations, and the call that asked for its charging profiles. */
export async function aStoreForStory(): Promise<Store> {
  const store = createMemoryStore();
  await store.tokens.set(aToken({ groupId: 'FLEET', cacheMode: 'NEVER' }));
  await store.tokens.set(aToken({ uid: 'CAFE02', expiresAt: at(45) }));
  for (const reservationId of [7, 8]) {
    const reservation = { reservationId, token: { uid: 'CAFE01' }, expiresAt: at(99), reservedAt: at(1) };
    await store.reservations.record('CS1', reservation);
  }
  await store.calls.create({
    callId: 'c1',
    stationId: 'CS1',
    action: 'GetChargingProfiles',
    request: { requestId: 3, chargingProfile: { stackLevel: 0 } },
    createdAt: at(2),
    expiresAt: at(3),
  });
  return store;
}
