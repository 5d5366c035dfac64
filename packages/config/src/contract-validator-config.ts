import { hosts, type Kind, oneOf } from './kinds.js';
import { type RootCertsConfig, readRootCerts } from './root-certs-config.js';
import { required, type Source } from './source.js';

/** How contract certificates are checked, and what stations are told of the status of certificates. */
export interface ContractValidatorConfig {
  readonly rootCerts: RootCertsConfig;
  /** How often a responder is asked that can't be reached or can't answer. */
  readonly maxAttempts: number;
  /** Whether contracts need the status of their certificates. */
  readonly mode: 'required' | 'preferred' | 'off';
  /** Responders that may be asked in any case, each as `host` or `host:port`. */
  readonly responderHosts: readonly string[];
}

const section = 'contract_cert_validator';

/**
 * Reads how contract certificates are checked; `undefined` when the file says nothing of it. Throws a `ConfigError` that
 * names the key at fault.
 */
export function readContractValidator(source: Source): ContractValidatorConfig | undefined {
  if (!source.has(section)) return undefined;
  required(source, `${section}.type`, oneOf('ocsp'));
  return {
    rootCerts: readRootCerts(source, `${section}.ocsp.root_certs`),
    maxAttempts: source.read(`${section}.ocsp.max_attempts`, attempts, 2),
    mode: source.read(`${section}.ocsp.mode`, oneOf('required', 'preferred', 'off'), 'required'),
    responderHosts: source.read(`${section}.ocsp.responder_hosts`, hosts, []),
  };
}

const attempts: Kind<number> = {
  expected: 'a whole number from 1 to 10',
  read: (value) =>
    Number.isInteger(value) && (value as number) >= 1 && (value as number) <= 10
      ? (value as number)
      : undefined,
};
