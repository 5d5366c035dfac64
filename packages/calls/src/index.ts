export { CallRequestError, type CallRequestErrorCode } from '@csms/router';
export { type Call, hasEnded } from './call.js';
export { type CallExpiry, type CallExpiryOptions, createCallExpiry } from './call-expiry.js';
export type { Calls, SendOptions, VersionCalls } from './calls.js';
export {
  type CertificateProvision,
  type CertificateProvisionOptions,
  createCertificateProvision,
} from './certificate-provision.js';
export {
  type ChargingFault,
  clearFaults,
  conflictingProfiles,
  profileFaults,
  reportFaults,
  startProfileFaults,
} from './charging-rules.js';
export { type CallsDeps, createCalls } from './create-calls.js';
export { hideSecrets } from './hide-secrets.js';
export type { CallAction, CallMessages, CallRequest, CallResponse, CallVersion } from './messages.js';
export { SendError, type SendErrorCode } from './send-error.js';
export type { CallTransport } from './transport.js';
