import { describe, expect } from 'vitest';
import { examples, testExamples } from './command-examples.js';
import { stationId } from './command-rig.js';
import { now } from './rig.js';

const at = now.toISOString();
const later = new Date('2026-03-01T13:00:00Z');
const accepted = { status: 'Accepted' };
const aNumber: unknown = expect.any(Number);

/** A message of the Plug & Charge extension as 1.6 carries it. */
const pnc = (messageId: string, data: object) => ({
  vendorId: 'org.openchargealliance.iso15118pnc',
  messageId,
  data: JSON.stringify(data),
});

describe('commands of maintenance', () => {
  testExamples([
    ...examples(
      'ends transactions and resets',
      (commands) => commands.reset(stationId, { type: 'Immediate' }),
      {
        '1.6': { sent: ['Reset', { type: 'Soft' }], response: accepted, answer: accepted },
        '2.0.1': { sent: ['Reset', { type: 'Immediate' }], response: accepted, answer: accepted },
      },
    ),
    ...examples('resets as hard as it can', (commands) => commands.reset(stationId, { type: 'Hard' }), {
      '1.6': { sent: ['Reset', { type: 'Hard' }], response: accepted, answer: accepted },
      '2.0.1': { sent: ['Reset', { type: 'Immediate' }], response: accepted, answer: accepted },
    }),
    ...examples(
      'resets an EVSE when it is idle',
      (commands) => commands.reset(stationId, { type: 'OnIdle', evseId: 1 }),
      {
        '2.0.1': {
          sent: ['Reset', { type: 'OnIdle', evseId: 1 }],
          response: { status: 'Scheduled' },
          answer: { status: 'Scheduled' },
        },
      },
    ),
    ...examples(
      'brings firmware that is not signed',
      (commands) => commands.updateFirmware(stationId, { location: 'https://f.example/1.bin', retries: 2 }),
      {
        '1.6': {
          sent: ['UpdateFirmware', { location: 'https://f.example/1.bin', retrieveDate: at, retries: 2 }],
          response: {},
          answer: accepted,
        },
        '2.0.1': {
          sent: [
            'UpdateFirmware',
            {
              requestId: aNumber as number,
              retries: 2,
              firmware: { location: 'https://f.example/1.bin', retrieveDateTime: at },
            },
          ],
          response: { status: 'AcceptedCanceled' },
          answer: { status: 'AcceptedCanceled', requestId: aNumber },
        },
      },
    ),
    ...examples(
      'brings firmware that is signed (L01.FR.11)',
      (commands) =>
        commands.updateFirmware(stationId, {
          location: 'https://f.example/1.bin',
          retrieveAt: later,
          installAt: later,
          signed: { certificate: 'PEM', signature: 'c2ln' },
          retryIntervalS: 60,
          requestId: 4,
        }),
      Object.fromEntries(
        (['1.6', '2.0.1'] as const).map((version) => [
          version,
          {
            sent: [
              version === '1.6' ? 'SignedUpdateFirmware' : 'UpdateFirmware',
              {
                requestId: 4,
                retryInterval: 60,
                firmware: {
                  location: 'https://f.example/1.bin',
                  retrieveDateTime: later.toISOString(),
                  installDateTime: later.toISOString(),
                  signingCertificate: 'PEM',
                  signature: 'c2ln',
                },
              },
            ],
            response: { status: 'InvalidCertificate' },
            answer: { status: 'InvalidCertificate', requestId: 4 },
          },
        ]),
      ),
    ),
    ...examples(
      'has diagnostics uploaded',
      (commands) =>
        commands.getLog(stationId, {
          log: 'Diagnostics',
          location: 'ftp://l.example/',
          from: now,
          to: later,
        }),
      {
        '1.6': {
          sent: [
            'GetDiagnostics',
            { location: 'ftp://l.example/', startTime: at, stopTime: later.toISOString() },
          ],
          response: { fileName: 'd.zip' },
          answer: { status: 'Accepted', fileName: 'd.zip' },
        },
        '2.0.1': {
          sent: [
            'GetLog',
            {
              logType: 'DiagnosticsLog',
              requestId: aNumber as number,
              log: {
                remoteLocation: 'ftp://l.example/',
                oldestTimestamp: at,
                latestTimestamp: later.toISOString(),
              },
            },
          ],
          response: { status: 'Accepted', filename: 'd.zip' },
          answer: { status: 'Accepted', fileName: 'd.zip', requestId: aNumber },
        },
      },
    ),
    ...examples(
      'tells that there are no diagnostics',
      (commands) =>
        commands.getLog(stationId, { log: 'Diagnostics', location: 'ftp://l.example/', retries: 1 }),
      {
        '1.6': {
          sent: ['GetDiagnostics', { location: 'ftp://l.example/', retries: 1 }],
          response: {},
          answer: { status: 'Empty' },
        },
      },
    ),
    ...examples(
      'has a security log uploaded',
      (commands) =>
        commands.getLog(stationId, {
          log: 'Security',
          location: 'ftp://l.example/',
          requestId: 3,
          retryIntervalS: 5,
        }),
      Object.fromEntries(
        (['1.6', '2.0.1'] as const).map((version) => [
          version,
          {
            sent: [
              'GetLog',
              {
                logType: 'SecurityLog',
                requestId: 3,
                retryInterval: 5,
                log: { remoteLocation: 'ftp://l.example/' },
              },
            ],
            response: { status: 'Rejected' },
            answer: { status: 'Rejected', requestId: 3 },
          },
        ]),
      ),
    ),
    ...examples(
      'has diagnostics uploaded that have an id',
      (commands) =>
        commands.getLog(stationId, { log: 'Diagnostics', location: 'ftp://l.example/', requestId: 3 }),
      {
        '1.6': {
          sent: [
            'GetLog',
            { logType: 'DiagnosticsLog', requestId: 3, log: { remoteLocation: 'ftp://l.example/' } },
          ],
          response: accepted,
          answer: { status: 'Accepted', requestId: 3 },
        },
      },
    ),
    ...examples(
      'has the status of a connector sent (F06.FR.01, F06.FR.02, F06.FR.13)',
      (commands) =>
        commands.triggerMessage(stationId, { message: 'StatusNotification', evseId: 2, connectorId: 1 }),
      {
        '1.6': {
          sent: ['TriggerMessage', { requestedMessage: 'StatusNotification', connectorId: 2 }],
          response: { status: 'NotImplemented' },
          answer: { status: 'NotImplemented' },
        },
        '2.0.1': {
          sent: [
            'TriggerMessage',
            { requestedMessage: 'StatusNotification', evse: { id: 2, connectorId: 1 } },
          ],
          response: accepted,
          answer: accepted,
        },
      },
    ),
    ...examples(
      'has a certificate of the station renewed',
      (commands) => commands.triggerMessage(stationId, { message: 'SignChargingStationCertificate' }),
      {
        '1.6': {
          sent: ['ExtendedTriggerMessage', { requestedMessage: 'SignChargePointCertificate' }],
          response: accepted,
          answer: accepted,
        },
        '2.0.1': {
          sent: ['TriggerMessage', { requestedMessage: 'SignChargingStationCertificate' }],
          response: accepted,
          answer: accepted,
        },
      },
    ),
    ...examples(
      'has a certificate for ISO 15118 renewed, on 1.6 by the Plug & Charge extension',
      (commands) => commands.triggerMessage(stationId, { message: 'SignV2GCertificate' }),
      {
        '1.6': {
          sent: ['DataTransfer', pnc('TriggerMessage', { requestedMessage: 'SignV2GCertificate' })],
          response: { status: 'UnknownVendorId' },
          answer: { status: 'Rejected', reason: { code: 'UnknownVendorId' } },
        },
        '2.0.1': {
          sent: ['TriggerMessage', { requestedMessage: 'SignV2GCertificate' }],
          response: accepted,
          answer: accepted,
        },
      },
    ),
    ...(
      [
        ['csms_root', 'CentralSystemRootCertificate', 'CSMSRootCertificate'],
        ['manufacturer_root', 'ManufacturerRootCertificate', 'ManufacturerRootCertificate'],
      ] as const
    ).flatMap(([use, type16, type201]) =>
      examples(
        `installs a certificate as ${use} (M05)`,
        (commands) => commands.installCertificate(stationId, { use, certificate: 'PEM' }),
        {
          '1.6': {
            sent: ['InstallCertificate', { certificateType: type16, certificate: 'PEM' }],
            response: { status: 'Failed' },
            answer: { status: 'Failed' },
          },
          '2.0.1': {
            sent: ['InstallCertificate', { certificateType: type201, certificate: 'PEM' }],
            response: { status: 'Rejected', statusInfo: { reasonCode: 'InvalidCertificate' } },
            answer: { status: 'Rejected', reason: { code: 'InvalidCertificate' } },
          },
        },
      ),
    ),
    ...(
      [
        ['v2g_root', 'V2GRootCertificate'],
        ['mo_root', 'MORootCertificate'],
      ] as const
    ).flatMap(([use, certificateType]) =>
      examples(
        `installs a certificate as ${use}, on 1.6 by the Plug & Charge extension`,
        (commands) => commands.installCertificate(stationId, { use, certificate: 'PEM' }),
        {
          '1.6': {
            sent: ['DataTransfer', pnc('InstallCertificate', { certificateType, certificate: 'PEM' })],
            response: { status: 'Accepted', data: '{"status":"Accepted"}' },
            answer: accepted,
          },
          '2.0.1': {
            sent: ['InstallCertificate', { certificateType, certificate: 'PEM' }],
            response: accepted,
            answer: accepted,
          },
        },
      ),
    ),
  ]);
});
