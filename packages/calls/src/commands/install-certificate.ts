import type { RootCertificateUse } from '@csms/store';
import type { Command, CommandsDeps, StatusAnswer } from './command.js';
import { createCommand } from './create-command.js';
import { message16, message201, readStatus } from './message.js';
import { pncMessage } from './pnc-message.js';

/** A certificate that a station is to trust. */
export interface InstallCertificate {
  readonly use: RootCertificateUse;
  /** PEM. */
  readonly certificate: string;
}

/** `Failed` when the certificate is right, but the station could not keep it. */
export type InstallCertificateAnswer = StatusAnswer<'Accepted' | 'Rejected' | 'Failed'>;

const types201 = {
  csms_root: 'CSMSRootCertificate',
  manufacturer_root: 'ManufacturerRootCertificate',
  v2g_root: 'V2GRootCertificate',
  mo_root: 'MORootCertificate',
} as const satisfies Record<RootCertificateUse, string>;

/**
 * Installs a root certificate (2.0.1 M05; on 1.6 InstallCertificate of the security extension, and of the Plug & Charge
 * extension for what is for ISO 15118).
 */
export function installCertificate(
  deps: CommandsDeps,
): Command<InstallCertificate, InstallCertificateAnswer> {
  return createCommand(deps, {
    '1.6': ({ use, certificate }) => {
      switch (use) {
        case 'csms_root':
          return message16(
            'InstallCertificate',
            { certificateType: 'CentralSystemRootCertificate', certificate },
            readStatus,
          );
        case 'manufacturer_root':
          return message16(
            'InstallCertificate',
            { certificateType: 'ManufacturerRootCertificate', certificate },
            readStatus,
          );
        case 'v2g_root':
        case 'mo_root':
          return pncMessage('InstallCertificate', { certificateType: types201[use], certificate });
      }
    },
    '2.0.1': ({ use, certificate }) =>
      message201('InstallCertificate', { certificateType: types201[use], certificate }, readStatus),
  });
}
