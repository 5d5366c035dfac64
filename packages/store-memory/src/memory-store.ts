import type { Store } from '@csms/store';
import { createAvailabilityStore } from './availability.js';
import { createCallStore } from './calls.js';
import { createCertificateRequestStore } from './certificate-requests.js';
import { createChargingLimitStore } from './charging-limits.js';
import { createChargingProfileStore } from './charging-profiles.js';
import { createClientCertificateStore } from './client-certificates.js';
import { createCompositeScheduleStore } from './composite-schedules.js';
import { createConfigurationStore } from './configuration.js';
import { createCustomerInformationStore } from './customer-information.js';
import { createDeviationStore } from './deviations.js';
import { createDeviceModelStore } from './device-model.js';
import { createDisplayMessageStore } from './display-messages.js';
import { createEvCertificateStore } from './ev-certificates.js';
import { createEvChargingNeedsStore } from './ev-charging-needs.js';
import { createEvChargingScheduleStore } from './ev-charging-schedules.js';
import { createInstalledCertificateStore } from './installed-certificates.js';
import { createLocalListStore } from './local-lists.js';
import { createLocationStore } from './locations.js';
import { createMessageQueueStore } from './message-queues.js';
import { createMonitoringEventStore } from './monitoring-events.js';
import { createNetworkProfileStore } from './network-profiles.js';
import { createProgressStore } from './progress.js';
import { createRecordedMessageStore } from './recorded-messages.js';
import { createRefusedConnectionStore } from './refused-connections.js';
import { createReservationStore } from './reservations.js';
import { createSecurityEventStore } from './security-events.js';
import { createStationMaps } from './station-maps.js';
import { createStationWorkStore } from './station-work.js';
import { createStationStore } from './stations.js';
import { createTariffStore } from './tariffs.js';
import { createTokenStore } from './tokens.js';
import { createTransactionStore } from './transactions.js';
import { createVariableMonitorStore } from './variable-monitors.js';

/**
 * Makes an empty store in the memory of this process, for tests and for trying things out. It keeps everything until
 * the process ends, so it grows with each transaction and reading; then everything is lost.
 *
 * @example
 * const store = createMemoryStore();
 * await store.stations.register('CP-1', { authentication: { securityProfile: 1, anyUsername: false } });
 */
export function createMemoryStore(): Store {
  const stationMaps = createStationMaps();
  const removedStations = new Set<string>();
  return {
    stations: createStationStore(stationMaps, removedStations),
    tokens: createTokenStore(),
    tariffs: createTariffStore(),
    transactions: createTransactionStore(removedStations),
    calls: createCallStore(stationMaps),
    securityEvents: createSecurityEventStore(stationMaps),
    monitoringEvents: createMonitoringEventStore(stationMaps),
    progress: createProgressStore(stationMaps),
    configuration: createConfigurationStore(stationMaps),
    deviceModel: createDeviceModelStore(stationMaps),
    variableMonitors: createVariableMonitorStore(stationMaps),
    displayMessages: createDisplayMessageStore(stationMaps),
    installedCertificates: createInstalledCertificateStore(stationMaps),
    availability: createAvailabilityStore(stationMaps),
    networkProfiles: createNetworkProfileStore(stationMaps),
    messageQueues: createMessageQueueStore(stationMaps),
    customerInformation: createCustomerInformationStore(stationMaps),
    deviations: createDeviationStore(stationMaps),
    certificateRequests: createCertificateRequestStore(stationMaps),
    clientCertificates: createClientCertificateStore(stationMaps),
    evCertificates: createEvCertificateStore(stationMaps),
    localLists: createLocalListStore(stationMaps),
    chargingProfiles: createChargingProfileStore(stationMaps),
    chargingLimits: createChargingLimitStore(stationMaps),
    compositeSchedules: createCompositeScheduleStore(stationMaps),
    evChargingNeeds: createEvChargingNeedsStore(stationMaps),
    evChargingSchedules: createEvChargingScheduleStore(stationMaps),
    reservations: createReservationStore(stationMaps),
    locations: createLocationStore(),
    refusedConnections: createRefusedConnectionStore(),
    stationWork: createStationWorkStore(stationMaps),
    recordedMessages: createRecordedMessageStore(stationMaps),
    async removeStation(stationId) {
      return stationMaps.remove(stationId);
    },
    async check() {},
    async close() {},
  };
}
