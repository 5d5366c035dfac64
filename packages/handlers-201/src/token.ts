import type { IdTokenType } from '@csms/ocpp-messages/2.0.1';
import type { TokenReference } from '@csms/store';

/** The token that a station names. */
export function tokenOf({ idToken, type }: IdTokenType): TokenReference {
  return { uid: idToken, type };
}
