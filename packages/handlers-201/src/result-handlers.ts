import type { Store } from '@csms/store';
import { type ChargingResultsDeps, chargingResults } from './charging-results.js';
import { certificateSignedResult } from './results/certificate-signed.js';
import { changeAvailabilityResult } from './results/change-availability.js';
import { clearDisplayMessageResult } from './results/clear-display-message.js';
import { clearVariableMonitoringResult } from './results/clear-variable-monitoring.js';
import { customerInformationResult } from './results/customer-information.js';
import { deleteCertificateResult } from './results/delete-certificate.js';
import { getDisplayMessagesResult } from './results/get-display-messages.js';
import { getInstalledCertificateIdsResult } from './results/get-installed-certificate-ids.js';
import { getLocalListVersionResult } from './results/get-local-list-version.js';
import { getLogResult } from './results/get-log.js';
import { getMonitoringReportResult } from './results/get-monitoring-report.js';
import { getTransactionStatusResult } from './results/get-transaction-status.js';
import { getVariablesResult } from './results/get-variables.js';
import { installCertificateResult } from './results/install-certificate.js';
import { publishFirmwareResult } from './results/publish-firmware.js';
import { sendLocalListResult } from './results/send-local-list.js';
import { setDisplayMessageResult } from './results/set-display-message.js';
import { setMonitoringBaseResult } from './results/set-monitoring-base.js';
import { setMonitoringLevelResult } from './results/set-monitoring-level.js';
import { setNetworkProfileResult } from './results/set-network-profile.js';
import { setVariableMonitoringResult } from './results/set-variable-monitoring.js';
import { setVariablesResult } from './results/set-variables.js';
import { unpublishFirmwareResult } from './results/unpublish-firmware.js';
import { updateFirmwareResult } from './results/update-firmware.js';

/** What the handlers of stations' answers work with. */
export interface ResultHandlersDeps {
  readonly store: Pick<
    Store,
    | 'availability'
    | 'calls'
    | 'customerInformation'
    | 'deviceModel'
    | 'displayMessages'
    | 'installedCertificates'
    | 'localLists'
    | 'messageQueues'
    | 'networkProfiles'
    | 'progress'
    | 'stations'
    | 'stationWork'
    | 'variableMonitors'
  > &
    ChargingResultsDeps['store'];
}

/** Handlers of the answers to calls that change what is known of a station. */
export function resultHandlers({ store }: ResultHandlersDeps) {
  const {
    availability,
    calls,
    customerInformation,
    deviceModel,
    displayMessages,
    installedCertificates,
    localLists,
    messageQueues,
    networkProfiles,
    progress,
    stations,
    stationWork,
    variableMonitors,
  } = store;
  return {
    ...chargingResults({ store }),
    CertificateSigned: certificateSignedResult({ installedCertificates }),
    ChangeAvailability: changeAvailabilityResult({ availability }),
    ClearDisplayMessage: clearDisplayMessageResult({ displayMessages }),
    ClearVariableMonitoring: clearVariableMonitoringResult({ variableMonitors }),
    CustomerInformation: customerInformationResult({ customerInformation, localLists, stationWork }),
    DeleteCertificate: deleteCertificateResult({ installedCertificates }),
    GetDisplayMessages: getDisplayMessagesResult({ displayMessages }),
    GetInstalledCertificateIds: getInstalledCertificateIdsResult({ installedCertificates }),
    GetLocalListVersion: getLocalListVersionResult({ localLists }),
    GetLog: getLogResult({ progress }),
    GetMonitoringReport: getMonitoringReportResult({ variableMonitors }),
    GetTransactionStatus: getTransactionStatusResult({ messageQueues }),
    GetVariables: getVariablesResult({ deviceModel }),
    InstallCertificate: installCertificateResult({ installedCertificates }),
    PublishFirmware: publishFirmwareResult({ progress }),
    SendLocalList: sendLocalListResult({ calls, localLists }),
    SetDisplayMessage: setDisplayMessageResult({ displayMessages }),
    SetMonitoringBase: setMonitoringBaseResult({ deviceModel }),
    SetMonitoringLevel: setMonitoringLevelResult({ deviceModel }),
    SetNetworkProfile: setNetworkProfileResult({ networkProfiles, stations }),
    SetVariableMonitoring: setVariableMonitoringResult({ variableMonitors }),
    SetVariables: setVariablesResult({ deviceModel, stations }),
    UnpublishFirmware: unpublishFirmwareResult({ progress }),
    UpdateFirmware: updateFirmwareResult({ progress }),
  };
}
