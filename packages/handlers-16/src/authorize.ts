import type { TokenAuthorizer } from '@csms/services';
import { idTagInfo } from './id-tag-info.js';
import type { CallHandler16 } from './types.js';

/** What Authorize works with. */
export interface AuthorizeDeps {
  readonly tokenAuthorizer: Pick<TokenAuthorizer, 'authorize'>;
}

/** Says whether a token may charge (OCPP 1.6 section 4.1). Never `ConcurrentTx`: nothing is started yet. */
export function authorize({ tokenAuthorizer }: AuthorizeDeps): CallHandler16<'Authorize'> {
  return async ({ idTag }, { stationId, receivedAt }) => ({
    idTagInfo: idTagInfo(
      await tokenAuthorizer.authorize({ token: { uid: idTag }, stationId, at: receivedAt }),
    ),
  });
}
