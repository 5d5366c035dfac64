import type { FromStation } from '@csms/ocpp-messages';
import type { Ocpp16Messages } from '@csms/ocpp-messages/1.6';
import type { PncMessages } from '@csms/ocpp-messages/pnc';
import type { VendorHandler } from '@csms/router';

/** Answers one message of the Open Charge Alliance's extension. */
export type PncHandler<A extends FromStation<PncMessages>> = VendorHandler<Ocpp16Messages, PncMessages, A>;
