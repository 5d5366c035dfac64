import type { Ocpp16Messages } from '@csms/ocpp-messages/1.6';
import type { PncMessages } from '@csms/ocpp-messages/pnc';
import type { VendorHandlerSet } from '@csms/router';
import { certificateStatus, evCertificate, requestStationCertificate } from '@csms/services';
import type { PlugAndChargeDeps } from '../types.js';
import { certificateInQuestion } from '../vendor-certificates.js';
import { pncAuthorize } from './authorize.js';

/**
 * Handlers of the messages of the Open Charge Alliance's Plug & Charge extension that stations send, by the same rules
 * as those of 2.0.1. A certificate that a station asks for is always for ISO 15118.
 */
export function pncHandlers({
  tokenAuthorizer,
  certificates,
}: PlugAndChargeDeps): VendorHandlerSet<Ocpp16Messages, PncMessages> {
  const { contractCertificates, evCertificates, stationCertificates } = certificates;
  return {
    Authorize: pncAuthorize({ tokenAuthorizer, contractCertificates }),
    Get15118EVCertificate: ({ iso15118SchemaVersion: schemaVersion, action, exiRequest }, { stationId }) =>
      evCertificate(evCertificates, { stationId, schemaVersion, action, exiRequest }),
    GetCertificateStatus: ({ ocspRequestData }) =>
      certificateStatus(certificates.certificateStatus, certificateInQuestion(ocspRequestData)),
    SignCertificate: ({ csr }, { stationId, receivedAt: at }) =>
      requestStationCertificate(stationCertificates, { stationId, use: 'v2g', dialect: 'pnc', csr, at }),
  };
}
