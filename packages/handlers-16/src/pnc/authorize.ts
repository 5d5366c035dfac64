import { authorizeContract, type ContractAuthorizationDeps, definedFields } from '@csms/services';
import { certificateInQuestion } from '../vendor-certificates.js';
import { vendorIdTokenInfo } from '../vendor-id-token-info.js';
import type { PncHandler } from './types.js';

/** Says whether a contract may charge, and how its certificates stand when they come with it. */
export function pncAuthorize(deps: ContractAuthorizationDeps): PncHandler<'Authorize'> {
  return async ({ idToken, certificate, iso15118CertificateHashData }, { receivedAt }) => {
    const token = { uid: idToken.idToken, type: 'eMAID' };
    const proof = definedFields({
      certificateChain: certificate,
      hashes: iso15118CertificateHashData?.map(certificateInQuestion),
    });
    const { authorization, certificateStatus } = await authorizeContract(deps, token, proof, receivedAt);
    return definedFields({ idTokenInfo: vendorIdTokenInfo(authorization), certificateStatus });
  };
}
