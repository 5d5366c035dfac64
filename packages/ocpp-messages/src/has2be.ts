import { actions } from './gen/has2be/actions.js';
import type { Has2beMessages } from './gen/has2be/types.js';
import validators from './gen/has2be/validators.js';
import { actionTable, type VendorMessages } from './protocol.js';
import { renameField, wrapIdToken } from './vendor-spelling.js';

export type * from './gen/has2be/types.js';

/** The nine messages of the has-to-be Plug & Charge extension of OCPP 1.6 (its schemas: 1.3, 2019-10). */
export const has2be: VendorMessages<Has2beMessages> = {
  vendorId: 'iso15118',
  actions: actionTable(actions, validators),
  respell(messageId, payload) {
    if (messageId !== 'Authorize') return payload;
    const renamed = renameField(payload, 'iso15118CertificateHashData', '15118CertificateHashData');
    return wrapIdToken(renamed, { type: 'eMAID' });
  },
};
