/**
 * The normal form of a contract id (eMAID, ISO 15118-2 annex H): upper case, without separators. Two ids with the same
 * normal form name the same contract.
 */
export function normalizeContractId(contractId: string): string {
  return contractId.replace(/[^0-9A-Za-z]/g, '').toUpperCase();
}
