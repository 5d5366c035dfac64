import type { FromCsms } from '@csms/ocpp-messages';
import type { Ocpp16Messages } from '@csms/ocpp-messages/1.6';
import type { Ocpp201Messages } from '@csms/ocpp-messages/2.0.1';

/** The messages that the CSMS sends, by the versions of OCPP in which stations can be called. */
export interface CallMessages {
  readonly '1.6': Pick<Ocpp16Messages, FromCsms<Ocpp16Messages>>;
  readonly '2.0.1': Pick<Ocpp201Messages, FromCsms<Ocpp201Messages>>;
}

/** A version of OCPP in which stations can be called. */
export type CallVersion = keyof CallMessages;

/** An action that the CSMS sends, in any of some versions. */
export type CallAction<V extends CallVersion = CallVersion> = {
  readonly [W in V]: keyof CallMessages[W] & string;
}[V];

/** The request of an action; of one that several versions have, that of any of them. */
export type CallRequest<A extends CallAction<V>, V extends CallVersion = CallVersion> = Payload<
  A,
  V,
  'request'
>;

/** The response to an action; to one that several versions have, that of any of them. */
export type CallResponse<A extends CallAction<V>, V extends CallVersion = CallVersion> = Payload<
  A,
  V,
  'response'
>;

type Payload<A, V extends CallVersion, Kind extends 'request' | 'response'> = {
  readonly [W in V]: A extends keyof CallMessages[W]
    ? CallMessages[W][A] extends Readonly<Record<Kind, infer P>>
      ? P
      : never
    : never;
}[V];
