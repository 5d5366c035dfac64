import { authorizeContract, type ContractAuthorizationDeps, definedFields } from '@csms/services';
import { certificateInQuestion } from '../vendor-certificates.js';
import { vendorIdTokenInfo } from '../vendor-id-token-info.js';
import type { PncHandler } from './types.js';

/** Says whether a contract may charge, and how its certificates stand when they come with it. */
export function pncAuthorize(deps: ContractAuthorizationDeps): PncHandler<'Authorize'> {
  return async ({ idToken, certificate, iso15118CertificateHashData }, { stationId, receivedAt: at }) => {
    const token = { uid: idToken.idToken, type: 'eMAID' };
    const proof = definedFields({
      certificateChain: certificate,
      hashes: iso15118CertificateHashData?.map(certificateInQuestion),
    });
    const answer = await authorizeContract(deps, { token, stationId, at }, proof);
    const { authorization, certificateStatus } = answer;
    return definedFields({ idTokenInfo: vendorIdTokenInfo(authorization), certificateStatus });
  };
}
