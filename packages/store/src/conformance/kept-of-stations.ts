import type { Store } from '../store.js';
import { aCall, aConnector, aReading, aSchedule, at } from './builders.js';

/** Something that is kept of a station. */
export interface KeptOfStation {
  readonly name: string;
  keep(store: Store, stationId: string): Promise<unknown>;
  /** Reads all of it. */
  read(store: Store, stationId: string): Promise<unknown>;
}

const page = { limit: 10 };
const component = { name: 'EVSE', evseId: 1 };
const variable = { name: 'AvailabilityState' };

/** One thing of each kind that is kept of a station, beside its registration and its transactions. */
export const keptOfStations: readonly KeptOfStation[] = [
  {
    name: 'states of connectors',
    keep: ({ stations }, id) => stations.recordConnectorStatus(id, aConnector()),
    read: ({ stations }, id) => stations.listConnectorHistory(id, aConnector(), page),
  },
  {
    name: 'meter values',
    keep: ({ stations }, id) => stations.recordMeterValues(id, 1, aReading()),
    read: ({ stations }, id) => stations.findMeterValues(id),
  },
  {
    name: 'calls',
    keep: ({ calls }, stationId) => calls.create(aCall({ stationId })),
    read: ({ calls }, id) => calls.list(id, page),
  },
  {
    name: 'security events',
    keep: ({ securityEvents }, id) =>
      securityEvents.record(id, { id: 'e-1', type: 'MemoryExhaustion', at: at(0), receivedAt: at(0) }),
    read: ({ securityEvents }, id) => securityEvents.list(id, page),
  },
  {
    name: 'monitoring events',
    keep: ({ monitoringEvents }, id) =>
      monitoringEvents.record(id, [
        {
          id: 'e-1',
          eventId: 7,
          at: at(0),
          receivedAt: at(0),
          component,
          variable,
          actualValue: 'Faulted',
          trigger: 'Alerting',
          notificationType: 'CustomMonitor',
        },
      ]),
    read: ({ monitoringEvents }, id) => monitoringEvents.list(id, page),
  },
  {
    name: 'recorded messages',
    keep({ recordedMessages }, id) {
      const message = {
        messageId: '1',
        action: 'Heartbeat',
        direction: 'from_station',
        type: 'call',
      } as const;
      return recordedMessages.record(new Map([[id, [{ id: 'm-1', at: at(0), ...message }]]]));
    },
    read: ({ recordedMessages }, id) => recordedMessages.list(id, page),
  },
  {
    name: 'progress',
    keep: ({ progress }, id) =>
      progress.record(id, { kind: 'log', requestId: 1, status: 'Uploading', at: at(0) }),
    read: ({ progress }, id) => progress.list(id, page),
  },
  {
    name: 'configuration keys',
    keep: ({ configuration }, id) =>
      configuration.record(id, [{ key: 'K', value: '1', isReadonly: false, isKnown: true, at: at(0) }]),
    read: ({ configuration }, id) => configuration.list(id, page),
  },
  {
    name: 'variables',
    keep: ({ deviceModel }, id) =>
      deviceModel.recordValues(id, [{ component, variable, type: 'Actual', value: 'Available' }], at(0)),
    read: ({ deviceModel }, id) => deviceModel.list(id, page),
  },
  {
    name: 'monitors',
    keep: ({ variableMonitors }, id) =>
      variableMonitors.record(
        id,
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
        at(0),
      ),
    read: ({ variableMonitors }, id) => variableMonitors.list(id, page),
  },
  {
    name: 'display messages',
    keep: ({ displayMessages }, id) =>
      displayMessages.record(
        id,
        [{ displayMessageId: 1, priority: 'NormalCycle', format: 'UTF8', content: 'Hello' }],
        at(0),
      ),
    read: ({ displayMessages }, id) => displayMessages.list(id, page),
  },
  {
    name: 'installed certificates',
    keep: ({ installedCertificates }, id) =>
      installedCertificates.recordInstallation(id, {
        use: 'csms_root',
        certificate: 'PEM',
        hashes: [{ hashAlgorithm: 'SHA256', issuerNameHash: 'aa', issuerKeyHash: 'bb', serialNumber: '01' }],
        at: at(0),
      }),
    read: ({ installedCertificates }, id) => installedCertificates.list(id, page),
  },
  {
    name: 'availabilities',
    keep: ({ availability }, id) =>
      availability.record(id, {
        evseId: 1,
        connectorId: 0,
        isOperative: false,
        isScheduled: true,
        at: at(0),
      }),
    read: ({ availability }, id) => availability.list(id, page),
  },
  {
    name: 'network profiles',
    keep: ({ networkProfiles }, id) =>
      networkProfiles.record(id, {
        slot: 1,
        ocppVersion: 'OCPP20',
        ocppTransport: 'JSON',
        csmsUrl: 'wss://csms.example/ws',
        messageTimeoutS: 30,
        securityProfile: 2,
        networkInterface: 'Wired0',
        at: at(0),
      }),
    read: ({ networkProfiles }, id) => networkProfiles.list(id, page),
  },
  {
    name: 'message queues',
    keep: ({ messageQueues }, id) => messageQueues.record(id, { hasMessages: true, at: at(0) }),
    read: ({ messageQueues }, id) => messageQueues.list(id, page),
  },
  {
    name: 'customer information',
    keep: ({ customerInformation }, id) =>
      customerInformation.recordAnswer(id, 1, { status: 'Accepted', isClear: false, at: at(0) }),
    read: ({ customerInformation }, id) => customerInformation.find(id, 1),
  },
  {
    name: 'deviations',
    keep: ({ deviations }, id) =>
      deviations.record(
        new Map([[id, [{ rule: 'r', action: 'a', field: '/f', example: 'e', messageId: 'm', at: at(0) }]]]),
      ),
    read: ({ deviations }, id) => deviations.list(id, page),
  },
  {
    name: 'requests for certificates',
    keep: ({ certificateRequests }, stationId) =>
      certificateRequests.request({
        requestId: 'r-1',
        stationId,
        use: 'v2g',
        dialect: 'ocpp',
        csr: 'Q1NS',
        at: at(0),
      }),
    read: ({ certificateRequests }, id) => certificateRequests.listOf(id),
  },
  {
    name: 'client certificates',
    keep: ({ clientCertificates }, stationId) =>
      clientCertificates.set({ hash: `h-${stationId}`, certificate: 'PEM', stationId, at: at(0) }),
    read: ({ clientCertificates }, id) => clientCertificates.find(`h-${id}`),
  },
  {
    name: 'contract certificates of EVs',
    async keep({ evCertificates }, stationId) {
      const key = { stationId, requestId: 'r-1' };
      await evCertificates.claim(key, at(0), at(5));
      await evCertificates.answer(key, 'EXI');
    },
    // Who answers a request that nobody claimed is told nothing but that.
    read: ({ evCertificates }, stationId) => evCertificates.answer({ stationId, requestId: 'r-1' }, 'other'),
  },
  {
    name: 'local lists',
    keep: ({ localLists }, id) =>
      localLists.recordUpdate(id, {
        kind: 'full',
        version: 1,
        entries: [{ uid: 'TAG-1', status: 'Accepted' }],
        removed: [],
        at: at(0),
      }),
    read: ({ localLists }, id) => Promise.all([localLists.find(id), localLists.listEntries(id, page)]),
  },
  {
    name: 'charging profiles',
    keep: ({ chargingProfiles }, id) =>
      chargingProfiles.recordInstalled(id, [
        {
          profileId: 1,
          evseId: 0,
          source: 'CSO',
          stackLevel: 2,
          purpose: 'TxDefaultProfile',
          kind: 'Absolute',
          schedules: [aSchedule()],
          at: at(0),
        },
      ]),
    read: ({ chargingProfiles }, id) => chargingProfiles.list(id, page),
  },
  {
    name: 'charging limits',
    keep: ({ chargingLimits }, id) =>
      chargingLimits.record(id, { evseId: 0, source: 'EMS', schedules: [aSchedule()], at: at(0) }),
    read: ({ chargingLimits }, id) => chargingLimits.list(id, page),
  },
  {
    name: 'composite schedules',
    keep: ({ compositeSchedules }, id) =>
      compositeSchedules.record(id, { evseId: 1, startsAt: at(0), schedule: aSchedule(), at: at(0) }),
    read: ({ compositeSchedules }, id) => compositeSchedules.list(id, page),
  },
  {
    name: 'needs of EVs',
    keep: ({ evChargingNeeds }, id) =>
      evChargingNeeds.record(id, { evseId: 1, energyTransfer: 'DC', answer: 'Processing', at: at(0) }),
    read: ({ evChargingNeeds }, id) => evChargingNeeds.list(id, page),
  },
  {
    name: 'schedules of EVs',
    keep: ({ evChargingSchedules }, id) =>
      evChargingSchedules.record(id, { evseId: 1, startsAt: at(0), schedule: aSchedule(), at: at(0) }),
    read: ({ evChargingSchedules }, id) => evChargingSchedules.list(id, page),
  },
  {
    name: 'reservations',
    keep: ({ reservations }, id) =>
      reservations.record(id, {
        reservationId: 1,
        token: { uid: 'TAG-1' },
        reservedAt: at(0),
        expiresAt: at(60),
      }),
    read: ({ reservations }, id) => reservations.list(id, at(1), page),
  },
  {
    name: 'what it is to be brought to',
    keep: ({ stationWork }, id) =>
      stationWork.request(id, [{ kind: 'setting', name: 'K', value: '1' }], at(0)),
    read: ({ stationWork }, id) => stationWork.list(id, ['setting'], page),
  },
];
