export type { Authority, Certificate, Identity } from './authority.js';
export type { Algorithm, AuthorityOptions, CertificateOptions } from './certificate-options.js';
export { type OcspAnswerOptions, ocspRequest } from './ocsp-answer.js';
export { createPki, type Pki } from './pki.js';
