import { type CertificateServices, evCertificate } from '@csms/services';
import type { CallHandler201 } from './types.js';

/** What Get15118EVCertificate works with. */
export type Get15118EVCertificateDeps = Pick<CertificateServices, 'evCertificates'>;

/** Gets an EV its contract certificate, or a newer one (OCPP 2.0.1 M01, M02). */
export function get15118EVCertificate({
  evCertificates,
}: Get15118EVCertificateDeps): CallHandler201<'Get15118EVCertificate'> {
  return ({ iso15118SchemaVersion: schemaVersion, action, exiRequest }, { stationId }) =>
    evCertificate(evCertificates, { stationId, schemaVersion, action, exiRequest });
}
