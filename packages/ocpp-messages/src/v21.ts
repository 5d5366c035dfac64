import { errorCodes2 } from './call-error-code.js';
import { actions } from './gen/2.1/actions.js';
import type { Ocpp21Messages } from './gen/2.1/types.js';
import validators from './gen/2.1/validators.js';
import { actionTable, type Protocol } from './protocol.js';

export type * from './gen/2.1/types.js';

/** OCPP 2.1: its actions, their types and checks, and its error codes. */
export const ocpp21: Protocol<Ocpp21Messages> = {
  version: '2.1',
  subprotocol: 'ocpp2.1',
  actions: actionTable(actions, validators),
  errorCodes: errorCodes2,
  messageTypes: new Set([2, 3, 4, 5, 6]),
  refusesUnknownMessageTypes: false,
  unknownMessageId: '-1',
};
