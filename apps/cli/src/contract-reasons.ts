import type { ContractRule } from '@csms/services/certificates';

/** What each rule says of a contract, for people. */
export const contractReasons: Readonly<Record<ContractRule, string>> = {
  verified: 'the chain leads to a root, and no certificate of it is revoked',
  'status-off': 'the chain leads to a root; revocation was not checked',
  'status-preferred':
    'the chain leads to a root; whether a certificate of it is revoked could not be found out',
  'no-certificates': 'there is no certificate in it',
  'chain-too-large': 'it is longer than a chain of a contract may be',
  'chain-malformed': 'it contains something that is no certificate in PEM',
  'roots-unavailable': 'no root certificates are available',
  'issuer-unknown': 'the chain leads to none of the roots',
  'ca-flag': 'an issuer in the chain is no authority, or the contract certificate is one',
  'path-length': 'more authorities follow below one than it allows',
  'key-usage': 'a key is used for what its certificate does not allow',
  'critical-extension': 'a certificate has a critical extension that is not known',
  'not-yet-valid': 'a certificate is not valid yet',
  signature: 'a certificate is not signed by its issuer',
  expired: 'a certificate has expired',
  'contract-id': 'the contract certificate is for another contract',
  revoked: 'a certificate is revoked',
  'time-limit': 'the status of a certificate did not arrive in time',
  'ocsp-responder-missing': 'a certificate names no responder that could be asked for its status',
  'ocsp-responder-refused':
    'the responder that a certificate names may not be asked: it is at no public address, and not among the hosts that are allowed',
  'ocsp-unreachable': "a responder can't be reached",
  'ocsp-unsuccessful': "a responder says that it can't answer",
  'ocsp-too-large': 'the answer of a responder is too large',
  'ocsp-malformed': 'the answer of a responder is no OCSP response',
  'ocsp-other-certificate': 'the answer of a responder is about other certificates',
  'ocsp-nonce': 'the answer of a responder is to another request',
  'ocsp-not-current': 'the answer of a responder is out of date, or from the future',
  'ocsp-issuer-unknown': 'the issuer in the answer of a responder is not known',
  'ocsp-signature': 'the answer of a responder is not signed by an authorized signer',
  'ocsp-unknown': 'a responder does not know the certificate',
  'ocsp-hashes-malformed': 'the hashes of a certificate are invalid',
};
