import { type CertificateStatusSource, noCertificateStatus } from './certificate-status.js';
import { type ContractCertificateValidator, noContractCertificates } from './contract-certificates.js';
import { type EvCertificateProvider, noEvCertificates } from './ev-certificates.js';
import { noStationCertificates, type StationCertificateProvider } from './station-certificates.js';

/** What the messages of Plug & Charge work with. */
export interface CertificateServices {
  readonly contractCertificates: ContractCertificateValidator;
  readonly certificateStatus: CertificateStatusSource;
  readonly stationCertificates: StationCertificateProvider;
  readonly evCertificates: EvCertificateProvider;
}

/** Services of a CSMS without Plug & Charge: every request gets the answer by which the standard refuses it. */
export const noCertificates: CertificateServices = {
  contractCertificates: noContractCertificates,
  certificateStatus: noCertificateStatus,
  stationCertificates: noStationCertificates,
  evCertificates: noEvCertificates,
};
