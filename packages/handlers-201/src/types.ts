import type { FromCsms, FromStation } from '@csms/ocpp-messages';
import type { Ocpp201Messages } from '@csms/ocpp-messages/2.0.1';
import type { CallHandler, ResultHandler } from '@csms/router';

/** Answers one action of OCPP 2.0.1 that stations send. */
export type CallHandler201<A extends FromStation<Ocpp201Messages>> = CallHandler<Ocpp201Messages, A>;

/** Takes the answers to one action of OCPP 2.0.1 that the CSMS sends. */
export type ResultHandler201<A extends FromCsms<Ocpp201Messages>> = ResultHandler<Ocpp201Messages, A>;

/** The version that these handlers keep as the station's. */
export const ocppVersion = '2.0.1';
