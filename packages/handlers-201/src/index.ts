export { authorize } from './authorize.js';
export { type BootNotificationDeps, bootNotification } from './boot-notification.js';
export { type ClearedChargingLimitDeps, clearedChargingLimit } from './cleared-charging-limit.js';
export { type DataTransferDeps, dataTransfer } from './data-transfer.js';
export {
  type FirmwareStatusNotificationDeps,
  firmwareStatusNotification,
} from './firmware-status-notification.js';
export { type Get15118EVCertificateDeps, get15118EVCertificate } from './get-15118-ev-certificate.js';
export { type GetCertificateStatusDeps, getCertificateStatus } from './get-certificate-status.js';
export { type Handlers201Options, handlers201 } from './handlers.js';
export { heartbeat } from './heartbeat.js';
export { type LogStatusNotificationDeps, logStatusNotification } from './log-status-notification.js';
export { type MeterValuesDeps, meterValues } from './meter-values.js';
export { type NotifyChargingLimitDeps, notifyChargingLimit } from './notify-charging-limit.js';
export {
  type NotifyCustomerInformationDeps,
  notifyCustomerInformation,
} from './notify-customer-information.js';
export { type NotifyDisplayMessagesDeps, notifyDisplayMessages } from './notify-display-messages.js';
export { type NotifyEVChargingNeedsDeps, notifyEVChargingNeeds } from './notify-ev-charging-needs.js';
export {
  type NotifyEVChargingScheduleDeps,
  notifyEVChargingSchedule,
} from './notify-ev-charging-schedule.js';
export { type NotifyEventDeps, notifyEvent } from './notify-event.js';
export { type NotifyMonitoringReportDeps, notifyMonitoringReport } from './notify-monitoring-report.js';
export { type NotifyReportDeps, notifyReport } from './notify-report.js';
export {
  type PublishFirmwareStatusNotificationDeps,
  publishFirmwareStatusNotification,
} from './publish-firmware-status-notification.js';
export { type QueueEvScheduleDeps, queueEvSchedule } from './queue-ev-schedule.js';
export { registrationGuard } from './registration-guard.js';
export { type ReportChargingProfilesDeps, reportChargingProfiles } from './report-charging-profiles.js';
export {
  type ReservationStatusUpdateDeps,
  reservationStatusUpdate,
} from './reservation-status-update.js';
export { type CancelReservationResultDeps, cancelReservationResult } from './results/cancel-reservation.js';
export { type CertificateSignedResultDeps, certificateSignedResult } from './results/certificate-signed.js';
export {
  type ChangeAvailabilityResultDeps,
  changeAvailabilityResult,
} from './results/change-availability.js';
export {
  type ClearChargingProfileResultDeps,
  clearChargingProfileResult,
} from './results/clear-charging-profile.js';
export {
  type ClearDisplayMessageResultDeps,
  clearDisplayMessageResult,
} from './results/clear-display-message.js';
export {
  type ClearVariableMonitoringResultDeps,
  clearVariableMonitoringResult,
} from './results/clear-variable-monitoring.js';
export {
  type CustomerInformationResultDeps,
  customerInformationResult,
} from './results/customer-information.js';
export { type DeleteCertificateResultDeps, deleteCertificateResult } from './results/delete-certificate.js';
export {
  type GetChargingProfilesResultDeps,
  getChargingProfilesResult,
} from './results/get-charging-profiles.js';
export {
  type GetCompositeScheduleResultDeps,
  getCompositeScheduleResult,
} from './results/get-composite-schedule.js';
export {
  type GetDisplayMessagesResultDeps,
  getDisplayMessagesResult,
} from './results/get-display-messages.js';
export {
  type GetInstalledCertificateIdsResultDeps,
  getInstalledCertificateIdsResult,
} from './results/get-installed-certificate-ids.js';
export {
  type GetLocalListVersionResultDeps,
  getLocalListVersionResult,
} from './results/get-local-list-version.js';
export { type GetLogResultDeps, getLogResult } from './results/get-log.js';
export {
  type GetMonitoringReportResultDeps,
  getMonitoringReportResult,
} from './results/get-monitoring-report.js';
export {
  type GetTransactionStatusResultDeps,
  getTransactionStatusResult,
} from './results/get-transaction-status.js';
export { type GetVariablesResultDeps, getVariablesResult } from './results/get-variables.js';
export {
  type InstallCertificateResultDeps,
  installCertificateResult,
} from './results/install-certificate.js';
export { type PublishFirmwareResultDeps, publishFirmwareResult } from './results/publish-firmware.js';
export { type ReserveNowResultDeps, reserveNowResult } from './results/reserve-now.js';
export { type SendLocalListResultDeps, sendLocalListResult } from './results/send-local-list.js';
export {
  type SetChargingProfileResultDeps,
  setChargingProfileResult,
} from './results/set-charging-profile.js';
export { type SetDisplayMessageResultDeps, setDisplayMessageResult } from './results/set-display-message.js';
export { type SetMonitoringBaseResultDeps, setMonitoringBaseResult } from './results/set-monitoring-base.js';
export {
  type SetMonitoringLevelResultDeps,
  setMonitoringLevelResult,
} from './results/set-monitoring-level.js';
export { type SetNetworkProfileResultDeps, setNetworkProfileResult } from './results/set-network-profile.js';
export {
  type SetVariableMonitoringResultDeps,
  setVariableMonitoringResult,
} from './results/set-variable-monitoring.js';
export { type SetVariablesResultDeps, setVariablesResult } from './results/set-variables.js';
export { type UnpublishFirmwareResultDeps, unpublishFirmwareResult } from './results/unpublish-firmware.js';
export { type UpdateFirmwareResultDeps, updateFirmwareResult } from './results/update-firmware.js';
export {
  type SecurityEventNotificationDeps,
  securityEventNotification,
} from './security-event-notification.js';
export { type SignCertificateDeps, signCertificate } from './sign-certificate.js';
export { type StatusNotificationDeps, statusNotification } from './status-notification.js';
export { type TransactionEventDeps, transactionEvent } from './transaction-event.js';
export type { CallHandler201, ResultHandler201 } from './types.js';
