import { authorizeContract, type ContractAuthorizationDeps, definedFields } from '@csms/services';
import { contractProof } from './certificates.js';
import { idTokenInfo } from './id-token-info.js';
import { tokenOf } from './token.js';
import type { CallHandler201 } from './types.js';

/**
 * Says whether a token may charge, and how the certificates of its contract stand when they come with it (OCPP 2.0.1 C01,
 * C07.FR.13 to 17). Never `ConcurrentTx`: nothing is started yet.
 */
export function authorize(deps: ContractAuthorizationDeps): CallHandler201<'Authorize'> {
  return async (request, { receivedAt }) => {
    const token = tokenOf(request.idToken);
    const answer = await authorizeContract(deps, token, contractProof(request), receivedAt);
    const { authorization, certificateStatus } = answer;
    return definedFields({ idTokenInfo: idTokenInfo(authorization), certificateStatus });
  };
}
