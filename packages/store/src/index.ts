export {
  type AuthenticationChange,
  type AuthenticationChanges,
  changedAuthentication,
  changesGoOn,
  type KnownAuthentication,
  maxPossiblePasswords,
  type PossiblePassword,
  possiblePasswords,
} from './authentication-changes.js';
export {
  type Availability,
  type AvailabilityStore,
  isAvailabilityPending,
  maxAvailabilities,
} from './availability.js';
export type { CallFailure, CallOutcome, CallRecord, CallStatus, CallStore, NewCall } from './calls.js';
export {
  type CertificateDialect,
  type CertificateRequest,
  type CertificateRequestAttempt,
  type CertificateRequestEnding,
  type CertificateRequestRecord,
  type CertificateRequestStore,
  certificateRequestGapMs,
  endCertificateRequest,
  maxCertificateRequestAgeMs,
  mergeCertificateRequest,
  pendingRequestOf,
  postponeCertificateRequest,
  type StationCertificateUse,
  withCertificateChain,
} from './certificate-requests.js';
export {
  addDeletion,
  addInstallation,
  addListing,
  type CertificatesOfStation,
  certificateName,
  certificatePosition,
  noCertificatesOfStation,
} from './certificates-of-station.js';
export {
  type ChargingLimit,
  type ChargingLimitCriteria,
  type ChargingLimitStore,
  isLimitMeant,
  maxChargingLimits,
} from './charging-limits.js';
export {
  type ChargingProfile,
  type ChargingProfileCriteria,
  type ChargingProfileStore,
  type InstalledChargingProfile,
  isProfileMeant,
  maxChargingProfiles,
} from './charging-profiles.js';
export type {
  ChargingRateUnit,
  ChargingSchedule,
  ChargingSchedulePeriod,
  ConsumptionCost,
  RelativeCost,
  SalesTariff,
  SalesTariffEntry,
} from './charging-schedules.js';
export {
  type ClientCertificate,
  type ClientCertificateStore,
  maxClientCertificates,
} from './client-certificates.js';
export { type Codec, codecOf, type DatesOf } from './codec.js';
export type { CompositeSchedule, CompositeScheduleStore } from './composite-schedules.js';
export {
  type ConfigurationKey,
  type ConfigurationStore,
  configurationKeyOf,
  maxConfigurationKeys,
  mergeConfigurationKey,
} from './configuration.js';
export { type Cursors, cursorsOf } from './cursors.js';
export {
  type CustomerInformation,
  type CustomerInformationAnswer,
  type CustomerInformationStore,
  customerToldAt,
  maxCustomerInformation,
  withCustomerAnswer,
  withCustomerText,
} from './customer-information.js';
export {
  addDeviation,
  type Deviation,
  type DeviationRecord,
  type DeviationStore,
  maxDeviations,
  maxRecentDeviations,
} from './deviations.js';
export {
  type ComponentName,
  type DeviceAttribute,
  type DeviceModelStore,
  type DeviceVariable,
  maxDeviceVariables,
  type ReportedVariable,
  type VariableAttribute,
  type VariableCharacteristics,
  type VariableName,
  type VariableValue,
  variablePosition,
} from './device-model.js';
export {
  type DisplayMessage,
  type DisplayMessageStore,
  maxDisplayMessages,
  type ReportedDisplayMessage,
} from './display-messages.js';
export {
  type EvCertificateClaim,
  type EvCertificateKey,
  type EvCertificateStore,
  maxEvCertificateAgeMs,
  maxEvCertificates,
} from './ev-certificates.js';
export type {
  AcChargingNeeds,
  AnsweredEvChargingNeeds,
  DcChargingNeeds,
  EvChargingAnswer,
  EvChargingNeeds,
  EvChargingNeedsStore,
} from './ev-charging-needs.js';
export type { EvChargingSchedule, EvChargingScheduleStore } from './ev-charging-schedules.js';
export { foldCase } from './fold-case.js';
export {
  type CertificateHash,
  type CertificateInstallation,
  type CertificateListing,
  type InstalledCertificate,
  type InstalledCertificateStore,
  type InstalledCertificateUse,
  type ListedCertificate,
  maxInstalledCertificates,
} from './installed-certificates.js';
export { type LatestByEvseStore, maxEvses, type OfEvse } from './latest-by-evse.js';
export type {
  LocalList,
  LocalListEntry,
  LocalListMoment,
  LocalListStore,
  LocalListUpdate,
} from './local-lists.js';
export type { Location, LocationConnector, LocationEvse, LocationStore } from './locations.js';
export {
  isLocalListRowOver,
  type LocalListEvent,
  type LocalListRow,
  localListChanges,
  mergeLocalList,
  mergeLocalListRow,
  versionEvent,
} from './merge-local-list.js';
export {
  claimedItems,
  claimWork,
  type KeptWorkItem,
  noWork,
  requestWork,
  settleWork,
  shownItem,
  type WorkOfStation,
  wakeWork,
  workDueAt,
} from './merge-station-work.js';
export { mergeAssumedEnd, mergeTransaction, withoutAssumedEnd } from './merge-transaction.js';
export { mergeVariable, mergeVariableValue, variableSince } from './merge-variable.js';
export { type MessageQueue, type MessageQueueStore, maxMessageQueues } from './message-queues.js';
export { type MonitoringEvent, type MonitoringEventStore, maxMonitoringEvents } from './monitoring-events.js';
export { maxNetworkProfiles, type NetworkProfile, type NetworkProfileStore } from './network-profiles.js';
export { limitOf, maxPageLimit, type Page, type PageRequest } from './page.js';
export { type PageOrder, pageOf } from './page-of.js';
export {
  lastToldOf,
  maxProgress,
  maxProgressSteps,
  type Progress,
  type ProgressAnswer,
  type ProgressAnswerReport,
  type ProgressKind,
  type ProgressReport,
  type ProgressStep,
  type ProgressStore,
  progressKeyOf,
  withProgressAnswer,
  withProgressStep,
} from './progress.js';
export { hasEnded, shownProgress } from './progress-end.js';
export type { Reading, SampledValue, SignedMeterValue } from './readings.js';
export {
  maxRecordedMessageAgeMs,
  maxRecordedMessages,
  maxRecordedPayloadLength,
  type RecordedError,
  type RecordedMessage,
  type RecordedMessageStore,
} from './recorded-messages.js';
export {
  addRefusal,
  maxRefusalAgeMs,
  maxRefusals,
  maxRefusedIdentities,
  type RefusalFault,
  type RefusedConnection,
  type RefusedConnectionStore,
  type RefusedIdentity,
  refusedIdentityKey,
} from './refused-connections.js';
export {
  energyOf,
  mergeSpans,
  type RegisterSpan,
  type RegisterValue,
  type SpanEnergy,
  spanOf,
} from './registers.js';
export { addRemoval, isRemoved, maxRemovalAgeMs, maxRemovals, type Removal } from './removals.js';
export { overSince, type Removed } from './removed.js';
export {
  addReportPart,
  maxOpenReports,
  maxReportAgeMs,
  maxReportParts,
  type OpenReport,
  type ReportArrival,
  type ReportedItem,
  type ReportPart,
  reportArrival,
  type WholeReport,
  wholeReport,
} from './report-parts.js';
export {
  maxReservations,
  type NewReservation,
  type Reservation,
  type ReservationEnd,
  type ReservationRecord,
  type ReservationStore,
  reservationAt,
  reservationToldAt,
  withReservation,
  withReservationEnd,
} from './reservations.js';
export { maxSecurityEvents, type SecurityEvent, type SecurityEventStore } from './security-events.js';
export { awaitsReboot, type SettingChange } from './setting-change.js';
export {
  type ClaimedItem,
  failedReportRestMs,
  maxClaimedItems,
  maxEndedWorkAgeMs,
  maxWorkBytes,
  maxWorkItems,
  type RootCertificateUse,
  type StationWorkStore,
  type TriggeredMessage,
  type Wanted,
  type WorkClaim,
  type WorkItem,
  type WorkKind,
  type WorkOutcome,
  type WorkStatus,
  workKey,
} from './station-work.js';
export {
  type ConnectorName,
  type ConnectorState,
  type ConnectorStatus,
  connectorStateId,
  maxConnectorStates,
  maxConnectors,
  type RegistrationStatus,
  type Station,
  type StationAdmission,
  type StationAuthentication,
  type StationBilling,
  type StationBoot,
  type StationConnection,
  type StationQuirks,
  type StationRegistration,
  type StationStore,
} from './stations.js';
export type { Store } from './store.js';
export { StoreError, type StoreErrorCode } from './store-error.js';
export {
  type DayOfWeek,
  maxTariffVersions,
  type PriceComponent,
  type PriceLimit,
  type Tariff,
  type TariffDimension,
  type TariffElement,
  type TariffRestrictions,
  type TariffStore,
} from './tariffs.js';
export {
  type ActiveTransaction,
  activeTokenKey,
  isSucceeded,
  maxSuccessors,
  settleUse,
  usesElsewhere,
} from './token-use.js';
export type { Token, TokenCacheMode, TokenPlace, TokenStore, TokenType } from './tokens.js';
export type { TransactionCost, TransactionCostLine } from './transaction-cost.js';
export { transactionDates } from './transaction-dates.js';
export { continuedByReadings, transactionOfReadings } from './transaction-of-readings.js';
export {
  type AssumedEnd,
  type CostBasis,
  type EventAuthorization,
  type ReadingOrigin,
  type StartIdentity,
  seqNoOfReading,
  startSeqNo,
  stopSeqNo,
  type TokenReference,
  type Transaction,
  type TransactionAuthorization,
  type TransactionEvent,
  type TransactionFilter,
  type TransactionFlag,
  type TransactionMerge,
  type TransactionStore,
} from './transactions.js';
export {
  maxVariableMonitors,
  type ReportedMonitor,
  type VariableMonitor,
  type VariableMonitorStore,
} from './variable-monitors.js';
