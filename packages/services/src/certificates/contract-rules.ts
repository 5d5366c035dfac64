import type { ContractOutcome } from '../contract-certificates.js';
import type { StatusFlaw } from './status-checker.js';

const outcomes = {
  /** Everything was checked. */
  verified: 'valid',
  /** The configuration asks for no status. */
  'status-off': 'valid',
  /** The configuration prefers a status, but does without. */
  'status-preferred': 'valid',
  /** Neither a certificate nor hashes of one came. */
  'no-certificates': 'chain_invalid',
  'chain-too-large': 'chain_invalid',
  'chain-malformed': 'chain_invalid',
  /** No root certificates could be had so far. */
  'roots-unavailable': 'chain_invalid',
  /** It does not lead to a root. */
  'issuer-unknown': 'chain_invalid',
  'ca-flag': 'chain_invalid',
  'path-length': 'chain_invalid',
  'key-usage': 'chain_invalid',
  'critical-extension': 'chain_invalid',
  'not-yet-valid': 'chain_invalid',
  signature: 'signature_invalid',
  expired: 'expired',
  'contract-id': 'wrong_contract',
  revoked: 'revoked',
  /** No status came in the time that the station can wait. */
  'time-limit': 'status_unavailable',
} as const satisfies Readonly<Record<string, ContractOutcome>>;

/** The rule that made an outcome: a closed set, for logs and operators. Those of OCSP say why an answer did not count. */
export type ContractRule = keyof typeof outcomes | `ocsp-${StatusFlaw}`;

/** The outcome that a rule makes. */
export function outcomeOf(rule: ContractRule): ContractOutcome {
  return rule.startsWith('ocsp-') ? 'status_unavailable' : outcomes[rule as keyof typeof outcomes];
}
