import { hash } from 'node:crypto';
import type { CertificateRequest, CertificateRequestStore } from '@csms/store';
import type { CertificateSigner } from './certificate-signer.js';
import { csrContent, readCsr } from './csr.js';

export type { CertificateDialect, StationCertificateUse } from '@csms/store';

/** A station's request for a certificate. */
export interface StationCertificateRequest extends Omit<CertificateRequest, 'csr'> {
  /** PKCS#10, DER; nothing of it is verified. */
  readonly csr: Uint8Array;
}

/** Provides stations with certificates. */
export interface StationCertificateProvider {
  /**
   * Takes a request, and resolves to whether it can be fulfilled; the certificate follows later, in a call to the station.
   * A request that was taken before is not taken again and gets the same answer, also from two managers at once: a
   * station repeats itself until its certificate comes (2.0.1 A02.FR.17).
   */
  request(request: StationCertificateRequest): Promise<'Accepted' | 'Rejected'>;
}

/** A provider that has no certificates. */
export const noStationCertificates: StationCertificateProvider = { request: async () => 'Rejected' };

/** What providing stations with certificates works with. */
export interface StationCertificatesDeps {
  readonly store: {
    readonly certificateRequests: Pick<CertificateRequestStore, 'request'>;
  };
  readonly signer: Pick<CertificateSigner, 'check'>;
  /** Hears of what is rejected, and why. */
  readonly onRejected?: (
    request: Pick<StationCertificateRequest, 'stationId' | 'use'>,
    reason: unknown,
  ) => void;
}

/** Takes requests whose CSR can be signed, so that any manager signs them and hands the certificate to the station. */
export function createStationCertificates({
  store: { certificateRequests },
  signer,
  onRejected = () => {},
}: StationCertificatesDeps): StationCertificateProvider {
  return {
    async request({ csr, ...request }) {
      const { stationId, use, at } = request;
      try {
        await signer.check({ use, csr, at, stationId });
      } catch (reason) {
        onRejected({ stationId, use }, reason);
        return 'Rejected';
      }
      await certificateRequests.request({ ...request, csr: Buffer.from(csr).toString('base64') });
      return 'Accepted';
    },
  };
}

/**
 * Asks for a certificate, in the words that all OCPP dialects share (2.0.1 A02.FR.11, A02.FR.12; 1.6 security whitepaper
 * A02). What is no CSR is rejected.
 *
 * @param csr PKCS#10 as PEM, or the base64 of its DER
 */
export async function requestStationCertificate(
  provider: StationCertificateProvider,
  { csr, ...fields }: Omit<StationCertificateRequest, 'requestId' | 'csr'> & { readonly csr: string },
): Promise<{ status: 'Accepted' | 'Rejected' }> {
  const der = readCsr(csr);
  if (!der) return { status: 'Rejected' };
  const { stationId, use, dialect } = fields;
  const identity = JSON.stringify([stationId, use, dialect, Buffer.from(csrContent(der)).toString('base64')]);
  return {
    status: await provider.request({ ...fields, requestId: hash('sha256', identity, 'hex'), csr: der }),
  };
}
