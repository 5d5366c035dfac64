export { CallRequestError, type CallRequestErrorCode } from '@csms/router';
export { authorizationStatuses16 } from './authorization-statuses-16.js';
export { type Call, hasEnded } from './call.js';
export { type CallExpiry, type CallExpiryOptions, createCallExpiry } from './call-expiry.js';
export type { Calls, SendOptions, VersionCalls } from './calls.js';
export {
  type CertificateProvision,
  type CertificateProvisionOptions,
  createCertificateProvision,
} from './certificate-provision.js';
export { chargingProfile201 } from './charging-profile-201.js';
export {
  type ChargingFault,
  clearFaults,
  conflictingProfiles,
  profileFaults,
  startProfileFaults,
} from './charging-rules.js';
export type { CancelReservation, CancelReservationAnswer } from './commands/cancel-reservation.js';
export type { ChangeAvailability, ChangeAvailabilityAnswer } from './commands/change-availability.js';
export type { NewChargingProfile } from './commands/charging-profile.js';
export type { ClearChargingProfile, ClearChargingProfileAnswer } from './commands/clear-charging-profile.js';
export type {
  ClearMonitors,
  ClearMonitorsCommand,
  MonitorCleared,
  MonitorsCleared,
} from './commands/clear-monitors.js';
export type {
  Command,
  CommandOptions,
  CommandOutcome,
  CommandsDeps,
  StationReason,
  StatusAnswer,
  Unanswered,
} from './commands/command.js';
export { CommandError, type CommandErrorCode } from './commands/command-error.js';
export { type Commands, createCommands } from './commands/create-commands.js';
export type { GetLog, GetLogAnswer } from './commands/get-log.js';
export type { InstallCertificate, InstallCertificateAnswer } from './commands/install-certificate.js';
export type { ListedToken } from './commands/listed-token.js';
export type { LocalListAnswer } from './commands/local-list-messages.js';
export type { SendLocalList } from './commands/local-list-plan.js';
export type { Place } from './commands/places.js';
export type { ReadSettings, ReadSettingsCommand, SettingRead } from './commands/read-settings.js';
export type { ReserveNow, ReserveNowAnswer } from './commands/reserve-now.js';
export type { Reset, ResetAnswer } from './commands/reset.js';
export type { LocalListOutcome, SendLocalListCommand } from './commands/send-local-list.js';
export type { SetChargingProfile, SetChargingProfileAnswer } from './commands/set-charging-profile.js';
export type { ManyOptions, NoWord, SettingsOutcome, SilentSetting } from './commands/settings.js';
export type { StartTransaction, StartTransactionAnswer } from './commands/start-transaction.js';
export type { StopTransaction, StopTransactionAnswer } from './commands/stop-transaction.js';
export type { CommandToken } from './commands/token.js';
export type { TriggerMessage, TriggerMessageAnswer } from './commands/trigger-message.js';
export type { UnlockConnector, UnlockConnectorAnswer } from './commands/unlock-connector.js';
export type { UpdateFirmware, UpdateFirmwareAnswer } from './commands/update-firmware.js';
export type {
  SettingValue,
  SettingWritten,
  WriteSettings,
  WriteSettingsCommand,
} from './commands/write-settings.js';
export { type CallsDeps, createCalls } from './create-calls.js';
export { createDueWork, type DueWork, type DueWorkOptions } from './due-work.js';
export { hideSecrets } from './hide-secrets.js';
export {
  createMessageRecorder,
  type MessageRecorder,
  type MessageRecorderOptions,
} from './message-recorder.js';
export type { CallAction, CallMessages, CallRequest, CallResponse, CallVersion } from './messages.js';
export { passwordFault } from './password-fault.js';
export type { MessageToRecord } from './recorded-message.js';

export { SendError, type SendErrorCode } from './send-error.js';
export { parseSettingName, printSettingName, type SettingName } from './setting-name.js';
export type { CallTransport } from './transport.js';
