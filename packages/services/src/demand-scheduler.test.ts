import type { EvChargingNeeds, InstalledChargingProfile } from '@csms/store';
import { createMemoryStore } from '@csms/store-memory';
import { at } from '@csms/test-handlers';
import { describe, expect, test } from 'vitest';
import { createDemandScheduler } from './demand-scheduler.js';
import { evChargingProfileId } from './ev-charging-profile.js';

const ac = { energyWh: 9_000, minCurrentA: 6, maxCurrentA: 16, maxVoltageV: 400 };
const dc = { maxCurrentA: 200, maxVoltageV: 900 };

/** Plans for an EV on EVSE 1 in transaction T1, at a station with these profiles. */
async function plan(
  needs: Partial<EvChargingNeeds>,
  profiles: readonly Partial<InstalledChargingProfile>[] = [],
) {
  const { chargingProfiles } = createMemoryStore();
  const installed = profiles.map((profile, index) => ({
    profileId: index + 1,
    stackLevel: 0,
    purpose: 'TxDefaultProfile',
    kind: 'Relative',
    evseId: 1,
    source: 'CSO',
    schedules: [],
    at: at(0),
    ...profile,
  }));
  await chargingProfiles.recordInstalled('CS1', installed);
  return createDemandScheduler({ chargingProfiles }).plan({
    stationId: 'CS1',
    transactionId: 'T1',
    needs: { evseId: 1, energyTransfer: 'AC_three_phase', ac, at: at(5), ...needs },
    maxPeriods: 10,
  });
}

describe('an EV by default', () => {
  test.each([
    ['AC_single_phase', 1],
    ['AC_two_phase', 2],
    ['AC_three_phase', 3],
  ])('may charge as fast as it can by %s (K15.FR.03)', async (energyTransfer, numberPhases) => {
    expect(await plan({ energyTransfer })).toEqual({
      answer: 'Accepted',
      schedule: { unit: 'A', minChargingRate: 6, periods: [{ startS: 0, limit: 16, numberPhases }] },
    });
  });

  test.each([
    ['the power that it tells', { ...dc, maxPowerW: 150_000 }, 150_000],
    ['its current and voltage', dc, 180_000],
  ])('may charge as fast as it can by DC, by %s (K15.FR.03)', async (_, needs, limit) => {
    expect(await plan({ energyTransfer: 'DC', dc: needs })).toEqual({
      answer: 'Accepted',
      schedule: { unit: 'W', periods: [{ startS: 0, limit }] },
    });
  });

  test.each<[string, Partial<EvChargingNeeds>]>([
    ['tells nothing', { energyTransfer: 'DC', ac }],
    ['can take nothing', { ac: { ...ac, maxCurrentA: 0 } }],
    ['can take nothing by DC', { energyTransfer: 'DC', dc: { ...dc, maxPowerW: 0 } }],
  ])('has no schedule when it %s (K15.FR.04)', async (_, needs) => {
    expect(await plan(needs)).toEqual({ answer: 'Rejected' });
  });

  test.each<[string, Partial<InstalledChargingProfile>]>([
    ['its EVSE', {}],
    ['the station', { evseId: 0 }],
    ['its transaction', { purpose: 'TxProfile', transactionId: 'T1', profileId: 9 }],
  ])('has no schedule that would come before a profile of %s (K15.FR.04)', async (_, profile) => {
    expect(await plan({}, [profile])).toEqual({ answer: 'Rejected' });
  });

  const own = evChargingProfileId({ stationId: 'CS1', transactionId: 'T1' });
  test.each<[string, Partial<InstalledChargingProfile>]>([
    ['another EVSE', { evseId: 2 }],
    ['another transaction', { purpose: 'TxProfile', transactionId: 'T0' }],
    ['a time that is over', { validTo: at(5) }],
    ['the station, within which it keeps everything', { purpose: 'ChargingStationMaxProfile', evseId: 0 }],
    ['its own schedule of before', { purpose: 'TxProfile', transactionId: 'T1', profileId: own }],
  ])('is not kept from a schedule by a profile of %s (K16.FR.12)', async (_, profile) => {
    expect(await plan({}, [profile])).toMatchObject({ answer: 'Accepted' });
  });
});
