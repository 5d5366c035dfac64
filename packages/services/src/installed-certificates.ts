import type {
  CertificateHash,
  InstalledCertificateStore,
  InstalledCertificateUse,
  ListedCertificate,
} from '@csms/store';
import { hashesOfPem } from './certificates/hashes-of-pem.js';

/** A certificate that a station took, or did not take, by its answer. */
export interface CertificateOffer {
  /** In the words that all OCPP dialects share. */
  readonly status: 'Accepted' | 'Rejected' | 'Failed';
  /** What it is for; a certificate may be for several things. */
  readonly uses: readonly InstalledCertificateUse[];
  /** PEM; the whole chain for a certificate of the station itself. */
  readonly certificate: string;
  readonly at: Date;
}

/** Keeps a certificate that a station took (2.0.1 A02, M05; 1.6 security whitepaper A02, M05). */
export async function recordCertificateInstallation(
  installedCertificates: Pick<InstalledCertificateStore, 'recordInstallation'>,
  stationId: string,
  { status, uses, certificate, at }: CertificateOffer,
): Promise<void> {
  if (status !== 'Accepted') return;
  const hashes = hashesOfPem(certificate);
  for (const use of uses) {
    await installedCertificates.recordInstallation(stationId, { use, certificate, hashes, at });
  }
}

/** What a station answered when it was told to delete a certificate. */
export interface CertificateDeletion {
  readonly status: 'Accepted' | 'Failed' | 'NotFound';
  readonly hash: CertificateHash;
  readonly at: Date;
}

/** Keeps that a station has no such certificate: it deleted it, or had none (2.0.1 M04; 1.6 security whitepaper M04). */
export async function recordCertificateDeletion(
  installedCertificates: Pick<InstalledCertificateStore, 'recordDeletion'>,
  stationId: string,
  { status, hash, at }: CertificateDeletion,
): Promise<void> {
  if (status !== 'Failed') await installedCertificates.recordDeletion(stationId, hashOf(hash), at);
}

/** What a station answered when it was asked which certificates it has. */
export interface CertificateList {
  readonly status: 'Accepted' | 'NotFound';
  /** Those that were asked for: others may be there that are not listed. */
  readonly uses: readonly InstalledCertificateUse[];
  /** Absent where the station sent none. */
  readonly certificates?: readonly ListedCertificate[];
  readonly at: Date;
}

/**
 * Keeps which certificates of some uses a station has (2.0.1 M03; 1.6 security whitepaper M03). An answer that lists
 * none, and does not say that there are none, changes nothing.
 */
export async function recordCertificateListing(
  installedCertificates: Pick<InstalledCertificateStore, 'recordListing'>,
  stationId: string,
  { status, uses, certificates = [], at }: CertificateList,
): Promise<void> {
  if (status === 'Accepted' && certificates.length === 0) return;
  const listed = certificates.map(({ use, hash, children }) => ({
    use,
    hash: hashOf(hash),
    children: children.map(hashOf),
  }));
  await installedCertificates.recordListing(stationId, { uses, certificates: listed, at });
}

/** The hashes alone, without other fields of the message. */
function hashOf({
  hashAlgorithm,
  issuerNameHash,
  issuerKeyHash,
  serialNumber,
}: CertificateHash): CertificateHash {
  return { hashAlgorithm, issuerNameHash, issuerKeyHash, serialNumber };
}
