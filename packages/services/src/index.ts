export {
  type AssumedEndOutcome,
  type AssumeEndDeps,
  assumeEnd,
  type EndFault,
  type EndToAssume,
} from './assume-end.js';
export {
  type BackgroundWriter,
  type BackgroundWriterOptions,
  createBackgroundWriter,
} from './background-writer.js';
export { type BoundedCache, type BoundedCacheOptions, createBoundedCache } from './bounded-cache.js';
export { certificateHash } from './certificate-hash.js';
export { type CertificateServices, noCertificates } from './certificate-services.js';
export {
  type CertificateSigner,
  createDelegatingSigner,
  type DelegatingSignerOptions,
  noSigner,
  type SigningRequest,
} from './certificate-signer.js';
export {
  type CertificateHashes,
  type CertificateInQuestion,
  type CertificateStatusSource,
  certificateStatus,
  noCertificateStatus,
} from './certificate-status.js';
export { certificatesOf, chainWithin, defaultMaxChainLength } from './chain-length.js';
export {
  type ChargingScheduler,
  type EvChargingPlan,
  type EvChargingSession,
  noChargingSchedules,
} from './charging-scheduler.js';
export { type ClaimedEvCertificatesOptions, claimEvCertificates } from './claimed-ev-certificates.js';
export { recordConnections } from './connections.js';
export { contentId } from './content-id.js';
export {
  authorizeContract,
  type ContractAuthorization,
  type ContractAuthorizationDeps,
  type ContractCertificateStatus,
  type ContractCertificateValidator,
  type ContractFinding,
  type ContractOutcome,
  type ContractProof,
  judgeContract,
  noContractCertificates,
} from './contract-certificates.js';
export { contractIdFault, isSameContract, normalizeContractId } from './contract-id.js';
export { CsrError, type CsrErrorCode } from './csr-error.js';
export { definedFields } from './defined-fields.js';
export { createDemandScheduler } from './demand-scheduler.js';
export {
  type EvCertificateProvider,
  type EvCertificateRequest,
  evCertificate,
  noEvCertificates,
} from './ev-certificates.js';
export { evChargingProfile } from './ev-charging-profile.js';
export { findRequest } from './find-request.js';
export { type HeldEvsesDeps, withoutHeldEvses } from './held-evses.js';
export {
  recordCertificateDeletion,
  recordCertificateInstallation,
  recordCertificateListing,
} from './installed-certificates.js';
export { createLastSeen, type LastSeen, type LastSeenOptions, markSeen } from './last-seen.js';
export { settleLateReadings } from './late-readings.js';
export { identifyByContent, latestReading, type Measurement } from './measurements.js';
export { numberFrom } from './number-from.js';
export { numberedEnergy } from './numbered-energy.js';
export { type NumberedStart, recordNumberedStart } from './numbered-start.js';
export { type NumberedStop, recordNumberedStop } from './numbered-stop.js';
export { isTransactionNumber, type NumberedEvent } from './numbered-transactions.js';
export { createQuirks, type Quirks, type QuirksOptions } from './quirks.js';
export { type RegisterOrder, registerSpan } from './registers.js';
export { guardRegistration, type RegistrationGuardDeps } from './registration-guard.js';
export { createRegistrations, type Registrations, type RegistrationsOptions } from './registrations.js';
export { type Retention, type RetentionOutcome, type RetentionStore, removeOld } from './retention.js';
export { findRunningTransaction, type Happening } from './running-transaction.js';
export { readValue, type SampledValueFields, sampledValue, scaleValue } from './sampled-values.js';
export { isSecretSetting } from './secret-settings.js';
export { isProfileKey, profileAsked } from './security-profile.js';
export { sentRequest } from './sent-request.js';
export { spokenVersion } from './spoken-version.js';
export {
  type CertificateDialect,
  createStationCertificates,
  noStationCertificates,
  requestStationCertificate,
  type StationCertificateProvider,
  type StationCertificateRequest,
  type StationCertificatesDeps,
  type StationCertificateUse,
} from './station-certificates.js';
export {
  type CertificateLookup,
  createCertificateLookup,
  createStationLookup,
  type StationAccess,
  type StationLookup,
} from './station-lookup.js';
export {
  generateStationPassword,
  isPasswordKey,
  isPasswordVariable,
  passwordAnswered,
  passwordKeyFault,
  passwordKeySha256,
  passwordVariableFault,
  passwordVariableSha256,
} from './station-password.js';
export { createStationSetUp, type StationSetUp } from './station-set-up.js';
export { isAhead, saidTime, stateTime } from './station-time.js';
export { type Billing, type BillingDeps, createBilling } from './tariffs/billing.js';
export { type KwhPrice, kwhTariffId, setKwhTariff } from './tariffs/kwh-tariff.js';
export { priceSession } from './tariffs/price-session.js';
export type { ChargingPeriod, PricedSession, ReservedTime } from './tariffs/session.js';
export {
  createTokenAuthorizer,
  type TokenAuthorizer,
  type TokenAuthorizerOptions,
  type TokenQuestion,
  type TokenUse,
} from './token-authorization.js';
export {
  type AuthorizationStatus,
  judgeToken,
  recordedAuthorization,
  type TokenAuthorization,
} from './token-standing.js';
export { type Customer, type UnlistCustomerDeps, unlistCustomer } from './unlist-customer.js';
