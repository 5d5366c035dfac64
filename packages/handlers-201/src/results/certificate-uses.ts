import type { GetCertificateIdUseEnumType } from '@csms/ocpp-messages/2.0.1';
import type { InstalledCertificateUse } from '@csms/store';

/** What each kind of certificate is for. */
const uses: ReadonlyMap<GetCertificateIdUseEnumType, InstalledCertificateUse> = new Map([
  ['CSMSRootCertificate', 'csms_root'],
  ['ManufacturerRootCertificate', 'manufacturer_root'],
  ['V2GRootCertificate', 'v2g_root'],
  ['MORootCertificate', 'mo_root'],
  ['V2GCertificateChain', 'v2g_chain'],
]);

/** All kinds of certificates that a station lists. */
export const allCertificateTypes: readonly GetCertificateIdUseEnumType[] = [...uses.keys()];

/** What certificates of some kinds are for. */
export function certificateUsesOf(types: readonly GetCertificateIdUseEnumType[]): InstalledCertificateUse[] {
  return types.flatMap((type) => uses.get(type) ?? []);
}
