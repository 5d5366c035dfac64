import type { FromCsms, FromStation } from '@csms/ocpp-messages';
import type { Ocpp16Messages } from '@csms/ocpp-messages/1.6';
import type { CallHandler, ResultHandler } from '@csms/router';
import type { CertificateServices, TokenAuthorizer } from '@csms/services';

/** Answers one action of OCPP 1.6 that stations send. */
export type CallHandler16<A extends FromStation<Ocpp16Messages>> = CallHandler<Ocpp16Messages, A>;

/** Takes the answers to one action of OCPP 1.6 that the CSMS sends. */
export type ResultHandler16<A extends FromCsms<Ocpp16Messages>> = ResultHandler<Ocpp16Messages, A>;

/** The version that these handlers keep as the station's. */
export const ocppVersion = '1.6';

/** What Plug & Charge over DataTransfer works with. */
export interface PlugAndChargeDeps {
  readonly tokenAuthorizer: Pick<TokenAuthorizer, 'authorize'>;
  readonly certificates: CertificateServices;
}
