import { hash } from 'node:crypto';
import { readCsr } from './csr.js';

/** What a station's certificate is for: its connection to the CSMS, ISO 15118, or both. */
export type StationCertificateUse = 'csms' | 'v2g' | 'combined';

/** The messages in which a station asks for a certificate, and in which it gets it. */
export type CertificateDialect = 'ocpp' | 'pnc' | 'has2be';

/** A station's request for a certificate. */
export interface CertificateRequest {
  /** Follows from all that the request says, but for the time: the request sent again has the same. */
  readonly requestId: string;
  readonly stationId: string;
  readonly use: StationCertificateUse;
  readonly dialect: CertificateDialect;
  /** PKCS#10, DER; nothing of it is verified. */
  readonly csr: Uint8Array;
  readonly at: Date;
}

/** Provides stations with certificates. */
export interface StationCertificateProvider {
  /**
   * Takes a request, and resolves to whether it can be fulfilled; the certificate follows later, in a call to the station.
   * A request that was taken before is not taken again and gets the same answer, also from two managers at once: a
   * station repeats itself until its certificate comes (2.0.1 A02.FR.17).
   */
  request(request: CertificateRequest): Promise<'Accepted' | 'Rejected'>;
}

/** A provider that has no certificates. */
export const noStationCertificates: StationCertificateProvider = { request: async () => 'Rejected' };

/**
 * Asks for a certificate, in the words that all OCPP dialects share (2.0.1 A02.FR.11, A02.FR.12; 1.6 security whitepaper
 * A02). What is no CSR is rejected.
 *
 * @param csr PKCS#10 as PEM, or the base64 of its DER
 */
export async function requestStationCertificate(
  provider: StationCertificateProvider,
  { csr, ...fields }: Omit<CertificateRequest, 'requestId' | 'csr'> & { readonly csr: string },
): Promise<{ status: 'Accepted' | 'Rejected' }> {
  const der = readCsr(csr);
  if (!der) return { status: 'Rejected' };
  const { stationId, use, dialect } = fields;
  const identity = JSON.stringify([stationId, use, dialect, Buffer.from(der).toString('base64')]);
  return {
    status: await provider.request({ ...fields, requestId: hash('sha256', identity, 'hex'), csr: der }),
  };
}
