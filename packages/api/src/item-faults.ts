import { ApiError, type ItemFault } from './api-error.js';

/** So many faults are told at once: the rest show when these are mended. */
const maxFaults = 100;

/**
 * Refuses a list of which items are at fault, all of it.
 *
 * @param name is what an item is called, in the plural
 * @throws {ApiError} 400 that tells every fault by the index of its item, unless there is none
 */
export function refuseItems(name: string, faults: readonly ItemFault[]): void {
  const [first] = faults;
  if (!first) return;
  const message = `${name}[${first.index}]: ${first.error}`;
  const others = faults.length === 1 ? '' : `, and ${faults.length - 1} more`;
  throw new ApiError(400, message + others, {}, faults.slice(0, maxFaults));
}
