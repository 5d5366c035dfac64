import type { CertificateUseEnumType } from '@csms/ocpp-messages/1.6';
import type { InstalledCertificateUse } from '@csms/store';

/** What a root certificate is for, by its type in the security extension. */
export function certificateUseOf(type: CertificateUseEnumType): InstalledCertificateUse {
  return type === 'CentralSystemRootCertificate' ? 'csms_root' : 'manufacturer_root';
}
