import { foldCase } from './fold-case.js';
import {
  type CertificateHash,
  type CertificateInstallation,
  type CertificateListing,
  type InstalledCertificate,
  type InstalledCertificateUse,
  maxInstalledCertificates,
} from './installed-certificates.js';
import { addRemoval, type Removal } from './removals.js';

/** All that is kept of the certificates in a station. */
export interface CertificatesOfStation {
  /** The latest {@link maxInstalledCertificates}. */
  readonly certificates: readonly InstalledCertificate[];
  /** When certificates of a use were last listed: those that were known before and not listed are gone. */
  readonly listings: readonly { readonly use: InstalledCertificateUse; readonly at: Date }[];
  readonly deletions: readonly Removal<CertificateHash>[];
}

/** The certificates of a station of which nothing is known. */
export const noCertificatesOfStation: CertificatesOfStation = {
  certificates: [],
  listings: [],
  deletions: [],
};

/** For the stores: the certificates of a station after it listed some. */
export function addListing(
  known: CertificatesOfStation,
  { uses, certificates, at }: CertificateListing,
): CertificatesOfStation {
  const listed = certificates.map(({ use, hash, children }) => ({
    use,
    hashes: [hash],
    children,
    seenAt: at,
  }));
  return settled({
    ...known,
    certificates: listed.reduce(withCertificate, known.certificates),
    listings: uses.reduce((listings, use) => withListing(listings, use, at), known.listings),
  });
}

/**
 * For the stores: the certificates of a station after it took one. It has one certificate for its connection to the CSMS,
 * so that the one before is gone.
 */
export function addInstallation(
  known: CertificatesOfStation,
  { use, certificate, hashes, at }: CertificateInstallation,
): CertificatesOfStation {
  return settled({
    ...known,
    certificates: withCertificate(known.certificates, {
      use,
      hashes,
      children: [],
      certificate,
      installedAt: at,
    }),
    listings: use === 'station' ? withListing(known.listings, use, at) : known.listings,
  });
}

/** For the stores: the certificates of a station once it has none of a name. */
export function addDeletion(
  known: CertificatesOfStation,
  hash: CertificateHash,
  at: Date,
): CertificatesOfStation {
  return settled({ ...known, deletions: addRemoval(known.deletions, { criteria: hash, at }) });
}

/** For the stores: what certificates of a station are ordered by. */
export function certificatePosition({
  use,
  hashes: [hash],
  installedAt,
}: InstalledCertificate): [string, string] {
  return [use, hash ? certificateName(hash) : String(installedAt?.getTime())];
}

function withCertificate(
  all: readonly InstalledCertificate[],
  told: InstalledCertificate,
): readonly InstalledCertificate[] {
  const same = all.filter((other) => isSame(other, told));
  return [...all.filter((other) => !same.includes(other)), same.reduce(merged, told)];
}

function isSame(a: InstalledCertificate, b: InstalledCertificate): boolean {
  if (a.use !== b.use) return false;
  const names = new Set(a.hashes.map(certificateName));
  return (
    b.hashes.some((hash) => names.has(certificateName(hash))) ||
    (a.certificate !== undefined && a.certificate === b.certificate)
  );
}

/** All that two records know of one certificate: where both tell something, the later. */
function merged(a: InstalledCertificate, b: InstalledCertificate): InstalledCertificate {
  const [seenEarlier, seenLater] = inOrder(a, b, 'seenAt');
  const [, installedLater] = inOrder(a, b, 'installedAt');
  const { seenAt, children } = seenLater;
  const { installedAt, certificate } = installedLater;
  const goneAt = earliest(a.goneAt, b.goneAt);
  const hashes = new Map<string, CertificateHash>();
  for (const hash of [...seenLater.hashes, ...seenEarlier.hashes]) {
    if (!hashes.has(hash.hashAlgorithm)) hashes.set(hash.hashAlgorithm, hash);
  }
  return {
    use: a.use,
    hashes: [...hashes.values()],
    children,
    ...(certificate !== undefined && { certificate }),
    ...(seenAt && { seenAt }),
    ...(installedAt && { installedAt }),
    ...(goneAt && { goneAt }),
  };
}

function inOrder(
  a: InstalledCertificate,
  b: InstalledCertificate,
  field: 'seenAt' | 'installedAt',
): readonly [InstalledCertificate, InstalledCertificate] {
  return (a[field]?.getTime() ?? -Infinity) > (b[field]?.getTime() ?? -Infinity) ? [b, a] : [a, b];
}

function withListing(
  listings: CertificatesOfStation['listings'],
  use: InstalledCertificateUse,
  at: Date,
): CertificatesOfStation['listings'] {
  const known = listings.find((listing) => listing.use === use);
  if (known && known.at >= at) return listings;
  return [...listings.filter((listing) => listing !== known), { use, at }];
}

/** Marks what is gone, and leaves out what is too much. */
function settled({ certificates, listings, deletions }: CertificatesOfStation): CertificatesOfStation {
  const settledOnes = certificates.map(({ goneAt: knownGoneAt, ...certificate }) => {
    const names = new Set(certificate.hashes.map(certificateName));
    const knownAt = lastKnownAt(certificate);
    // At the same instant a listing that names it outweighs one that does not, and a deletion outweighs both.
    const listedAt = listings.find(({ use }) => use === certificate.use)?.at;
    const deletedAt = deletions
      .filter(({ criteria }) => names.has(certificateName(criteria)))
      .map(({ at }) => at);
    const goneAt = [
      ...[knownGoneAt, listedAt].filter((at) => at && at > knownAt),
      ...deletedAt.filter((at) => at >= knownAt),
    ].reduce(earliest, undefined);
    return goneAt ? { ...certificate, goneAt } : certificate;
  });
  const latest = settledOnes.toSorted((a, b) => lastToldAt(b) - lastToldAt(a));
  return { certificates: latest.slice(0, maxInstalledCertificates), listings, deletions };
}

function lastKnownAt({ seenAt, installedAt }: InstalledCertificate): Date {
  return new Date(Math.max(seenAt?.getTime() ?? 0, installedAt?.getTime() ?? 0));
}

function lastToldAt(certificate: InstalledCertificate): number {
  return Math.max(lastKnownAt(certificate).getTime(), certificate.goneAt?.getTime() ?? 0);
}

function earliest(a: Date | undefined, b: Date | undefined): Date | undefined {
  if (!a || !b) return a ?? b;
  return a < b ? a : b;
}

/**
 * One text for one name of a certificate, however it is written: neither the case of hex digits nor leading zeros of its
 * serial number matter.
 */
export function certificateName({
  hashAlgorithm,
  issuerNameHash,
  issuerKeyHash,
  serialNumber,
}: CertificateHash): string {
  const serial = serialNumber.replace(/^0+(?=.)/, '');
  return foldCase(`${hashAlgorithm} ${issuerNameHash} ${issuerKeyHash} ${serial}`);
}
