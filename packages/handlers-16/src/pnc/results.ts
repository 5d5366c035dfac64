import type { Ocpp16Messages } from '@csms/ocpp-messages/1.6';
import type { CertificateHashDataChainType, PncMessages } from '@csms/ocpp-messages/pnc';
import type { VendorResultSet } from '@csms/router';
import {
  recordCertificateDeletion,
  recordCertificateInstallation,
  recordCertificateListing,
} from '@csms/services';
import type { ListedCertificate } from '@csms/store';
import { type VendorResultDeps, vendorCertificateUses } from '../vendor-certificates.js';

/** Kinds of certificates that a station lists when the request names none. */
const allTypes = ['V2GRootCertificate', 'MORootCertificate', 'V2GCertificateChain'] as const;

/**
 * Handlers of the answers to the Open Charge Alliance's messages on certificates, by the same rules as those of 2.0.1.
 * The certificate that a station gets is always for ISO 15118.
 */
export function pncResults({
  installedCertificates,
}: VendorResultDeps): VendorResultSet<Ocpp16Messages, PncMessages> {
  return {
    CertificateSigned: ({ request, response: { status } }, { stationId, receivedAt: at }) => {
      const { certificateChain: certificate } = request;
      const uses = ['v2g_chain'] as const;
      return recordCertificateInstallation(installedCertificates, stationId, {
        status,
        uses,
        certificate,
        at,
      });
    },
    DeleteCertificate: ({ request, response: { status } }, { stationId, receivedAt: at }) => {
      const { certificateHashData: hash } = request;
      return recordCertificateDeletion(installedCertificates, stationId, { status, hash, at });
    },
    GetInstalledCertificateIds: ({ request, response }, { stationId, receivedAt: at }) => {
      const { status, certificateHashDataChain = [] } = response;
      const uses = vendorCertificateUses(request.certificateType ?? allTypes);
      const certificates = certificateHashDataChain.flatMap(listedCertificates);
      return recordCertificateListing(installedCertificates, stationId, { status, uses, certificates, at });
    },
    InstallCertificate: ({ request, response: { status } }, { stationId, receivedAt: at }) => {
      const { certificateType, certificate } = request;
      const uses = vendorCertificateUses([certificateType]);
      return recordCertificateInstallation(installedCertificates, stationId, {
        status,
        uses,
        certificate,
        at,
      });
    },
  };
}

/** A certificate that a station lists; stations of some makers leave out the children. */
function listedCertificates({
  certificateType,
  certificateHashData: hash,
  childCertificateHashData: children = [],
}: CertificateHashDataChainType): ListedCertificate[] {
  return vendorCertificateUses([certificateType]).map((use) => ({ use, hash, children }));
}
