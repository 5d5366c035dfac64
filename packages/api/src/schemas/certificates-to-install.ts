import type { RootCertificateUse, Wanted } from '@csms/store';
import { fromCertificateJson } from './certificate.js';
import { listOf, objectOf, oneOf } from './object-of.js';

/** What certificates are for, in the words of MaEVe's API. */
export type CertificateTypeJson = 'V2G' | 'MO' | 'MF' | 'CSMS';

/** What these words mean. */
export const certificateUses = {
  V2G: 'v2g_root',
  MO: 'mo_root',
  MF: 'manufacturer_root',
  CSMS: 'csms_root',
} as const satisfies Record<CertificateTypeJson, RootCertificateUse>;

/** Certificates that a station is to trust, as MaEVe's API has them. */
export interface CertificatesJson {
  readonly certificates: readonly {
    readonly type: CertificateTypeJson;
    readonly certificate: string;
    readonly status?: 'Pending' | 'Accepted' | 'Rejected';
  }[];
}

/** Schema of {@link CertificatesJson}. */
export const certificatesSchema = objectOf({
  certificates: {
    ...listOf(
      objectOf(
        {
          type: oneOf(Object.keys(certificateUses)),
          // No message to a station holds more.
          certificate: { type: 'string', minLength: 1, maxLength: 5_500, description: 'PEM' },
        },
        {
          status: oneOf(
            ['Pending', 'Accepted', 'Rejected'],
            'One that the station is known to have accepted or rejected is not sent',
          ),
        },
      ),
    ),
    maxItems: 50,
  },
});

/**
 * Reads certificates that are to be sent.
 *
 * @throws {ApiError} 400 for one that is none.
 */
export function fromCertificatesJson({ certificates }: CertificatesJson): readonly Wanted[] {
  return certificates
    .filter(({ status = 'Pending' }) => status === 'Pending')
    .map(({ type, ...json }) => {
      const { certificate } = fromCertificateJson(json);
      return { kind: 'certificate', use: certificateUses[type], certificate };
    });
}
