import type { TokenAuthorizer } from '@csms/services';
import { idTokenInfo } from './id-token-info.js';
import { tokenOf } from './token.js';
import type { CallHandler201 } from './types.js';

/** What Authorize works with. */
export interface AuthorizeDeps {
  readonly tokenAuthorizer: Pick<TokenAuthorizer, 'authorize'>;
}

/** Says whether a token may charge (OCPP 2.0.1 C01). Never `ConcurrentTx`: nothing is started yet. */
export function authorize({ tokenAuthorizer }: AuthorizeDeps): CallHandler201<'Authorize'> {
  return async ({ idToken }, { receivedAt }) => ({
    idTokenInfo: idTokenInfo(await tokenAuthorizer.authorize(tokenOf(idToken), receivedAt)),
  });
}
