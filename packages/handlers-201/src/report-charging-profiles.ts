import type { GetChargingProfilesRequest } from '@csms/ocpp-messages/2.0.1';
import { findRequest } from '@csms/services';
import type {
  CallRecord,
  CallStore,
  ChargingProfileCriteria,
  ChargingProfileStore,
  Removal,
} from '@csms/store';
import { askedProfiles } from './asked-profiles.js';
import { profileOf } from './charging-profile.js';
import type { CallHandler201 } from './types.js';

/** What ReportChargingProfiles works with. */
export interface ReportChargingProfilesDeps {
  readonly calls: Pick<CallStore, 'list'>;
  readonly chargingProfiles: Pick<ChargingProfileStore, 'recordInstalled'>;
}

/**
 * Keeps the profiles that a station has (OCPP 2.0.1 K09). Parts of a report have no number, and each profile stands for
 * itself, so they are kept as they come. With the last part those are removed that were asked for and known before, but
 * that no part has told of. Without the call that asked for it, the report is merged into what is known.
 */
export function reportChargingProfiles({
  calls,
  chargingProfiles,
}: ReportChargingProfilesDeps): CallHandler201<'ReportChargingProfiles'> {
  return async (request, { stationId, receivedAt }) => {
    const { requestId, evseId, chargingLimitSource: source, chargingProfile, tbc = false } = request;
    const call = await findRequest(calls, stationId, ['GetChargingProfiles'], requestId);
    // A report is always later than the call that asked for it, even when the clocks of two machines disagree.
    const at = call && call.createdAt > receivedAt ? call.createdAt : receivedAt;
    const profiles = chargingProfile.map((profile) => ({ ...profileOf(profile), evseId, source, at }));
    await chargingProfiles.recordInstalled(stationId, profiles, call && !tbc ? whatItAsked(call) : undefined);
    return {};
  };
}

/** The profiles that a call asked for, as they were known before it. Recorded calls have been validated. */
function whatItAsked({ request, createdAt: at }: CallRecord): Removal<ChargingProfileCriteria> {
  return { criteria: askedProfiles(request as GetChargingProfilesRequest), at };
}
