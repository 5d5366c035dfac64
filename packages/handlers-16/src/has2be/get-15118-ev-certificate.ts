import { type CertificateServices, evCertificate } from '@csms/services';
import type { Has2beHandler } from './types.js';

/**
 * Gets an EV its contract certificate. The extension does not say whether it is the first one, which only the EXI
 * tells. The schema version comes in either spelling.
 */
export function has2beGet15118EVCertificate({
  evCertificates,
}: Pick<CertificateServices, 'evCertificates'>): Has2beHandler<'Get15118EVCertificate'> {
  return ({ exiRequest, ...request }, { stationId }) => {
    const schemaVersion = request['15118SchemaVersion'] ?? request.iso15118SchemaVersion ?? '';
    return evCertificate(evCertificates, { stationId, schemaVersion, action: 'Install', exiRequest });
  };
}
