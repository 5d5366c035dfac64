import { errorCodes16 } from './call-error-code.js';
import { actions } from './gen/1.6/actions.js';
import type { Ocpp16Messages } from './gen/1.6/types.js';
import validators from './gen/1.6/validators.js';
import { actionTable, type Protocol } from './protocol.js';

export type * from './gen/1.6/types.js';

/** OCPP 1.6: its actions, their types and checks, and its error codes. */
export const ocpp16: Protocol<Ocpp16Messages> = {
  version: '1.6',
  subprotocol: 'ocpp1.6',
  actions: actionTable(actions, validators),
  errorCodes: errorCodes16,
  messageTypes: new Set([2, 3, 4]),
  refusesUnknownMessageTypes: false,
};
