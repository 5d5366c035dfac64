import type { ClearChargingProfileType } from '@csms/ocpp-messages/2.0.1';
import { definedFields } from '@csms/services';
import { profilePurpose16 } from '../charging-profile-16.js';
import { clearFaults } from '../charging-rules.js';
import { refuseFaults } from './charging-profile.js';
import type { Command, CommandsDeps, StatusAnswer } from './command.js';
import { CommandError } from './command-error.js';
import { createCommand } from './create-command.js';
import { message16, message201, readStatus } from './message.js';

/** Which charging profiles are to be cleared: one by its id, or all that meet what else is said. */
export interface ClearChargingProfile {
  readonly profileId?: number;
  /** 0 for those of the station as a whole. */
  readonly evseId?: number;
  /** In the words of 2.0.1, such as `TxDefaultProfile`. */
  readonly purpose?: string;
  readonly stackLevel?: number;
}

/** `Unknown` when the station has no such profile. */
export type ClearChargingProfileAnswer = StatusAnswer<'Accepted' | 'Unknown'>;

/**
 * Clears charging profiles (1.6 section 5.5; 2.0.1 K10, which wants to be told which: K10.FR.02). On 1.6, nothing said is
 * all of them.
 */
export function clearChargingProfile(
  deps: CommandsDeps,
): Command<ClearChargingProfile, ClearChargingProfileAnswer> {
  return createCommand(deps, {
    '1.6': (input) => {
      const { profileId, evseId, purpose, stackLevel } = checked(input);
      const request = definedFields({
        id: profileId,
        connectorId: evseId,
        chargingProfilePurpose: purpose === undefined ? undefined : profilePurpose16(purpose),
        stackLevel,
      });
      return message16('ClearChargingProfile', request, readStatus);
    },
    '2.0.1': (input) => {
      const { profileId, evseId, purpose, stackLevel } = checked(input);
      refuseFaults(
        clearFaults(
          definedFields({
            profileIds: profileId === undefined ? undefined : [profileId],
            purposes: purpose === undefined ? undefined : [purpose],
            evseId,
            stackLevel,
          }),
        ),
      );
      if (profileId !== undefined) {
        return message201('ClearChargingProfile', { chargingProfileId: profileId }, readStatus);
      }
      const chargingProfileCriteria = definedFields({
        evseId,
        chargingProfilePurpose: purpose as ClearChargingProfileType['chargingProfilePurpose'],
        stackLevel,
      });
      return message201('ClearChargingProfile', { chargingProfileCriteria }, readStatus);
    },
  });
}

function checked(input: ClearChargingProfile): ClearChargingProfile {
  const { profileId, ...criteria } = input;
  if (profileId === undefined || Object.values(criteria).every((value) => value === undefined)) return input;
  throw new CommandError(
    'invalid-command',
    'expected the id of a profile or what profiles have in common, not both',
  );
}
