export { activeTokenKey } from './active-token.js';
export type { CallFailure, CallOutcome, CallRecord, CallStatus, CallStore, NewCall } from './calls.js';
export {
  type CertificateDialect,
  type CertificateRequest,
  type CertificateRequestAttempt,
  type CertificateRequestEnding,
  type CertificateRequestRecord,
  type CertificateRequestStore,
  certificateRequestGapMs,
  maxCertificateRequestAgeMs,
  mergeCertificateRequest,
  type StationCertificateUse,
} from './certificate-requests.js';
export {
  type ClientCertificate,
  type ClientCertificateStore,
  maxClientCertificates,
} from './client-certificates.js';
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
  type CustomerInformationStore,
  maxCustomerInformation,
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
  type DeviceModelStore,
  type DeviceVariable,
  mergeVariable,
  type ReportedVariable,
  type VariableAttribute,
  type VariableCharacteristics,
  type VariableName,
  variablePosition,
} from './device-model.js';
export { foldCase } from './fold-case.js';
export type {
  LocalList,
  LocalListEntry,
  LocalListMoment,
  LocalListStore,
  LocalListUpdate,
} from './local-lists.js';
export {
  isLocalListRowOver,
  type LocalListEvent,
  type LocalListRow,
  mergeLocalList,
  mergeLocalListRow,
  versionEvent,
} from './merge-local-list.js';
export { mergeTransaction } from './merge-transaction.js';
export { type MonitoringEvent, type MonitoringEventStore, maxMonitoringEvents } from './monitoring-events.js';
export { limitOf, maxPageLimit, type Page, type PageRequest } from './page.js';
export {
  addStep,
  maxProgress,
  maxProgressSteps,
  type Progress,
  type ProgressKind,
  type ProgressReport,
  type ProgressStep,
  type ProgressStore,
} from './progress.js';
export type { Reading, SampledValue, SignedMeterValue } from './readings.js';
export {
  energyOf,
  mergeSpans,
  type RegisterSpan,
  type RegisterValue,
  type SpanEnergy,
  spanOf,
} from './registers.js';
export {
  addReportPart,
  maxOpenReports,
  maxReportAgeMs,
  maxReportParts,
  type OpenReport,
  type ReportPart,
} from './report-parts.js';
export { maxSecurityEvents, type SecurityEvent, type SecurityEventStore } from './security-events.js';
export { awaitsReboot, type SettingChange } from './setting-change.js';
export type {
  ConnectorState,
  ConnectorStatus,
  RegistrationStatus,
  Station,
  StationAuthentication,
  StationBoot,
  StationConnection,
  StationQuirks,
  StationRegistration,
  StationStore,
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
export type { ActiveTransaction, Token, TokenCacheMode, TokenStore, TokenType } from './tokens.js';
export type { TransactionCost, TransactionCostLine } from './transaction-cost.js';
export { transactionOfReadings } from './transaction-of-readings.js';
export {
  type ReadingOrigin,
  type StartIdentity,
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
export type { ReportedMonitor, VariableMonitor, VariableMonitorStore } from './variable-monitors.js';
