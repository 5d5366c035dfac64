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
import type { Database } from './database.js';
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
import { removeStation } from './remove-station.js';
import { createReservationStore } from './reservations.js';
import { createSecurityEventStore } from './security-events.js';
import { createStationWorkStore } from './station-work.js';
import { createStationStore } from './stations.js';
import { createTariffStore } from './tariffs.js';
import { createTokenStore } from './tokens.js';
import { createTransactionStore } from './transactions.js';
import { createVariableMonitorStore } from './variable-monitors.js';

/** Makes the store of a database. */
export function createFirestoreStore(database: Database): Store {
  return {
    stations: createStationStore(database),
    tokens: createTokenStore(database),
    tariffs: createTariffStore(database),
    transactions: createTransactionStore(database),
    calls: createCallStore(database),
    securityEvents: createSecurityEventStore(database),
    monitoringEvents: createMonitoringEventStore(database),
    progress: createProgressStore(database),
    configuration: createConfigurationStore(database),
    deviceModel: createDeviceModelStore(database),
    variableMonitors: createVariableMonitorStore(database),
    displayMessages: createDisplayMessageStore(database),
    installedCertificates: createInstalledCertificateStore(database),
    availability: createAvailabilityStore(database),
    networkProfiles: createNetworkProfileStore(database),
    messageQueues: createMessageQueueStore(database),
    customerInformation: createCustomerInformationStore(database),
    deviations: createDeviationStore(database),
    certificateRequests: createCertificateRequestStore(database),
    evCertificates: createEvCertificateStore(database),
    clientCertificates: createClientCertificateStore(database),
    locations: createLocationStore(database),
    refusedConnections: createRefusedConnectionStore(database),
    stationWork: createStationWorkStore(database),
    localLists: createLocalListStore(database),
    chargingProfiles: createChargingProfileStore(database),
    chargingLimits: createChargingLimitStore(database),
    compositeSchedules: createCompositeScheduleStore(database),
    evChargingNeeds: createEvChargingNeedsStore(database),
    evChargingSchedules: createEvChargingScheduleStore(database),
    reservations: createReservationStore(database),
    recordedMessages: createRecordedMessageStore(database),
    removeStation: (stationId) => removeStation(database, stationId),
    async check() {
      await database.get([['checks', 'check']]);
    },
    close: () => database.close(),
  };
}
