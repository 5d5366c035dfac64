import { type CertificateInQuestion, definedFields } from '@csms/services';
import type { InstalledCertificateStore, InstalledCertificateUse } from '@csms/store';

/** A certificate as both extensions name it. */
export interface VendorCertificate {
  readonly hashAlgorithm: CertificateInQuestion['hashAlgorithm'];
  readonly issuerNameHash: string;
  readonly issuerKeyHash: string;
  readonly serialNumber: string;
  readonly responderURL?: string;
}

/** The certificate whose status is asked for. */
export function certificateInQuestion({
  hashAlgorithm,
  issuerNameHash,
  issuerKeyHash,
  serialNumber,
  responderURL: responderUrl,
}: VendorCertificate): CertificateInQuestion {
  return definedFields({ hashAlgorithm, issuerNameHash, issuerKeyHash, serialNumber, responderUrl });
}

/** What the answers to the messages of both extensions work with. */
export interface VendorResultDeps {
  readonly installedCertificates: Pick<
    InstalledCertificateStore,
    'recordInstallation' | 'recordDeletion' | 'recordListing'
  >;
}

/** What each kind of certificate is for that both extensions name. */
const uses: ReadonlyMap<string, InstalledCertificateUse> = new Map([
  ['V2GRootCertificate', 'v2g_root'],
  ['MORootCertificate', 'mo_root'],
  ['OEMRootCertificate', 'oem_root'],
  ['CSMSRootCertificate', 'csms_root'],
  ['ManufacturerRootCertificate', 'manufacturer_root'],
  ['V2GCertificateChain', 'v2g_chain'],
]);

/** What certificates of some kinds are for. */
export function vendorCertificateUses(types: readonly string[]): InstalledCertificateUse[] {
  return types.flatMap((type) => uses.get(type) ?? []);
}
