import type { Path } from './database.js';
import { documentId } from './document-ids.js';

/** The collections of what is kept of a station beside its own document. They are removed with the station. */
export const stationCollections = [
  'availabilities',
  'chargingLimits',
  'chargingProfiles',
  'compositeSchedules',
  'configurationKeys',
  'customerInformation',
  'customerInformationParts',
  'deviations',
  'deviceModelParts',
  'deviceVariables',
  'displayMessages',
  'evCertificates',
  'evChargingNeeds',
  'evChargingSchedules',
  'guards',
  'localListEntries',
  'localLists',
  'messageQueues',
  'monitoringEvents',
  'monitorsParts',
  'networkProfiles',
  'progress',
  'reservations',
  'securityEvents',
  'variableMonitors',
] as const;

/** Names one of {@link stationCollections}. */
export type StationCollection = (typeof stationCollections)[number];

/** A collection of a station. */
export function ofStation(stationId: string, collection: StationCollection): Path {
  return ['stationData', documentId(stationId), collection];
}
