import type { CertificateInQuestion } from './certificate-status.js';
import { definedFields } from './defined-fields.js';
import type { TokenAuthorizer, TokenQuestion } from './token-authorization.js';
import type { AuthorizationStatus, TokenAuthorization } from './token-standing.js';

/** What an EV shows to prove its contract: the chain, its hashes, or both. */
export interface ContractProof {
  /** PEM, the leaf first. */
  readonly certificateChain?: string;
  /** Of the leaf and of those above it. */
  readonly hashes?: readonly CertificateInQuestion[];
}

/** What the check of a contract's certificates came to. */
export type ContractOutcome =
  | 'valid'
  | 'expired'
  | 'revoked'
  /** The chain can't be read, does not lead to a root of ours, or breaks its constraints. */
  | 'chain_invalid'
  | 'signature_invalid'
  /** The leaf is for another contract. */
  | 'wrong_contract'
  /** Whether it is revoked could not be found out. */
  | 'status_unavailable';

/** Checks contract certificates. */
export interface ContractCertificateValidator {
  /** Checks a proof of the contract with this id (eMAID, in any form) at an instant. Whatever goes wrong is an outcome. */
  validate(contractId: string, proof: ContractProof, at: Date): Promise<ContractFinding>;
}

/** What the check of a proof found. */
export interface ContractFinding {
  readonly outcome: ContractOutcome;
}

/** A validator that can't verify any certificate. */
export const noContractCertificates: ContractCertificateValidator = {
  validate: async () => ({ outcome: 'status_unavailable' }),
};

/** How the certificates of a contract stand, in the words of OCPP 2.0.1 (AuthorizeCertificateStatusEnumType). */
export type ContractCertificateStatus =
  | 'Accepted'
  | 'CertificateExpired'
  | 'CertificateRevoked'
  | 'CertChainError'
  | 'ContractCancelled';

/** What a token is answered that may have come with certificates. */
export interface ContractAuthorization {
  readonly authorization: TokenAuthorization;
  /** Absent when no certificates came with it. */
  readonly certificateStatus?: ContractCertificateStatus;
}

/** What the authorization of contracts works with. */
export interface ContractAuthorizationDeps {
  readonly tokenAuthorizer: Pick<TokenAuthorizer, 'authorize'>;
  readonly contractCertificates: ContractCertificateValidator;
}

/** Whether a token may charge, and how the certificates stand that came with it (2.0.1 C01, C07). */
export async function authorizeContract(
  { tokenAuthorizer, contractCertificates }: ContractAuthorizationDeps,
  question: TokenQuestion,
  proof: ContractProof,
): Promise<ContractAuthorization> {
  if (proof.certificateChain === undefined && proof.hashes === undefined) {
    return { authorization: await tokenAuthorizer.authorize(question) };
  }
  const [{ outcome }, authorization] = await Promise.all([
    contractCertificates.validate(question.token.uid, proof, question.at),
    tokenAuthorizer.authorize(question),
  ]);
  return judgeContract(outcome, authorization);
}

/** What certificates that are not valid are answered, and their token with them (2.0.1 C07.FR.15 to 17). */
const refusals: Readonly<
  Record<Exclude<ContractOutcome, 'valid'>, readonly [ContractCertificateStatus, token: AuthorizationStatus]>
> = {
  expired: ['CertificateExpired', 'Expired'],
  revoked: ['CertificateRevoked', 'Invalid'],
  chain_invalid: ['CertChainError', 'Invalid'],
  signature_invalid: ['CertChainError', 'Invalid'],
  wrong_contract: ['CertChainError', 'Invalid'],
  status_unavailable: ['CertChainError', 'Invalid'],
};

/** Statuses of a token by which its contract counts as cancelled (2.0.1 C07.FR.13). */
const cancelled: ReadonlySet<AuthorizationStatus> = new Set(['Blocked', 'Expired', 'Invalid', 'Unknown']);

/**
 * What a contract is answered, by its certificates and its token (2.0.1 C07.FR.13 to 17). What the certificates refuse
 * says nothing of how long to remember the token.
 */
export function judgeContract(
  outcome: ContractOutcome,
  authorization: TokenAuthorization,
): Required<ContractAuthorization> {
  if (outcome === 'valid') {
    const certificateStatus = cancelled.has(authorization.status) ? 'ContractCancelled' : 'Accepted';
    return { certificateStatus, authorization };
  }
  const [certificateStatus, status] = refusals[outcome];
  const { groupId, language } = authorization;
  return { certificateStatus, authorization: definedFields({ status, groupId, language }) };
}
