import type { Store } from '@csms/store';
import { aReading } from './records.js';

/** What a station tells, and how the list at a path below the station shows it. */
export type Told = readonly [
  path: string,
  tell: (store: Omit<Store, 'close'>) => Promise<unknown>,
  shown: object,
];

const at = new Date('2026-01-31T12:00:00Z');
const atText = '2026-01-31T12:00:00.000Z';
const later = new Date('2026-01-31T13:00:00Z');
const laterText = '2026-01-31T13:00:00.000Z';

const component = { name: 'EVSE', evseId: 1 };
const variable = { name: 'AvailabilityState' };
const hash = {
  hashAlgorithm: 'SHA256',
  issuerNameHash: 'aa',
  issuerKeyHash: 'bb',
  serialNumber: '01',
} as const;

/** What stations tell of themselves: one thing for each list but those of charging. */
export const told: readonly Told[] = [
  [
    'connectors/2/1/history',
    ({ stations }) =>
      stations.recordConnectorStatus('CP01', {
        evseId: 2,
        connectorId: 1,
        status: 'Faulted',
        errorCode: 'GroundFailure',
        info: 'wet',
        vendorId: 'ACME',
        vendorErrorCode: 'E7',
        at,
      }),
    {
      evseId: 2,
      connectorId: 1,
      status: 'Faulted',
      errorCode: 'GroundFailure',
      info: 'wet',
      vendorId: 'ACME',
      vendorErrorCode: 'E7',
      at: atText,
    },
  ],
  [
    'calls',
    ({ calls }) =>
      calls.create({
        callId: 'c-1',
        stationId: 'CP01',
        ocppVersion: '1.6',
        action: 'ChangeConfiguration',
        request: { key: 'AuthorizationKey', value: 'c0ffee' },
        createdAt: at,
        expiresAt: later,
      }),
    {
      callId: 'c-1',
      csId: 'CP01',
      action: 'ChangeConfiguration',
      request: { key: 'AuthorizationKey', value: '***' },
      status: 'Pending',
      createdAt: atText,
    },
  ],
  [
    'meter-values',
    ({ stations }) => stations.recordMeterValues('CP01', 0, aReading('r-1', atText, 20)),
    {
      evseId: 0,
      at: atText,
      sampledValues: [
        {
          value: 20,
          measurand: 'Energy.Active.Import.Register',
          unit: 'Wh',
          context: 'Sample.Periodic',
          location: 'Outlet',
        },
      ],
    },
  ],
  [
    'availability',
    ({ availability }) =>
      availability.record('CP01', { evseId: 1, connectorId: 0, isOperative: false, isScheduled: true, at }),
    { evseId: 1, connectorId: 0, isOperative: false, isScheduled: true, at: atText },
  ],
  [
    'configuration',
    ({ configuration }) =>
      configuration.record('CP01', [
        {
          key: 'AuthorizationKey',
          value: 'c0ffee',
          isReadonly: false,
          isKnown: true,
          change: { rebootRequired: true, at },
          at,
        },
      ]),
    {
      key: 'AuthorizationKey',
      value: '***',
      isReadonly: false,
      isKnown: true,
      change: { rebootRequired: true, at: atText },
      at: atText,
    },
  ],
  [
    'variables',
    ({ deviceModel }) =>
      deviceModel.recordValues(
        'CP01',
        [
          {
            component: { name: 'SecurityCtrlr' },
            variable: { name: 'BasicAuthPassword' },
            type: 'Actual',
            value: 'c0ffee',
            rebootRequired: false,
          },
        ],
        at,
      ),
    {
      component: { name: 'SecurityCtrlr' },
      variable: { name: 'BasicAuthPassword' },
      attributes: [
        { type: 'Actual', value: '***', change: { rebootRequired: false, at: atText }, at: atText },
      ],
      at: atText,
    },
  ],
  [
    'monitors',
    ({ variableMonitors }) =>
      variableMonitors.record(
        'CP01',
        [
          {
            monitorId: 1,
            component,
            variable,
            type: 'Delta',
            value: 2,
            severity: 5,
            isInTransactionOnly: false,
          },
        ],
        at,
      ),
    {
      monitorId: 1,
      component,
      variable,
      type: 'Delta',
      value: 2,
      severity: 5,
      isInTransactionOnly: false,
      at: atText,
    },
  ],
  [
    'network-profiles',
    ({ networkProfiles }) =>
      networkProfiles.record('CP01', {
        slot: 1,
        ocppVersion: 'OCPP20',
        ocppTransport: 'JSON',
        csmsUrl: 'wss://user:c0ffee@csms.example/ws',
        messageTimeoutS: 30,
        securityProfile: 2,
        networkInterface: 'Wired0',
        vpn: { server: 'vpn.example', user: 'cp', type: 'IKEv2' },
        at,
      }),
    {
      slot: 1,
      ocppVersion: 'OCPP20',
      ocppTransport: 'JSON',
      csmsUrl: 'wss://user:***@csms.example/ws',
      messageTimeoutS: 30,
      securityProfile: 2,
      networkInterface: 'Wired0',
      vpn: { server: 'vpn.example', user: 'cp', type: 'IKEv2' },
      at: atText,
    },
  ],
  [
    'security-events',
    ({ securityEvents }) =>
      securityEvents.record('CP01', {
        id: 'e-1',
        type: 'FirmwareUpdated',
        at,
        receivedAt: later,
        techInfo: '1.2',
      }),
    { id: 'e-1', type: 'FirmwareUpdated', at: atText, receivedAt: laterText, techInfo: '1.2' },
  ],
  [
    'monitoring-events',
    ({ monitoringEvents }) =>
      monitoringEvents.record('CP01', [
        {
          id: 'e-1',
          eventId: 7,
          at,
          receivedAt: later,
          component,
          variable,
          actualValue: 'Faulted',
          trigger: 'Alerting',
          notificationType: 'CustomMonitor',
          isCleared: false,
        },
      ]),
    {
      id: 'e-1',
      eventId: 7,
      at: atText,
      receivedAt: laterText,
      component,
      variable,
      actualValue: 'Faulted',
      trigger: 'Alerting',
      notificationType: 'CustomMonitor',
      isCleared: false,
    },
  ],
  [
    'deviations',
    ({ deviations }) =>
      deviations.record(
        new Map([
          [
            'CP01',
            [
              {
                rule: 'null-field',
                action: 'BootNotification',
                field: '/imsi',
                example: 'null',
                messageId: 'm-1',
                at,
              },
            ],
          ],
        ]),
      ),
    {
      rule: 'null-field',
      action: 'BootNotification',
      field: '/imsi',
      count: 1,
      firstAt: atText,
      lastAt: atText,
      example: 'null',
    },
  ],
  [
    'progress',
    ({ progress }) => progress.record('CP01', { kind: 'log', requestId: 3, status: 'Uploading', at }),
    { kind: 'log', requestId: 3, steps: [{ status: 'Uploading', at: atText }] },
  ],
  [
    'message-queues',
    ({ messageQueues }) =>
      messageQueues.record('CP01', { transactionId: 't-1', isOngoing: true, hasMessages: false, at }),
    { transactionId: 't-1', isOngoing: true, hasMessages: false, at: atText },
  ],
  [
    'installed-certificates',
    ({ installedCertificates }) =>
      installedCertificates.recordInstallation('CP01', {
        use: 'csms_root',
        certificate: 'PEM',
        hashes: [hash],
        at,
      }),
    { use: 'csms_root', hashes: [hash], children: [], certificate: 'PEM', installedAt: atText },
  ],
  [
    'certificate-requests',
    ({ certificateRequests }) =>
      certificateRequests.request({
        requestId: 'r-1',
        stationId: 'CP01',
        use: 'v2g',
        dialect: 'ocpp',
        csr: 'Q1NS',
        at,
      }),
    {
      requestId: 'r-1',
      use: 'v2g',
      dialect: 'ocpp',
      csr: 'Q1NS',
      status: 'Pending',
      createdAt: atText,
      requestedAt: atText,
      attempts: 0,
      dueAt: atText,
    },
  ],
  [
    'reservations',
    ({ reservations }) =>
      reservations.record('CP01', {
        reservationId: 5,
        token: { uid: '1234', type: 'KeyCode' },
        reservedAt: at,
        expiresAt: later,
      }),
    {
      reservationId: 5,
      token: { uid: '***', type: 'KeyCode' },
      reservedAt: atText,
      expiresAt: laterText,
      status: 'expired',
      endedAt: laterText,
    },
  ],
  [
    'local-list/entries',
    ({ localLists }) =>
      localLists.recordUpdate('CP01', {
        kind: 'full',
        version: 1,
        entries: [{ uid: '04E91C5A', type: 'ISO14443', status: 'Accepted', expiresAt: later }],
        removed: [],
        at,
      }),
    { uid: '04E91C5A', type: 'ISO14443', status: 'Accepted', expiresAt: laterText },
  ],
  [
    'display-messages',
    ({ displayMessages }) =>
      displayMessages.record(
        'CP01',
        [
          {
            displayMessageId: 1,
            priority: 'NormalCycle',
            format: 'UTF8',
            content: 'Hello',
            display: component,
            startsAt: at,
          },
        ],
        at,
      ),
    {
      displayMessageId: 1,
      priority: 'NormalCycle',
      format: 'UTF8',
      content: 'Hello',
      display: component,
      startsAt: atText,
      at: atText,
    },
  ],
];
