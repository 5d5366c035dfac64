import type { Operation } from '../operation.js';
import type { Clock } from '../options.js';
import { type CertificatesJson, fromCertificatesJson } from '../schemas/certificates-to-install.js';
import { type WantedStore, wantOfStation } from './want-of-station.js';

/** Says which certificates a station is to trust. */
export function installCertificates(
  store: WantedStore,
  clock: Clock,
): Operation<{ csId: string }, unknown, CertificatesJson> {
  return wantOfStation(store, clock, {
    operationId: 'installCertificates',
    path: 'certificates',
    tag: 'certificates',
    summary: 'Set the certificates that a station should trust',
    description:
      'Root certificates of ISO 15118 (V2G), of mobility operators (MO), of the manufacturer (MF) and of the CSMS. They are installed at once when the station is connected, and otherwise when it comes. What came of each is told by GET of the same address.',
    body: 'CertificatesToInstall',
    status: 200,
    read: fromCertificatesJson,
  });
}
