import { type Calls, type CertificateProvision, createCertificateProvision } from '@csms/calls';
import {
  type CertificateSigner,
  createStationCertificates,
  type StationCertificateProvider,
} from '@csms/services';
import type { Store } from '@csms/store';
import type { ProgramLogger } from './logging.js';

/** What providing stations with certificates works with. */
export interface StationCertificatesDeps {
  readonly signer: CertificateSigner;
  readonly store: Store;
  readonly calls: Calls;
  readonly logger: ProgramLogger;
}

/** A manager's part in providing stations with certificates. */
export interface StationCertificates {
  /** Takes what stations ask for. */
  readonly provider: StationCertificateProvider;
  /** Has it signed and brings it to them. */
  readonly provision: CertificateProvision;
}

/** Starts what provides stations with certificates. */
export function startStationCertificates({
  signer,
  store,
  calls,
  logger,
}: StationCertificatesDeps): StationCertificates {
  return {
    provider: createStationCertificates({
      store,
      signer,
      onRejected: (request, err) => logger.warn({ ...request, err }, 'rejected a request for a certificate'),
    }),
    provision: createCertificateProvision({ store, signer, calls, logger }),
  };
}
