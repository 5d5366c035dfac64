import type { Page, PageRequest } from './page.js';

/** A certificate as OCSP names it (RFC 6960 CertID), hashes and serial number in hex, as whoever computed them writes it. */
export interface CertificateHash {
  readonly hashAlgorithm: 'SHA256' | 'SHA384' | 'SHA512';
  readonly issuerNameHash: string;
  readonly issuerKeyHash: string;
  readonly serialNumber: string;
}

/** What a certificate in a station is for. */
export type InstalledCertificateUse =
  /** Trusted for connections to the CSMS, for firmware, for ISO 15118 and for contracts. */
  | 'csms_root'
  | 'manufacturer_root'
  | 'v2g_root'
  | 'mo_root'
  | 'oem_root'
  /** The station's own, for ISO 15118 and for its connection to the CSMS. */
  | 'v2g_chain'
  | 'station';

/** A certificate in a station. */
export interface InstalledCertificate {
  readonly use: InstalledCertificateUse;
  /**
   * Its names, at most one by each algorithm; those that the station itself uses come first (2.0.1 M04.FR.07). None while
   * the station did not name it and its issuer is not known.
   */
  readonly hashes: readonly CertificateHash[];
  /** Of those that it came with, from the one that signed it on. */
  readonly children: readonly CertificateHash[];
  /** PEM, where we installed it; of what is the station's own the whole chain. */
  readonly certificate?: string;
  /** When the station last listed it. */
  readonly seenAt?: Date;
  /** When the station last took it from us. */
  readonly installedAt?: Date;
  /** When the station no longer had it: it deleted it, or listed others of its use only. Absent while it is there. */
  readonly goneAt?: Date;
}

/** A certificate as a station lists it. */
export interface ListedCertificate {
  readonly use: InstalledCertificateUse;
  readonly hash: CertificateHash;
  readonly children: readonly CertificateHash[];
}

/** A station's list of its certificates of some uses: it has no others of these. */
export interface CertificateListing {
  readonly uses: readonly InstalledCertificateUse[];
  readonly certificates: readonly ListedCertificate[];
  readonly at: Date;
}

/** That a station took a certificate. */
export interface CertificateInstallation {
  readonly use: InstalledCertificateUse;
  /** PEM. */
  readonly certificate: string;
  /** Its names, by each algorithm; none where its issuer is not known. */
  readonly hashes: readonly CertificateHash[];
  readonly at: Date;
}

/** How many certificates of a station are kept at least, those that are gone among them. */
export const maxInstalledCertificates = 50;

/**
 * Certificates in stations, by {@link addListing}, {@link addInstallation} and {@link addDeletion}, in whatever order these
 * come. Every value returned is the caller's own copy. A station need not be known, and stays unknown.
 */
export interface InstalledCertificateStore {
  /** Keeps what a station listed. */
  recordListing(stationId: string, listing: CertificateListing): Promise<void>;
  /** Keeps a certificate that a station took. */
  recordInstallation(stationId: string, installation: CertificateInstallation): Promise<void>;
  /** Keeps that a station had no certificate of a name at a time, whatever its use. */
  recordDeletion(stationId: string, hash: CertificateHash, at: Date): Promise<void>;
  /** The certificates of a station, those that are gone among them, by {@link certificatePosition}. */
  list(stationId: string, page: PageRequest): Promise<Page<InstalledCertificate>>;
}
