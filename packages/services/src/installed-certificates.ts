import type {
  CertificateHash,
  InstalledCertificateStore,
  InstalledCertificateUse,
  ListedCertificate,
} from '@csms/store';
import { hashesOfPem } from './certificates/hashes-of-pem.js';

/** A certificate that a station answered to have taken, or not. */
export interface CertificateOffer {
  /** In the words that all OCPP dialects share. */
  readonly status: 'Accepted' | 'Rejected' | 'Failed';
  /** What it is for; a certificate may be for several things. */
  readonly uses: readonly InstalledCertificateUse[];
  /** PEM; of what is the station's own the chain. */
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
 * Keeps which certificates of some uses a station has (2.0.1 M03; 1.6 security whitepaper M03). One that lists none, and
 * does not say that there are none, says nothing.
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

/** The name alone, without what a message may say beside it. */
function hashOf({
  hashAlgorithm,
  issuerNameHash,
  issuerKeyHash,
  serialNumber,
}: CertificateHash): CertificateHash {
  return { hashAlgorithm, issuerNameHash, issuerKeyHash, serialNumber };
}
