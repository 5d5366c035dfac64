import { errorCodes2 } from './call-error-code.js';
import { actions } from './gen/2.0.1/actions.js';
import type { Ocpp201Messages } from './gen/2.0.1/types.js';
import validators from './gen/2.0.1/validators.js';
import { actionTable, type Protocol } from './protocol.js';

export type * from './gen/2.0.1/types.js';

/** OCPP 2.0.1: its actions, their types and checks, and its error codes. */
export const ocpp201: Protocol<Ocpp201Messages> = {
  version: '2.0.1',
  subprotocol: 'ocpp2.0.1',
  actions: actionTable(actions, validators),
  errorCodes: errorCodes2,
  messageTypes: new Set([2, 3, 4]),
  refusesUnknownMessageTypes: true,
  unknownMessageId: '-1',
};
