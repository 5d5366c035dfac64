import type { Store } from '@csms/store';
import { type ChargingResultsDeps, chargingResults } from './charging-results.js';
import { certificateSignedResult } from './results/certificate-signed.js';
import { changeAvailabilityResult } from './results/change-availability.js';
import { changeConfigurationResult } from './results/change-configuration.js';
import { dataTransferResult } from './results/data-transfer.js';
import { deleteCertificateResult } from './results/delete-certificate.js';
import { getConfigurationResult } from './results/get-configuration.js';
import { getDiagnosticsResult } from './results/get-diagnostics.js';
import { getInstalledCertificateIdsResult } from './results/get-installed-certificate-ids.js';
import { getLocalListVersionResult } from './results/get-local-list-version.js';
import { getLogResult } from './results/get-log.js';
import { installCertificateResult } from './results/install-certificate.js';
import { sendLocalListResult } from './results/send-local-list.js';
import { signedUpdateFirmwareResult } from './results/signed-update-firmware.js';
import { updateFirmwareResult } from './results/update-firmware.js';

/** What the handlers of stations' answers work with. */
export interface ResultHandlersDeps {
  readonly store: Pick<
    Store,
    | 'availability'
    | 'calls'
    | 'configuration'
    | 'installedCertificates'
    | 'localLists'
    | 'progress'
    | 'stations'
  > &
    ChargingResultsDeps['store'];
}

/** Handlers of the answers to calls that change what is known of a station. */
export function resultHandlers({ store }: ResultHandlersDeps) {
  const { availability, calls, configuration, installedCertificates, localLists, progress, stations } = store;
  return {
    ...chargingResults({ store }),
    CertificateSigned: certificateSignedResult({ installedCertificates }),
    ChangeAvailability: changeAvailabilityResult({ availability }),
    ChangeConfiguration: changeConfigurationResult({ configuration, stations }),
    DataTransfer: dataTransferResult({ installedCertificates }),
    DeleteCertificate: deleteCertificateResult({ installedCertificates }),
    GetConfiguration: getConfigurationResult({ configuration }),
    GetDiagnostics: getDiagnosticsResult({ progress }),
    GetInstalledCertificateIds: getInstalledCertificateIdsResult({ installedCertificates }),
    GetLocalListVersion: getLocalListVersionResult({ localLists }),
    GetLog: getLogResult({ progress }),
    InstallCertificate: installCertificateResult({ installedCertificates }),
    SendLocalList: sendLocalListResult({ calls, localLists }),
    SignedUpdateFirmware: signedUpdateFirmwareResult({ progress }),
    UpdateFirmware: updateFirmwareResult({ progress }),
  };
}
