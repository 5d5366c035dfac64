import {
  type ChargingProfileStore,
  type ChargingSchedule,
  type EvChargingNeeds,
  type InstalledChargingProfile,
  maxPageLimit,
} from '@csms/store';
import type { ChargingScheduler, EvChargingSession } from './charging-scheduler.js';
import { definedFields } from './defined-fields.js';
import { evChargingProfileId } from './ev-charging-profile.js';

/**
 * A scheduler that gives each EV all that it can take, for as long as it stays: what it would have without a schedule, but
 * told. The station keeps it within its own limits and those from outside. Where an operator has set a profile that this
 * would come before, there is no schedule, and the EV charges by that one (2.0.1 K15.FR.03, K15.FR.04).
 */
export function createDemandScheduler({
  chargingProfiles,
}: {
  readonly chargingProfiles: Pick<ChargingProfileStore, 'list'>;
}): ChargingScheduler {
  return {
    async plan(session) {
      const schedule = scheduleOf(session.needs);
      if (!schedule) return { answer: 'Rejected' };
      const { items } = await chargingProfiles.list(session.stationId, { limit: maxPageLimit });
      return items.some((profile) => limits(profile, session))
        ? { answer: 'Rejected' }
        : { answer: 'Accepted', schedule };
    },
  };
}

/** Whether a profile of an operator limits an EV, which a schedule of its own would come before. */
function limits(profile: InstalledChargingProfile, session: EvChargingSession): boolean {
  const { purpose, evseId, validTo, transactionId, profileId } = profile;
  const { needs } = session;
  if (validTo && validTo <= needs.at) return false;
  if (purpose === 'TxDefaultProfile') return evseId === 0 || evseId === needs.evseId;
  if (purpose !== 'TxProfile' || transactionId !== session.transactionId) return false;
  return profileId !== evChargingProfileId(session);
}

const phases: ReadonlyMap<string, number> = new Map([
  ['AC_single_phase', 1],
  ['AC_two_phase', 2],
  ['AC_three_phase', 3],
]);

function scheduleOf({ ac, dc, energyTransfer }: EvChargingNeeds): ChargingSchedule | undefined {
  const numberPhases = phases.get(energyTransfer);
  if (numberPhases !== undefined && ac && ac.maxCurrentA > 0) {
    return definedFields<ChargingSchedule>({
      unit: 'A',
      minChargingRate: ac.minCurrentA > 0 ? ac.minCurrentA : undefined,
      periods: [{ startS: 0, limit: ac.maxCurrentA, numberPhases }],
    });
  }
  const powerW = dc && (dc.maxPowerW ?? dc.maxCurrentA * dc.maxVoltageV);
  if (numberPhases !== undefined || !powerW || powerW < 0) return undefined;
  return { unit: 'W', periods: [{ startS: 0, limit: powerW }] };
}
