import { actions } from './gen/pnc/actions.js';
import type { PncMessages } from './gen/pnc/types.js';
import validators from './gen/pnc/validators.js';
import { actionTable, type VendorMessages } from './protocol.js';
import { renameField, wrapIdToken } from './vendor-spelling.js';

export type * from './gen/pnc/types.js';

/** The nine messages of the Open Charge Alliance's Plug & Charge extension of OCPP 1.6 (version 1.0, 2020). */
export const pnc: VendorMessages<PncMessages> = {
  vendorId: 'org.openchargealliance.iso15118pnc',
  actions: actionTable(actions, validators),
  respell(messageId, payload) {
    switch (messageId) {
      case 'Authorize':
        return wrapIdToken(renameField(payload, '15118CertificateHashData', 'iso15118CertificateHashData'));
      case 'Get15118EVCertificate':
        return renameField(payload, '15118SchemaVersion', 'iso15118SchemaVersion');
      default:
        return payload;
    }
  },
};
