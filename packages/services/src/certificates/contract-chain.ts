import { isSameContract } from '../contract-id.js';
import { buildPath, type Path } from './build-path.js';
import type { Certificate } from './certificate.js';
import { checkPath, type FlawAt } from './check-path.js';
import type { ContractRule } from './contract-rules.js';
import { readPem } from './read-pem.js';

/** Room for the longest chain of OCPP 2.1 twice; an honest one has three to five certificates. */
const bounds = { maxLength: 20_000, maxCertificates: 8 };

/** Rules for what is no chain. */
const unreadable = {
  'too-large': 'chain-too-large',
  empty: 'no-certificates',
  malformed: 'chain-malformed',
} as const;

/** The id of the contract that a chain (PEM, the leaf first) is for; `undefined` for one that can't be read or has none. */
export function contractIdOf(chain: string): string | undefined {
  const certificates = readPem(chain, bounds);
  return typeof certificates === 'string' ? undefined : certificates[0]?.commonName;
}

/**
 * Checks a contract's chain (PEM, the leaf first) but for the status of its certificates: it leads to a root, its
 * certificates may do what they do and are valid at an instant, and the leaf is for the contract (ISO 15118-2: its common
 * name is the eMAID).
 *
 * @returns the path from the leaf to the root, or the rule that it breaks and where
 */
export function checkContractChain(
  chain: string,
  contractId: string,
  roots: readonly Certificate[],
  at: Date,
): Path | FlawAt<ContractRule> {
  const certificates = readPem(chain, bounds);
  if (typeof certificates === 'string') return { flaw: unreadable[certificates], position: 0 };
  const [leaf, ...others] = certificates;
  if (!leaf) return { flaw: 'no-certificates', position: 0 };
  if (roots.length === 0) return { flaw: 'roots-unavailable', position: 0 };
  const path = buildPath(leaf, others, roots, at);
  if (typeof path === 'string') return { flaw: path, position: 0 };
  const broken = checkPath(path, at);
  if (broken) return broken;
  const { commonName } = leaf;
  if (commonName === undefined || !isSameContract(commonName, contractId)) {
    return { flaw: 'contract-id', position: 0 };
  }
  return path;
}
