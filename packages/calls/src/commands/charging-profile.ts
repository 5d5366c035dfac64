import type { ChargingProfile } from '@csms/store';
import type { ChargingFault } from '../charging-rules.js';
import { CommandError } from './command-error.js';

/** A charging profile that may still get its id. */
export interface NewChargingProfile extends Omit<ChargingProfile, 'profileId'> {
  readonly profileId?: number;
}

/** How many faults are told at once; the others show when these are mended. */
const maxTold = 3;

/** @throws {CommandError} `invalid-command` that names what is wrong, if anything is. */
export function refuseFaults(faults: readonly ChargingFault[]): void {
  if (faults.length === 0) return;
  const told = faults.slice(0, maxTold).map(({ field, message }) => `${field}: ${message}`);
  const others = faults.length > maxTold ? [`and ${faults.length - maxTold} more`] : [];
  throw new CommandError('invalid-command', [...told, ...others].join('; '));
}
