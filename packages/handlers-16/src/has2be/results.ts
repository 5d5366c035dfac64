import type { Ocpp16Messages } from '@csms/ocpp-messages/1.6';
import type { Has2beMessages } from '@csms/ocpp-messages/has2be';
import type { VendorResultSet } from '@csms/router';
import {
  recordCertificateDeletion,
  recordCertificateInstallation,
  recordCertificateListing,
} from '@csms/services';
import { type VendorResultDeps, vendorCertificateUses } from '../vendor-certificates.js';

/** Handlers of the answers to has-to-be's messages on certificates, by the same rules as those of 2.0.1. */
export function has2beResults({
  installedCertificates,
}: VendorResultDeps): VendorResultSet<Ocpp16Messages, Has2beMessages> {
  return {
    CertificateSigned: ({ request, response: { status } }, { stationId, receivedAt: at }) => {
      const { cert: certificate, typeOfCertificate } = request;
      const uses = [typeOfCertificate === 'V2GCertificate' ? 'v2g_chain' : 'station'] as const;
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
    async GetInstalledCertificateIds({ request, response }, { stationId, receivedAt: at }) {
      const { status, certificateHashDataChain: hashes = [] } = response;
      const uses = vendorCertificateUses(request.typeOfCertificate ?? []);
      // The answer does not say of which kind its certificates are, so only a request for one kind tells.
      if (hashes.length > 0 && uses.length !== 1) return;
      const certificates = uses.flatMap((use) => hashes.map((hash) => ({ use, hash, children: [] })));
      await recordCertificateListing(installedCertificates, stationId, { status, uses, certificates, at });
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
