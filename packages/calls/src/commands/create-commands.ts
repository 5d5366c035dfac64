import {
  type CancelReservation,
  type CancelReservationAnswer,
  cancelReservation,
} from './cancel-reservation.js';
import {
  type ChangeAvailability,
  type ChangeAvailabilityAnswer,
  changeAvailability,
} from './change-availability.js';
import {
  type ClearChargingProfile,
  type ClearChargingProfileAnswer,
  clearChargingProfile,
} from './clear-charging-profile.js';
import { type ClearMonitorsCommand, clearMonitors } from './clear-monitors.js';
import type { Command, CommandsDeps } from './command.js';
import { type GetLog, type GetLogAnswer, getLog } from './get-log.js';
import {
  type InstallCertificate,
  type InstallCertificateAnswer,
  installCertificate,
} from './install-certificate.js';
import { type ReadSettingsCommand, readSettings } from './read-settings.js';
import { type ReserveNow, type ReserveNowAnswer, reserveNow } from './reserve-now.js';
import { type Reset, type ResetAnswer, reset } from './reset.js';
import { type SendLocalListCommand, sendLocalList } from './send-local-list.js';
import {
  type SetChargingProfile,
  type SetChargingProfileAnswer,
  setChargingProfile,
} from './set-charging-profile.js';
import { type StartTransaction, type StartTransactionAnswer, startTransaction } from './start-transaction.js';
import { type StopTransaction, type StopTransactionAnswer, stopTransaction } from './stop-transaction.js';
import { type TriggerMessage, type TriggerMessageAnswer, triggerMessage } from './trigger-message.js';
import { type UnlockConnector, type UnlockConnectorAnswer, unlockConnector } from './unlock-connector.js';
import { type UpdateFirmware, type UpdateFirmwareAnswer, updateFirmware } from './update-firmware.js';
import { type WriteSettingsCommand, writeSettings } from './write-settings.js';

/**
 * What operators do all day, whichever version a station speaks.
 *
 * Each rejects with {@link CommandError} when that version has no such thing, and with what `Calls.send` rejects with: for
 * a station that is not known or may not be called, and a request that breaks the schema. Nothing was sent then.
 */
export interface Commands {
  /** Asks a station to start a transaction. */
  readonly startTransaction: Command<StartTransaction, StartTransactionAnswer>;
  /** Asks a station to stop a transaction. */
  readonly stopTransaction: Command<StopTransaction, StopTransactionAnswer>;
  /** Starts a station or one of its EVSEs anew. */
  readonly reset: Command<Reset, ResetAnswer>;
  /** Releases a cable; not meant to stop a transaction. */
  readonly unlockConnector: Command<UnlockConnector, UnlockConnectorAnswer>;
  /** Takes a station, an EVSE or a connector into service or out of it. */
  readonly changeAvailability: Command<ChangeAvailability, ChangeAvailabilityAnswer>;
  /** Reserves a place for a driver. */
  readonly reserveNow: Command<ReserveNow, ReserveNowAnswer>;
  /** Cancels a reservation. */
  readonly cancelReservation: Command<CancelReservation, CancelReservationAnswer>;
  /** Limits charging, unless the rules of the standard forbid it. */
  readonly setChargingProfile: Command<SetChargingProfile, SetChargingProfileAnswer>;
  /** Clears such limits. */
  readonly clearChargingProfile: Command<ClearChargingProfile, ClearChargingProfileAnswer>;
  /** Says which tokens a station authorizes by itself. */
  readonly sendLocalList: SendLocalListCommand;
  /** Brings new firmware. */
  readonly updateFirmware: Command<UpdateFirmware, UpdateFirmwareAnswer>;
  /** Has a log uploaded. */
  readonly getLog: Command<GetLog, GetLogAnswer>;
  /** Has a station trust a certificate. */
  readonly installCertificate: Command<InstallCertificate, InstallCertificateAnswer>;
  /** Has a station send a message. */
  readonly triggerMessage: Command<TriggerMessage, TriggerMessageAnswer>;
  /** Reads settings: configuration keys of 1.6, variables of 2.0.1. */
  readonly readSettings: ReadSettingsCommand;
  /** Writes settings: configuration keys of 1.6, variables of 2.0.1. */
  readonly writeSettings: WriteSettingsCommand;
  /** Has a station stop watching variables. */
  readonly clearMonitors: ClearMonitorsCommand;
}

/**
 * Makes the commands. Each picks the message of the version that the station speaks, waits for the end of its call, and
 * says what came of it in words of no version.
 *
 * @example
 * const commands = createCommands({ calls, store });
 * const outcome = await commands.reset('CP01', { type: 'Immediate' });
 */
export function createCommands(deps: CommandsDeps): Commands {
  return {
    startTransaction: startTransaction(deps),
    stopTransaction: stopTransaction(deps),
    reset: reset(deps),
    unlockConnector: unlockConnector(deps),
    changeAvailability: changeAvailability(deps),
    reserveNow: reserveNow(deps),
    cancelReservation: cancelReservation(deps),
    setChargingProfile: setChargingProfile(deps),
    clearChargingProfile: clearChargingProfile(deps),
    sendLocalList: sendLocalList(deps),
    updateFirmware: updateFirmware(deps),
    getLog: getLog(deps),
    installCertificate: installCertificate(deps),
    triggerMessage: triggerMessage(deps),
    readSettings: readSettings(deps),
    writeSettings: writeSettings(deps),
    clearMonitors: clearMonitors(deps),
  };
}
