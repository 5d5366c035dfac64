import { actions } from './gen/has2be/actions.js';
import type { Has2beMessages } from './gen/has2be/types.js';
import validators from './gen/has2be/validators.js';
import { actionTable, type MessageSet } from './protocol.js';

export type * from './gen/has2be/types.js';

/** The `vendorId` under which 1.6 DataTransfer carries these messages. */
export const has2beVendorId = 'iso15118';

/** The nine messages of the has-to-be Plug & Charge extension of OCPP 1.6 (its schemas: 1.3, 2019-10). */
export const has2be: MessageSet<Has2beMessages> = { actions: actionTable(actions, validators) };
