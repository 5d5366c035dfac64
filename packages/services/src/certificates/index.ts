export {
  type AuthorizedRequest,
  type AuthorizedRequestOptions,
  createAuthorizedRequest,
} from '../outside/authorized-request.js';
export { fixedToken, type HttpTokenProvider } from '../outside/http-tokens.js';
export { createHubjectTestTokens, type HubjectTestTokensOptions } from '../outside/hubject-test-tokens.js';
export { createOauthTokens, type OauthTokensOptions } from '../outside/oauth-tokens.js';
export { createOpcpEvCertificates, type OpcpEvCertificatesOptions } from '../outside/opcp-ev-certificates.js';
export { OutsideError, type OutsideErrorCode } from '../outside/outside-error.js';
export { type CachedRootsOptions, cacheRoots } from './cached-roots.js';
export type { Certificate, KeyUsage } from './certificate.js';
export { type ChainStatus, type ChainStatusDeps, createChainStatus } from './chain-status.js';
export { contractIdOf } from './contract-chain.js';
export type { ContractRule } from './contract-rules.js';
export {
  createOcspContractValidator,
  type OcspContractFinding,
  type OcspContractValidator,
  type OcspContractValidatorDeps,
  type StatusMode,
} from './contract-validator.js';
export { createEstSigner, type EstSignerOptions } from './est-signer.js';
export { createLocalSigner, type LocalSignerOptions } from './local-signer.js';
export type { CertificateLogger } from './logger.js';
export { createOcspEngine, type OcspEngine, type OcspOptions } from './ocsp-engine.js';
export { createOcspStatusSource, type OcspStatusSourceDeps } from './ocsp-status-source.js';
export { createOpcpRoots, type OpcpRootsOptions } from './opcp-roots.js';
export { composeRoots, type RootCertificates } from './root-certificates.js';
export { RootFileError, readRootFiles } from './root-files.js';
export {
  type PemSource,
  readAuthority,
  readIssuers,
  readSigningKey,
  type SigningAlgorithm,
  type SigningAuthority,
  SigningAuthorityError,
} from './signing-authority.js';
