import { ApiError, type ItemFault } from './api-error.js';

/** How many faults are told at once; the others show when these are mended. */
const maxFaults = 100;

/**
 * Refuses a whole list when any of its items is at fault.
 *
 * @param name what items are called, in the plural
 * @throws {ApiError} 400 that tells every fault by the index of its item, unless there is none
 */
export function refuseItems(name: string, faults: readonly ItemFault[]): void {
  const [first] = faults;
  if (!first) return;
  const message = `${name}[${first.index}]: ${first.error}`;
  const others = faults.length === 1 ? '' : `, and ${faults.length - 1} more`;
  throw new ApiError(400, message + others, {}, faults.slice(0, maxFaults));
}
