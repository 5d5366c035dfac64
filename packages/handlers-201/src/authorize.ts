import {
  authorizeContract,
  type ContractAuthorizationDeps,
  definedFields,
  type HeldEvsesDeps,
  withoutHeldEvses,
} from '@csms/services';
import { contractProof } from './certificates.js';
import { idTokenInfo } from './id-token-info.js';
import { tokenOf } from './token.js';
import type { CallHandler201 } from './types.js';

/** What Authorize works with. */
export type AuthorizeDeps = ContractAuthorizationDeps & HeldEvsesDeps;

/**
 * Says whether a token may charge, and the status of the contract certificates when they come with it (OCPP 2.0.1 C01,
 * C07.FR.13 to 17). Never `ConcurrentTx`: nothing is started yet.
 */
export function authorize(deps: AuthorizeDeps): CallHandler201<'Authorize'> {
  return async (request, { stationId, receivedAt: at }) => {
    const question = { token: tokenOf(request.idToken), stationId, at };
    const answer = await authorizeContract(deps, question, contractProof(request));
    const { certificateStatus } = answer;
    const authorization = await withoutHeldEvses(deps, question, answer.authorization);
    return definedFields({ idTokenInfo: idTokenInfo(authorization), certificateStatus });
  };
}
