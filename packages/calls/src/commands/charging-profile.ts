import type { ChargingProfile } from '@csms/store';
import type { ChargingFault } from '../charging-rules.js';
import { CommandError } from './command-error.js';

/** A charging profile that may still get its id. */
export interface NewChargingProfile extends Omit<ChargingProfile, 'profileId'> {
  readonly profileId?: number;
}

/** @throws {CommandError} `invalid-command` that names what is wrong, if anything is. */
export function refuseFaults(faults: readonly ChargingFault[]): void {
  if (faults.length === 0) return;
  throw new CommandError(
    'invalid-command',
    faults.map(({ field, message }) => `${field}: ${message}`).join('; '),
  );
}
