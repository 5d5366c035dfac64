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
import { createRefusedConnectionStore } from './refused-connections.js';
import { createReservationStore } from './reservations.js';
import { createSecurityEventStore } from './security-events.js';
import { createStationWorkStore } from './station-work.js';
import { createStationStore } from './stations.js';
import { createTariffStore } from './tariffs.js';
import { createTokenStore } from './tokens.js';
import { createTransactionStore } from './transactions.js';
import { createVariableMonitorStore } from './variable-monitors.js';

/**
 * Makes an empty store in the memory of this process. It keeps everything until the process ends, so it grows with each
 * transaction and reading, and forgets everything then: it is for tests and for trying out.
 *
 * @example
 * const store = createMemoryStore();
 * await store.stations.register('CP-1', { authentication: { securityProfile: 1, anyUsername: false } });
 */
export function createMemoryStore(): Store {
  return {
    stations: createStationStore(),
    tokens: createTokenStore(),
    tariffs: createTariffStore(),
    transactions: createTransactionStore(),
    calls: createCallStore(),
    securityEvents: createSecurityEventStore(),
    monitoringEvents: createMonitoringEventStore(),
    progress: createProgressStore(),
    configuration: createConfigurationStore(),
    deviceModel: createDeviceModelStore(),
    variableMonitors: createVariableMonitorStore(),
    displayMessages: createDisplayMessageStore(),
    installedCertificates: createInstalledCertificateStore(),
    availability: createAvailabilityStore(),
    networkProfiles: createNetworkProfileStore(),
    messageQueues: createMessageQueueStore(),
    customerInformation: createCustomerInformationStore(),
    deviations: createDeviationStore(),
    certificateRequests: createCertificateRequestStore(),
    clientCertificates: createClientCertificateStore(),
    evCertificates: createEvCertificateStore(),
    localLists: createLocalListStore(),
    chargingProfiles: createChargingProfileStore(),
    chargingLimits: createChargingLimitStore(),
    compositeSchedules: createCompositeScheduleStore(),
    evChargingNeeds: createEvChargingNeedsStore(),
    evChargingSchedules: createEvChargingScheduleStore(),
    reservations: createReservationStore(),
    locations: createLocationStore(),
    refusedConnections: createRefusedConnectionStore(),
    stationWork: createStationWorkStore(),
    async check() {},
    async close() {},
  };
}
