import {
  chargingLimitSchema,
  chargingProfileSchema,
  compositeScheduleSchema,
  evChargingNeedsSchema,
  evChargingScheduleSchema,
} from './charging.js';
import { progressSchema } from './progress.js';
import { meterValuesSchema } from './reading.js';
import {
  configurationKeySchema,
  deviceVariableSchema,
  networkProfileSchema,
  variableMonitorSchema,
} from './settings.js';
import { certificateRequestSchema, installedCertificateSchema } from './station-certificates.js';
import {
  availabilitySchema,
  connectorStateSchema,
  customerInformationSchema,
  deviationSchema,
  displayMessageSchema,
  messageQueueSchema,
  monitoringEventSchema,
  securityEventSchema,
} from './station-events.js';
import { localListEntrySchema, localListSchema, reservationSchema } from './station-tokens.js';

/** Schemas of what stations tell, by their names in the description. Records are shown as these have them. */
export const recordSchemas = {
  Availability: availabilitySchema,
  CertificateRequest: certificateRequestSchema,
  ChargingLimit: chargingLimitSchema,
  ChargingProfile: chargingProfileSchema,
  CompositeSchedule: compositeScheduleSchema,
  ConfigurationKey: configurationKeySchema,
  ConnectorState: connectorStateSchema,
  CustomerInformation: customerInformationSchema,
  Deviation: deviationSchema,
  DeviceVariable: deviceVariableSchema,
  DisplayMessage: displayMessageSchema,
  EvChargingNeeds: evChargingNeedsSchema,
  EvChargingSchedule: evChargingScheduleSchema,
  InstalledCertificate: installedCertificateSchema,
  LocalList: localListSchema,
  LocalListEntry: localListEntrySchema,
  MessageQueue: messageQueueSchema,
  MeterValues: meterValuesSchema,
  MonitoringEvent: monitoringEventSchema,
  NetworkProfile: networkProfileSchema,
  Progress: progressSchema,
  Reservation: reservationSchema,
  SecurityEvent: securityEventSchema,
  VariableMonitor: variableMonitorSchema,
};

/** Name of one of these. */
export type RecordName = keyof typeof recordSchemas;
