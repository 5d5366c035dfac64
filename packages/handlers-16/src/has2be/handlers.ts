import type { Ocpp16Messages } from '@csms/ocpp-messages/1.6';
import type { Has2beMessages } from '@csms/ocpp-messages/has2be';
import type { VendorHandlerSet } from '@csms/router';
import { certificateStatus, requestStationCertificate } from '@csms/services';
import type { PlugAndChargeDeps } from '../types.js';
import { certificateInQuestion } from '../vendor-certificates.js';
import { has2beAuthorize } from './authorize.js';
import { has2beGet15118EVCertificate } from './get-15118-ev-certificate.js';

/**
 * Handlers of the messages of has-to-be's Plug & Charge extension that stations send, by the same rules as those of
 * 2.0.1. A certificate that a station asks for is for ISO 15118 unless it says otherwise.
 */
export function has2beHandlers({
  tokenAuthorizer,
  certificates,
}: PlugAndChargeDeps): VendorHandlerSet<Ocpp16Messages, Has2beMessages> {
  const { contractCertificates, stationCertificates } = certificates;
  return {
    Authorize: has2beAuthorize({ tokenAuthorizer, contractCertificates }),
    Get15118EVCertificate: has2beGet15118EVCertificate(certificates),
    GetCertificateStatus: ({ ocspRequestData }) =>
      certificateStatus(certificates.certificateStatus, certificateInQuestion(ocspRequestData)),
    SignCertificate: ({ csr, typeOfCertificate }, { stationId, receivedAt: at }) => {
      const use = typeOfCertificate === 'ChargingStationCertificate' ? 'csms' : 'v2g';
      return requestStationCertificate(stationCertificates, { stationId, use, dialect: 'has2be', csr, at });
    },
  };
}
