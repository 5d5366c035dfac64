import type { FromStation } from '@csms/ocpp-messages';
import type { Ocpp16Messages } from '@csms/ocpp-messages/1.6';
import type { Has2beMessages } from '@csms/ocpp-messages/has2be';
import type { VendorHandler } from '@csms/router';

/** Answers one message of has-to-be's extension. */
export type Has2beHandler<A extends FromStation<Has2beMessages>> = VendorHandler<
  Ocpp16Messages,
  Has2beMessages,
  A
>;
