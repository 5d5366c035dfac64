import type { CertificateHash } from '@csms/store';

/** A certificate as OCSP names it (RFC 6960 CertID): hashes and serial number in hex, as the station wrote them. */
export type CertificateHashes = CertificateHash;

/** A certificate whose status is asked for. */
export interface CertificateInQuestion extends CertificateHashes {
  /** The responder that the certificate names, by the word of the station alone. */
  readonly responderUrl?: string;
}

/** Finds out how certificates stand. */
export interface CertificateStatusSource {
  /** The OCSP response (DER, RFC 6960) for a certificate, good or revoked; `undefined` when no valid one can be had. */
  find(certificate: CertificateInQuestion): Promise<Uint8Array | undefined>;
}

/** A source that knows of no certificate. */
export const noCertificateStatus: CertificateStatusSource = { find: async () => undefined };

/** Asks for the status of a certificate, in the words that all OCPP dialects share (2.0.1 M06.FR.01 to 04). */
export async function certificateStatus(
  source: CertificateStatusSource,
  certificate: CertificateInQuestion,
): Promise<{ status: 'Accepted'; ocspResult: string } | { status: 'Failed' }> {
  const response = await source.find(certificate);
  const ocspResult = response && Buffer.from(response).toString('base64');
  return ocspResult && ocspResult.length <= maxOcspResultLength
    ? { status: 'Accepted', ocspResult }
    : { status: 'Failed' };
}

/** Longest OCSP response that 2.0.1 and both extensions of 1.6 have room for, in base64. */
const maxOcspResultLength = 5500;
