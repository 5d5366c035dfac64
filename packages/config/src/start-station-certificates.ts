import { type CertificateProvision, createCalls, createCertificateProvision } from '@csms/calls';
import {
  type CertificateSigner,
  createStationCertificates,
  type StationCertificateProvider,
} from '@csms/services';
import type { Store } from '@csms/store';
import type { Transport } from '@csms/transport';
import type { Config } from './config.js';
import type { ProgramLogger } from './logging.js';
import { protocolsOf } from './protocols.js';

/** What providing stations with certificates works with. */
export interface StationCertificatesDeps {
  readonly signer: CertificateSigner;
  readonly store: Store;
  readonly transport: Transport;
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
export async function startStationCertificates(
  { ocpp }: Pick<Config, 'ocpp'>,
  { signer, store, transport, logger }: StationCertificatesDeps,
): Promise<StationCertificates> {
  const protocols = await protocolsOf(ocpp.versions);
  const calls = createCalls({ store, transport, protocols, timeoutMs: ocpp.callTimeoutMs });
  return {
    provider: createStationCertificates({
      store,
      signer,
      onRejected: (request, err) => logger.warn({ ...request, err }, 'rejected a request for a certificate'),
    }),
    provision: createCertificateProvision({ store, signer, calls, logger }),
  };
}
