export { type AuthorizeDeps, authorize } from './authorize.js';
export { type BootNotificationDeps, bootNotification } from './boot-notification.js';
export { type DataTransferDeps, dataObjects, dataTransfer } from './data-transfer.js';
export {
  type DiagnosticsStatusNotificationDeps,
  diagnosticsStatusNotification,
} from './diagnostics-status-notification.js';
export {
  type FirmwareStatusNotificationDeps,
  firmwareStatusNotification,
} from './firmware-status-notification.js';
export { type Handlers16Options, handlers16 } from './handlers.js';
export { heartbeat } from './heartbeat.js';
export { type LogStatusNotificationDeps, logStatusNotification } from './log-status-notification.js';
export { type MeterValuesDeps, meterValues } from './meter-values.js';
export { createPlugAndCharge } from './plug-and-charge.js';
export { registrationGuard } from './registration-guard.js';
export { type CancelReservationResultDeps, cancelReservationResult } from './results/cancel-reservation.js';
export { type CertificateSignedResultDeps, certificateSignedResult } from './results/certificate-signed.js';
export {
  type ChangeAvailabilityResultDeps,
  changeAvailabilityResult,
} from './results/change-availability.js';
export {
  type ChangeConfigurationResultDeps,
  changeConfigurationResult,
} from './results/change-configuration.js';
export {
  type ClearChargingProfileResultDeps,
  clearChargingProfileResult,
} from './results/clear-charging-profile.js';
export { dataTransferResult } from './results/data-transfer.js';
export { type DeleteCertificateResultDeps, deleteCertificateResult } from './results/delete-certificate.js';
export {
  type GetCompositeScheduleResultDeps,
  getCompositeScheduleResult,
} from './results/get-composite-schedule.js';
export { type GetConfigurationResultDeps, getConfigurationResult } from './results/get-configuration.js';
export { type GetDiagnosticsResultDeps, getDiagnosticsResult } from './results/get-diagnostics.js';
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
  type InstallCertificateResultDeps,
  installCertificateResult,
} from './results/install-certificate.js';
export { type ReserveNowResultDeps, reserveNowResult } from './results/reserve-now.js';
export { type SendLocalListResultDeps, sendLocalListResult } from './results/send-local-list.js';
export {
  type SetChargingProfileResultDeps,
  setChargingProfileResult,
} from './results/set-charging-profile.js';
export {
  type SignedUpdateFirmwareResultDeps,
  signedUpdateFirmwareResult,
} from './results/signed-update-firmware.js';
export { type UpdateFirmwareResultDeps, updateFirmwareResult } from './results/update-firmware.js';
export {
  type SecurityEventNotificationDeps,
  securityEventNotification,
} from './security-event-notification.js';
export { type SignCertificateDeps, signCertificate } from './sign-certificate.js';
export {
  type SignedFirmwareStatusNotificationDeps,
  signedFirmwareStatusNotification,
} from './signed-firmware-status-notification.js';
export { type StartTransactionDeps, startTransaction } from './start-transaction.js';
export { type StatusNotificationDeps, statusNotification } from './status-notification.js';
export { type StopTransactionDeps, stopTransaction } from './stop-transaction.js';
export type { CallHandler16, PlugAndChargeDeps, ResultHandler16 } from './types.js';
export type { VendorResultDeps } from './vendor-certificates.js';
