import type { OcppVersion } from '@csms/ocpp-messages';

/** A payload with one fault, and what a station is to be told. */
export interface PayloadFault {
  readonly what: string;
  readonly action: string;
  readonly request: unknown;
  readonly code: string;
  readonly description: string;
}

const at = '2026-01-31T12:00:00Z';
const dateExpected = 'must be an RFC 3339 date and time with a zone';

/** A valid payload of each action that the faults are made from. */
const valid = {
  '1.6': {
    BootNotification: { chargePointVendor: 'ACME', chargePointModel: 'One' },
    StatusNotification: { connectorId: 1, errorCode: 'NoError', status: 'Available', timestamp: at },
    MeterValues: { connectorId: 1, meterValue: [{ timestamp: at, sampledValue: [{ value: '1' }] }] },
  },
  '2.0.1': {
    BootNotification: { reason: 'PowerUp', chargingStation: { vendorName: 'ACME', model: 'One' } },
    StatusNotification: { timestamp: at, connectorStatus: 'Available', evseId: 1, connectorId: 1 },
    MeterValues: { evseId: 1, meterValue: [{ timestamp: at, sampledValue: [{ value: 1 }] }] },
  },
} as const;

const boot16 = valid['1.6'].BootNotification;
const status16 = valid['1.6'].StatusNotification;
const boot2 = valid['2.0.1'].BootNotification;
const status2 = valid['2.0.1'].StatusNotification;
const hash = {
  hashAlgorithm: 'SHA256',
  issuerNameHash: 'a',
  issuerKeyHash: 'b',
  serialNumber: 'c',
  responderURL: 'd',
};
const idToken = { idToken: 'TOKEN', type: 'Central' };

const faults16: readonly PayloadFault[] = [
  {
    what: 'a payload that is a list',
    action: 'BootNotification',
    request: [boot16],
    code: 'FormationViolation',
    description: 'the payload must be of type object',
  },
  {
    what: 'a payload that is a text',
    action: 'Heartbeat',
    request: 'now',
    code: 'FormationViolation',
    description: 'the payload must be of type object',
  },
  {
    what: 'a field that does not exist',
    action: 'BootNotification',
    request: { ...boot16, colour: 'red' },
    code: 'FormationViolation',
    description: 'the payload must not have the field "colour"',
  },
  {
    what: 'a field named __proto__',
    action: 'BootNotification',
    request: JSON.parse('{"chargePointVendor":"ACME","chargePointModel":"One","__proto__":{"admin":true}}'),
    code: 'FormationViolation',
    description: 'the payload must not have the field "__proto__"',
  },
  {
    what: 'a required field missing',
    action: 'BootNotification',
    request: { chargePointVendor: 'ACME' },
    code: 'OccurenceConstraintViolation',
    description: 'the payload must have the field chargePointModel',
  },
  {
    what: 'null for the payload of a message with required fields',
    action: 'BootNotification',
    request: null,
    code: 'OccurenceConstraintViolation',
    description: 'the payload must have the field chargePointVendor',
  },
  {
    what: 'a value of the wrong type',
    action: 'StatusNotification',
    request: { ...status16, connectorId: '1' },
    code: 'TypeConstraintViolation',
    description: '/connectorId must be of type integer',
  },
  {
    what: 'a fraction instead of an integer',
    action: 'StatusNotification',
    request: { ...status16, connectorId: 1.5 },
    code: 'TypeConstraintViolation',
    description: '/connectorId must be of type integer',
  },
  {
    what: 'a field that should be an object',
    action: 'MeterValues',
    request: { connectorId: 1, meterValue: ['1 kWh'] },
    code: 'TypeConstraintViolation',
    description: '/meterValue/0 must be of type object',
  },
  {
    what: 'a value outside of its enumeration',
    action: 'StatusNotification',
    request: { ...status16, status: 'Exploded' },
    code: 'PropertyConstraintViolation',
    description:
      '/status must be one of Available, Preparing, Charging, SuspendedEVSE, SuspendedEV, Finishing, Reserved, Unavailable, Faulted',
  },
  {
    what: 'a text that is too long',
    action: 'BootNotification',
    request: { ...boot16, chargePointModel: 'x'.repeat(21) },
    code: 'PropertyConstraintViolation',
    description: '/chargePointModel must be at most 20 characters long',
  },
  {
    what: 'a time without a zone',
    action: 'StatusNotification',
    request: { ...status16, timestamp: '2026-01-31T12:00:00' },
    code: 'PropertyConstraintViolation',
    description: `/timestamp ${dateExpected}`,
  },
];

const faults2: readonly PayloadFault[] = [
  {
    what: 'a payload that is a list',
    action: 'BootNotification',
    request: [boot2],
    code: 'FormatViolation',
    description: 'the payload must be of type object',
  },
  {
    what: 'a payload that is a number',
    action: 'Heartbeat',
    request: 5,
    code: 'FormatViolation',
    description: 'the payload must be of type object',
  },
  {
    what: 'a field that does not exist',
    action: 'BootNotification',
    request: { ...boot2, chargingStation: { ...boot2.chargingStation, colour: 'red' } },
    code: 'FormatViolation',
    description: '/chargingStation must not have the field "colour"',
  },
  {
    what: 'a field named __proto__',
    action: 'Heartbeat',
    request: JSON.parse('{"__proto__":{"admin":true}}'),
    code: 'FormatViolation',
    description: 'the payload must not have the field "__proto__"',
  },
  {
    what: 'a required field missing',
    action: 'BootNotification',
    request: { chargingStation: boot2.chargingStation },
    code: 'OccurrenceConstraintViolation',
    description: 'the payload must have the field reason',
  },
  {
    what: 'too few items',
    action: 'MeterValues',
    request: { evseId: 1, meterValue: [] },
    code: 'OccurrenceConstraintViolation',
    description: '/meterValue must have at least 1 item',
  },
  {
    what: 'too many items',
    action: 'Authorize',
    request: { idToken, iso15118CertificateHashData: Array.from({ length: 5 }, () => hash) },
    code: 'OccurrenceConstraintViolation',
    description: '/iso15118CertificateHashData must have at most 4 items',
  },
  {
    what: 'a value of the wrong type',
    action: 'StatusNotification',
    request: { ...status2, evseId: '1' },
    code: 'TypeConstraintViolation',
    description: '/evseId must be of type integer',
  },
  {
    what: 'a field that should be an object',
    action: 'BootNotification',
    request: { ...boot2, chargingStation: 'ACME One' },
    code: 'TypeConstraintViolation',
    description: '/chargingStation must be of type object',
  },
  {
    what: 'a value outside of its enumeration',
    action: 'StatusNotification',
    request: { ...status2, connectorStatus: 'Charging' },
    code: 'PropertyConstraintViolation',
    description: '/connectorStatus must be one of Available, Occupied, Reserved, Unavailable, Faulted',
  },
  {
    what: 'a text that is too long',
    action: 'BootNotification',
    request: { ...boot2, chargingStation: { vendorName: 'x'.repeat(51), model: 'One' } },
    code: 'PropertyConstraintViolation',
    description: '/chargingStation/vendorName must be at most 50 characters long',
  },
  {
    what: 'a time that does not exist',
    action: 'StatusNotification',
    request: { ...status2, timestamp: '2026-02-30T12:00:00Z' },
    code: 'PropertyConstraintViolation',
    description: `/timestamp ${dateExpected}`,
  },
];

/** One for each row of the table of error codes (part 4, section 4.3) that a payload can fall under, and version. */
export const payloadFaults: Readonly<Record<OcppVersion, readonly PayloadFault[]>> = {
  '1.6': faults16,
  '2.0.1': faults2,
  '2.1': [
    ...faults2,
    {
      what: 'a number below its minimum',
      action: 'StatusNotification',
      request: { ...status2, evseId: -1 },
      code: 'PropertyConstraintViolation',
      description: '/evseId must be >= 0',
    },
    {
      what: 'a number above its maximum',
      action: 'TransactionEvent',
      request: {
        eventType: 'Updated',
        timestamp: at,
        triggerReason: 'MeterValuePeriodic',
        seqNo: 1,
        transactionInfo: { transactionId: 'T1' },
        numberOfPhasesUsed: 4,
      },
      code: 'PropertyConstraintViolation',
      description: '/numberOfPhasesUsed must be <= 3',
    },
  ],
};
