import type { Call } from '@csms/calls';
import type { CallRecord, ConnectorName, RecordedMessage, Store } from '@csms/store';
import type { Operation } from '../operation.js';
import type { Clock } from '../options.js';
import { toCallJson } from '../schemas/call.js';
import { toRecordedMessageJson } from '../schemas/recorded-message.js';
import { connectorInPath } from '../schemas/station.js';
import { records, stationList } from './station-list.js';

/** What the lists are read from. */
export type StationListsStore = Pick<
  Store,
  | 'availability'
  | 'calls'
  | 'certificateRequests'
  | 'chargingLimits'
  | 'chargingProfiles'
  | 'compositeSchedules'
  | 'configuration'
  | 'deviations'
  | 'deviceModel'
  | 'displayMessages'
  | 'evChargingNeeds'
  | 'evChargingSchedules'
  | 'installedCertificates'
  | 'localLists'
  | 'messageQueues'
  | 'monitoringEvents'
  | 'networkProfiles'
  | 'progress'
  | 'recordedMessages'
  | 'reservations'
  | 'securityEvents'
  | 'stations'
  | 'variableMonitors'
>;

/** Lists of what stations told of themselves. */
export function stationLists(store: StationListsStore, clock: Clock): readonly Operation[] {
  const { stations } = store;
  return [
    stationList<ConnectorName>(stations, {
      operationId: 'listConnectorHistory',
      path: 'connectors/{evseId}/{connectorId}/history',
      tag: 'stations',
      summary: "List a connector's states",
      description: 'The states that a connector took, the latest first.',
      parameters: connectorInPath,
      ...records('ConnectorState'),
      list: ({ csId, evseId, connectorId }, page) =>
        stations.listConnectorHistory(csId, { evseId, connectorId }, page),
    }),
    stationList<unknown, CallRecord>(stations, {
      operationId: 'listCalls',
      path: 'calls',
      tag: 'calls',
      summary: 'List the calls to a station',
      description: 'The latest first.',
      item: 'Call',
      toJson: (call) => toCallJson(call as Call),
      list: ({ csId }, page) => store.calls.list(csId, page),
    }),
    stationList(stations, {
      operationId: 'listMeterValues',
      path: 'meter-values',
      tag: 'stations',
      summary: 'List meter values outside of transactions',
      description:
        'The latest of each EVSE, ordered by EVSE; EVSE 0 is the main meter. There is one page only.',
      ...records('MeterValues'),
      list: async ({ csId }) => ({
        items: [...(await stations.findMeterValues(csId))].map(([evseId, reading]) => ({
          evseId,
          ...reading,
        })),
      }),
    }),
    stationList(stations, {
      operationId: 'listAvailability',
      path: 'availability',
      tag: 'stations',
      summary: 'List the availability of EVSEs and connectors',
      description: 'The last answer of each part of the station, ordered by EVSE and connector.',
      ...records('Availability'),
      list: ({ csId }, page) => store.availability.list(csId, page),
    }),
    stationList(stations, {
      operationId: 'listConfiguration',
      path: 'configuration',
      tag: 'settings',
      summary: 'List configuration keys',
      description: 'What is known of the configuration keys of a 1.6 station, ordered by key.',
      ...records('ConfigurationKey'),
      list: ({ csId }, page) => store.configuration.list(csId, page),
    }),
    stationList(stations, {
      operationId: 'listVariables',
      path: 'variables',
      tag: 'settings',
      summary: 'List variables of the device model',
      description: 'What is known of the variables of a 2.0.1 station, ordered by component and name.',
      ...records('DeviceVariable'),
      list: ({ csId }, page) => store.deviceModel.list(csId, page),
    }),
    stationList(stations, {
      operationId: 'listMonitors',
      path: 'monitors',
      tag: 'settings',
      summary: 'List monitors of variables',
      description: 'The monitors of a 2.0.1 station, ordered by id.',
      ...records('VariableMonitor'),
      list: ({ csId }, page) => store.variableMonitors.list(csId, page),
    }),
    stationList(stations, {
      operationId: 'listNetworkProfiles',
      path: 'network-profiles',
      tag: 'settings',
      summary: 'List network profiles',
      description: 'Network profiles that were set at the station, ordered by slot.',
      ...records('NetworkProfile'),
      list: ({ csId }, page) => store.networkProfiles.list(csId, page),
    }),
    stationList(stations, {
      operationId: 'listSecurityEvents',
      path: 'security-events',
      tag: 'events',
      summary: 'List security events',
      description: 'The latest received first.',
      ...records('SecurityEvent'),
      list: ({ csId }, page) => store.securityEvents.list(csId, page),
    }),
    stationList(stations, {
      operationId: 'listMonitoringEvents',
      path: 'monitoring-events',
      tag: 'events',
      summary: 'List monitoring events',
      description: 'The latest received first.',
      ...records('MonitoringEvent'),
      list: ({ csId }, page) => store.monitoringEvents.list(csId, page),
    }),
    stationList<unknown, RecordedMessage>(stations, {
      operationId: 'listRecordedMessages',
      path: 'messages',
      tag: 'events',
      summary: 'List recorded messages',
      description:
        'Messages of both directions, the latest first. They are recorded while the station, or the configuration, says so; the latest 500 at least, for a week.',
      item: 'RecordedMessage',
      toJson: toRecordedMessageJson,
      list: ({ csId }, page) => store.recordedMessages.list(csId, page),
    }),
    stationList(stations, {
      operationId: 'listDeviations',
      path: 'deviations',
      tag: 'events',
      summary: 'List deviations from the standard',
      description: 'Tolerated deviations of the station, the latest first.',
      ...records('Deviation'),
      list: ({ csId }, page) => store.deviations.list(csId, page),
    }),
    stationList(stations, {
      operationId: 'listProgress',
      path: 'progress',
      tag: 'events',
      summary: 'List the progress of firmware, logs and diagnostics',
      description: 'Ordered by the latest report, the latest first.',
      ...records('Progress'),
      list: ({ csId }, page) => store.progress.list(csId, page),
    }),
    stationList(stations, {
      operationId: 'listMessageQueues',
      path: 'message-queues',
      tag: 'events',
      summary: 'List messages that the station has yet to send',
      description: 'First for all transactions, then by transaction.',
      ...records('MessageQueue'),
      list: ({ csId }, page) => store.messageQueues.list(csId, page),
    }),
    stationList(stations, {
      operationId: 'listInstalledCertificates',
      path: 'installed-certificates',
      tag: 'certificates',
      summary: 'List certificates in a station',
      description: 'Including those that are gone, ordered by use.',
      ...records('InstalledCertificate'),
      list: ({ csId }, page) => store.installedCertificates.list(csId, page),
    }),
    stationList(stations, {
      operationId: 'listCertificateRequests',
      path: 'certificate-requests',
      tag: 'certificates',
      summary: 'List requests for certificates',
      description: "The station's latest request of each use. There is one page only.",
      ...records('CertificateRequest'),
      list: async ({ csId }) => ({ items: await store.certificateRequests.listOf(csId) }),
    }),
    stationList(stations, {
      operationId: 'listChargingProfiles',
      path: 'charging-profiles',
      tag: 'charging',
      summary: 'List charging profiles',
      description: 'Those that the station is known to have, ordered by id.',
      ...records('ChargingProfile'),
      list: ({ csId }, page) => store.chargingProfiles.list(csId, page),
    }),
    stationList(stations, {
      operationId: 'listChargingLimits',
      path: 'charging-limits',
      tag: 'charging',
      summary: 'List limits that others set',
      description: 'Ordered by EVSE and source.',
      ...records('ChargingLimit'),
      list: ({ csId }, page) => store.chargingLimits.list(csId, page),
    }),
    stationList(stations, {
      operationId: 'listCompositeSchedules',
      path: 'composite-schedules',
      tag: 'charging',
      summary: 'List composite schedules',
      description: 'The latest composite schedules that the station reported, ordered by EVSE.',
      ...records('CompositeSchedule'),
      list: ({ csId }, page) => store.compositeSchedules.list(csId, page),
    }),
    stationList(stations, {
      operationId: 'listEvChargingNeeds',
      path: 'ev-charging-needs',
      tag: 'charging',
      summary: 'List charging needs of EVs',
      description: 'The latest needs of each EVSE, ordered by EVSE.',
      ...records('EvChargingNeeds'),
      list: ({ csId }, page) => store.evChargingNeeds.list(csId, page),
    }),
    stationList(stations, {
      operationId: 'listEvChargingSchedules',
      path: 'ev-charging-schedules',
      tag: 'charging',
      summary: 'List charging schedules of EVs',
      description: 'The latest schedule of each EVSE, ordered by EVSE.',
      ...records('EvChargingSchedule'),
      list: ({ csId }, page) => store.evChargingSchedules.list(csId, page),
    }),
    stationList(stations, {
      operationId: 'listReservations',
      path: 'reservations',
      tag: 'stations',
      summary: 'List reservations',
      description: 'With their current status, the latest first.',
      ...records('Reservation'),
      list: ({ csId }, page) => store.reservations.list(csId, clock.now(), page),
    }),
    stationList(stations, {
      operationId: 'listLocalListEntries',
      path: 'local-list/entries',
      tag: 'stations',
      summary: 'List the entries of the local list',
      description: 'Ordered by uid; empty while the content of the list is not known.',
      ...records('LocalListEntry'),
      list: ({ csId }, page) => store.localLists.listEntries(csId, page),
    }),
    stationList(stations, {
      operationId: 'listDisplayMessages',
      path: 'display-messages',
      tag: 'stations',
      summary: 'List display messages',
      description: 'Those that the station is known to show, ordered by id.',
      ...records('DisplayMessage'),
      list: ({ csId }, page) => store.displayMessages.list(csId, page),
    }),
  ];
}
