import { chargingProfile201, conflictingProfiles } from '@csms/calls';
import { type EvChargingSession, evChargingProfile } from '@csms/services';
import {
  type ChargingProfileStore,
  type ChargingSchedule,
  maxPageLimit,
  type StationWorkStore,
} from '@csms/store';

/** What having a schedule sent works with. */
export interface QueueEvScheduleDeps {
  readonly chargingProfiles: Pick<ChargingProfileStore, 'list'>;
  readonly stationWork: Pick<StationWorkStore, 'request'>;
}

/**
 * Has an EV sent its schedule by SetChargingProfile, as soon as its station is there: within a second or two, when it
 * is connected (OCPP 2.0.1 K15.FR.07, K15.FR.08, K17.FR.08). It takes the place of the one that the EV had in the
 * transaction, whether that was sent yet or not (K16.FR.12); an equal schedule is sent once. A scheduler that answered
 * `Processing` calls this within 60 s of the needs.
 */
export async function queueEvSchedule(
  { chargingProfiles, stationWork }: QueueEvScheduleDeps,
  session: EvChargingSession,
  schedule: ChargingSchedule,
): Promise<void> {
  const { stationId, needs } = session;
  const { evseId } = needs;
  const profile = evChargingProfile(session, schedule);
  const { items } = await chargingProfiles.list(stationId, { limit: maxPageLimit });
  // A transaction must not have two profiles of one level (K01.FR.39).
  const [same = profile] = conflictingProfiles(profile, evseId, items);
  const chargingProfile = chargingProfile201({ ...profile, profileId: same.profileId });
  const request = { evseId, chargingProfile };
  const call = {
    kind: 'call',
    callId: `ev-schedule-${evseId}`,
    action: 'SetChargingProfile',
    request,
  } as const;
  await stationWork.request(stationId, [call], needs.at);
}
