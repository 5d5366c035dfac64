import type { AuthorizeCertificateStatusEnumType } from '@csms/ocpp-messages/has2be';
import {
  authorizeContract,
  type ContractAuthorizationDeps,
  type ContractCertificateStatus,
} from '@csms/services';
import { certificateInQuestion } from '../vendor-certificates.js';
import { vendorIdTokenInfo } from '../vendor-id-token-info.js';
import type { Has2beHandler } from './types.js';

/**
 * The statuses of 2.0.1 in the two that this extension has. The certificates of a cancelled contract are themselves
 * valid.
 */
const statuses: Readonly<Record<ContractCertificateStatus, AuthorizeCertificateStatusEnumType>> = {
  Accepted: 'Accepted',
  ContractCancelled: 'Accepted',
  CertificateExpired: 'CertificateRevoked',
  CertificateRevoked: 'CertificateRevoked',
  CertChainError: 'CertificateRevoked',
};

/** Says whether a contract may charge, and whether its certificates are good. */
export function has2beAuthorize(deps: ContractAuthorizationDeps): Has2beHandler<'Authorize'> {
  return async ({ idToken, '15118CertificateHashData': hashData }, { stationId, receivedAt: at }) => {
    const token = { uid: idToken.idToken, type: 'eMAID' };
    const proof = { hashes: hashData.map(certificateInQuestion) };
    const answer = await authorizeContract(deps, { token, stationId, at }, proof);
    const { authorization, certificateStatus = 'CertChainError' } = answer;
    return { certificateStatus: statuses[certificateStatus], idTokenInfo: vendorIdTokenInfo(authorization) };
  };
}
