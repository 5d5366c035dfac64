import assert from 'node:assert/strict';
import { availabilityCases } from './availability-cases.js';
import { callCases } from './call-cases.js';
import { certificateRequestCases } from './certificate-request-cases.js';
import { chargingLimitCases } from './charging-limit-cases.js';
import { chargingProfileCases } from './charging-profile-cases.js';
import { clientCertificateCases } from './client-certificate-cases.js';
import { compositeScheduleCases } from './composite-schedule-cases.js';
import { configurationCases } from './configuration-cases.js';
import type { ConformanceCase } from './conformance-case.js';
import { customerInformationCases } from './customer-information-cases.js';
import { deviationCases } from './deviation-cases.js';
import { deviceModelCases } from './device-model-cases.js';
import { displayMessageCases } from './display-message-cases.js';
import { evCertificateCases } from './ev-certificate-cases.js';
import { evChargingNeedsCases } from './ev-charging-needs-cases.js';
import { evChargingScheduleCases } from './ev-charging-schedule-cases.js';
import { installedCertificateCases } from './installed-certificate-cases.js';
import { localListCases } from './local-list-cases.js';
import { locationCases } from './location-cases.js';
import { messageQueueCases } from './message-queue-cases.js';
import { monitoringEventCases } from './monitoring-event-cases.js';
import { networkProfileCases } from './network-profile-cases.js';
import { progressCases } from './progress-cases.js';
import { recordedMessageCases } from './recorded-message-cases.js';
import { refusedConnectionCases } from './refused-connection-cases.js';
import { reservationCases } from './reservation-cases.js';
import { securityEventCases } from './security-event-cases.js';
import { stationCases } from './station-cases.js';
import { stationRemovalCases } from './station-removal-cases.js';
import { stationWorkCases } from './station-work-cases.js';
import { tariffCases } from './tariff-cases.js';
import { tokenCases } from './token-cases.js';
import { transactionCases } from './transaction-cases.js';
import { variableMonitorCases } from './variable-monitor-cases.js';

/** What a store does, all of it. */
export const storeCases: readonly ConformanceCase[] = [
  ...stationCases,
  ...tokenCases,
  ...tariffCases,
  ...transactionCases,
  ...callCases,
  ...securityEventCases,
  ...monitoringEventCases,
  ...progressCases,
  ...configurationCases,
  ...deviceModelCases,
  ...variableMonitorCases,
  ...displayMessageCases,
  ...installedCertificateCases,
  ...availabilityCases,
  ...networkProfileCases,
  ...messageQueueCases,
  ...customerInformationCases,
  ...deviationCases,
  ...certificateRequestCases,
  ...clientCertificateCases,
  ...evCertificateCases,
  ...localListCases,
  ...chargingProfileCases,
  ...chargingLimitCases,
  ...compositeScheduleCases,
  ...evChargingNeedsCases,
  ...evChargingScheduleCases,
  ...reservationCases,
  ...locationCases,
  ...refusedConnectionCases,
  ...stationWorkCases,
  ...recordedMessageCases,
  ...stationRemovalCases,
  {
    name: 'store.check: resolves while the database answers',
    async run(store) {
      await assert.doesNotReject(store.check());
    },
  },
];
