export type { Authority, Certificate, Identity, RootAuthority } from './authority.js';
export type { Algorithm, AuthorityOptions, CertificateOptions } from './certificate-options.js';
export { type OcspAnswerOptions, ocspRequest } from './ocsp-answer.js';
export { openssl } from './openssl.js';
export { pkcs7 } from './pkcs7.js';
export { createPki, type Pki } from './pki.js';
export { type OcspExchange, type Responder, startResponder } from './responder.js';
export type { RequestOptions, StationRequest } from './station-request.js';
