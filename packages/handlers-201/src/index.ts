export { authorize } from './authorize.js';
export { type BootNotificationDeps, bootNotification } from './boot-notification.js';
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
export {
  type NotifyCustomerInformationDeps,
  notifyCustomerInformation,
} from './notify-customer-information.js';
export { type NotifyEventDeps, notifyEvent } from './notify-event.js';
export { type NotifyMonitoringReportDeps, notifyMonitoringReport } from './notify-monitoring-report.js';
export { type NotifyReportDeps, notifyReport } from './notify-report.js';
export {
  type PublishFirmwareStatusNotificationDeps,
  publishFirmwareStatusNotification,
} from './publish-firmware-status-notification.js';
export { registrationGuard } from './registration-guard.js';
export {
  type GetLocalListVersionResultDeps,
  getLocalListVersionResult,
} from './results/get-local-list-version.js';
export { type SendLocalListResultDeps, sendLocalListResult } from './results/send-local-list.js';
export {
  type SecurityEventNotificationDeps,
  securityEventNotification,
} from './security-event-notification.js';
export { type SignCertificateDeps, signCertificate } from './sign-certificate.js';
export { type StatusNotificationDeps, statusNotification } from './status-notification.js';
export { type TransactionEventDeps, transactionEvent } from './transaction-event.js';
export type { CallHandler201, ResultHandler201 } from './types.js';
