import { type ChargingProfile, type InstalledChargingProfile, maxPageLimit } from '@csms/store';
import { chargingProfile16 } from '../charging-profile-16.js';
import { chargingProfile201 } from '../charging-profile-201.js';
import { conflictingProfiles, profileFaults } from '../charging-rules.js';
import { type NewChargingProfile, refuseFaults } from './charging-profile.js';
import type { Command, CommandsDeps, StatusAnswer } from './command.js';
import { CommandError } from './command-error.js';
import { type CommandContext, createCommand } from './create-command.js';
import { idFrom } from './id-from.js';
import { message16, message201, readStatus } from './message.js';

/** A charging profile to be set. */
export interface SetChargingProfile {
  /** 0 for the station as a whole. */
  readonly evseId: number;
  /**
   * Without an id, it has that of the profile which it takes the place of: the one that is known of the same purpose,
   * level and EVSE or transaction. When there is none, its id follows from that of the call.
   */
  readonly profile: NewChargingProfile;
}

/** Whether the station has the profile. */
export interface SetChargingProfileAnswer extends StatusAnswer<'Accepted' | 'Rejected' | 'NotSupported'> {
  readonly profileId: number;
}

/**
 * Sets a charging profile (1.6 section 5.16, 2.0.1 K01), unless the rules of the standard forbid it: those of
 * {@link profileFaults}, that phases are chosen only where the EVSE can switch them (K01.FR.20), and that no other profile
 * is known for the same (K01.FR.06, K01.FR.39).
 */
export function setChargingProfile(
  deps: CommandsDeps,
): Command<SetChargingProfile, SetChargingProfileAnswer> {
  return createCommand<SetChargingProfile, SetChargingProfileAnswer>(deps, {
    async '1.6'(input, context) {
      const profile = await profileToSet(deps, input, context);
      const request = { connectorId: input.evseId, csChargingProfiles: chargingProfile16(profile) };
      return message16('SetChargingProfile', request, (response, { csChargingProfiles }) => ({
        ...readStatus(response),
        profileId: csChargingProfiles.chargingProfileId,
      }));
    },
    async '2.0.1'(input, context) {
      const profile = await profileToSet(deps, input, context);
      await checkPhases(deps, input.evseId, profile, context);
      const request = { evseId: input.evseId, chargingProfile: chargingProfile201(profile) };
      return message201('SetChargingProfile', request, (response, { chargingProfile }) => ({
        ...readStatus(response),
        profileId: chargingProfile.id,
      }));
    },
  });
}

async function profileToSet(
  { store }: CommandsDeps,
  { evseId, profile: given }: SetChargingProfile,
  { stationId, callId, now }: CommandContext,
): Promise<ChargingProfile> {
  const profile = { ...given, profileId: given.profileId ?? idFrom(callId) };
  refuseFaults(profileFaults(profile, evseId));
  const installed = await validProfiles(store, stationId, now);
  const [same, ...others] = conflictingProfiles(profile, evseId, installed);
  if (!same) return profile;
  if (given.profileId === undefined && others.length === 0) return { ...profile, profileId: same.profileId };
  throw new CommandError(
    'conflicting-profile',
    `expected the profile ${same.profileId} to be replaced or cleared: it has the same purpose and level`,
  );
}

/** The profiles that are known and still valid: a station does not tell when one has expired. */
async function validProfiles(
  { chargingProfiles }: CommandsDeps['store'],
  stationId: string,
  now: Date,
): Promise<readonly InstalledChargingProfile[]> {
  const { items } = await chargingProfiles.list(stationId, { limit: maxPageLimit });
  return items.filter(({ validTo }) => validTo === undefined || validTo > now);
}

const smartCharging = { name: 'SmartChargingCtrlr' };

async function checkPhases(
  { store }: CommandsDeps,
  evseId: number,
  { schedules }: ChargingProfile,
  { stationId }: CommandContext,
): Promise<void> {
  if (!schedules.some(({ periods }) => periods.some(({ phaseToUse }) => phaseToUse !== undefined))) return;
  // A station tells it of each EVSE, or once for all of them.
  const [ofEvse, ofStation] = await Promise.all(
    [{ ...smartCharging, evseId }, smartCharging].map((component) =>
      store.deviceModel.find(stationId, component, { name: 'ACPhaseSwitchingSupported' }),
    ),
  );
  const { value } = (ofEvse ?? ofStation)?.attributes.find(({ type }) => type === 'Actual') ?? {};
  if (value?.toLowerCase() === 'true') return;
  throw new CommandError('not-supported', 'expected no phase to use: the EVSE is not known to switch phases');
}
