import type { ChargingProfile, InstalledChargingProfile } from '@csms/store';
import { describe, expect, it } from 'vitest';
import { clearFaults, conflictingProfiles, profileFaults, startProfileFaults } from './charging-rules.js';

function aProfile(fields: Partial<ChargingProfile> = {}): ChargingProfile {
  return {
    profileId: 1,
    stackLevel: 0,
    purpose: 'TxDefaultProfile',
    kind: 'Relative',
    schedules: [{ unit: 'A', periods: [{ startS: 0, limit: 16 }] }],
    ...fields,
  };
}

const ofTransaction = aProfile({ purpose: 'TxProfile', transactionId: 'T1' });
const external = { purpose: 'ChargingStationExternalConstraints' };

const fieldsOf = (faults: readonly { readonly field: string }[]) => faults.map(({ field }) => field);

function withPeriods(...periods: ChargingProfile['schedules'][number]['periods']) {
  return aProfile({ schedules: [{ unit: 'A', periods }] });
}

describe('a profile', () => {
  it.each([
    ['a default for an EVSE', aProfile(), 1],
    ['a default for the station (1.6 section 3.13)', aProfile(), 0],
    ['a maximum for the station', aProfile({ purpose: 'ChargingStationMaxProfile' }), 0],
    ['one for a transaction (K01.FR.03)', ofTransaction, 1],
    ['one for a phase (K01.FR.19)', withPeriods({ startS: 0, limit: 6, numberPhases: 1, phaseToUse: 2 }), 1],
    ['one of several periods', withPeriods({ startS: 0, limit: 6 }, { startS: 60, limit: 16 }), 1],
  ])('may be set: %s', (_, profile, evseId) => {
    expect(profileFaults(profile, evseId)).toEqual([]);
  });

  it.each([
    ['external constraints (K01.FR.22, K02.FR.07)', aProfile(external), 0, 'profile.purpose'],
    [
      'a transaction without its id (K01.FR.03)',
      aProfile({ purpose: 'TxProfile' }),
      1,
      'profile.transactionId',
    ],
    ['a transaction of the station (1.6 section 3.13)', ofTransaction, 0, 'evseId'],
    ['the maximum of an EVSE', aProfile({ purpose: 'ChargingStationMaxProfile' }), 1, 'evseId'],
    ['the default of a transaction', aProfile({ transactionId: 'T1' }), 1, 'profile.transactionId'],
    ['no schedule', aProfile({ schedules: [] }), 1, 'profile.schedules'],
    [
      'four schedules',
      aProfile({ schedules: Array.from({ length: 4 }, () => aProfile().schedules).flat() }),
      1,
      'profile.schedules',
    ],
    [
      'a first period that begins late (1.6 section 3.13)',
      withPeriods({ startS: 1, limit: 6 }),
      1,
      'profile.schedules[0].periods[0].startS',
    ],
    ['no period', withPeriods(), 1, 'profile.schedules[0].periods[0].startS'],
    [
      'a phase among three (K01.FR.19)',
      withPeriods({ startS: 0, limit: 6 }, { startS: 9, limit: 6, numberPhases: 3, phaseToUse: 1 }),
      1,
      'profile.schedules[0].periods[1].phaseToUse',
    ],
  ])('must not be set: %s', (_, profile, evseId, field) => {
    expect(fieldsOf(profileFaults(profile, evseId))).toEqual([field]);
  });

  it('says all that is wrong with it', () => {
    expect(fieldsOf(profileFaults(aProfile({ purpose: 'TxProfile', schedules: [] }), 0))).toEqual([
      'evseId',
      'profile.transactionId',
      'profile.schedules',
    ]);
  });

  it('may start with a transaction that has no id yet (1.6 section 5.16.2)', () => {
    expect(startProfileFaults(aProfile({ purpose: 'TxProfile' }))).toEqual([]);
    expect(fieldsOf(startProfileFaults(ofTransaction))).toEqual(['profile.transactionId']);
    expect(fieldsOf(startProfileFaults(aProfile()))).toEqual(['profile.purpose']);
    const withoutSchedules = aProfile({ purpose: 'TxProfile', schedules: [] });
    expect(fieldsOf(startProfileFaults(withoutSchedules))).toEqual(['profile.schedules']);
  });
});

describe('profiles', () => {
  it.each([{ profileIds: [1] }, { evseId: 0 }, { purposes: ['TxProfile'] }, { stackLevel: 0 }])(
    'may be cleared by %j (K10.FR.02)',
    (criteria) => {
      expect(clearFaults(criteria)).toEqual([]);
    },
  );

  it.each([
    [{}, 'criteria'],
    [{ profileIds: [], purposes: [] }, 'criteria'],
    [{ purposes: [external.purpose], evseId: 1 }, 'profile.purpose'],
  ])('must not be cleared by %j (K10.FR.02, K10.FR.06)', (criteria, field) => {
    expect(fieldsOf(clearFaults(criteria))).toEqual([field]);
  });
});

describe('a profile conflicts', () => {
  const hour = (hours: number) => new Date(Date.UTC(2026, 2, 1, hours));

  function installed(fields: Partial<InstalledChargingProfile> = {}): InstalledChargingProfile {
    return { ...aProfile({ profileId: 2 }), evseId: 1, source: 'CSO', at: hour(0), ...fields };
  }

  it.each([
    ['one that is always valid', {}, {}],
    [
      'one that is valid for a part of its time',
      { validTo: hour(2) },
      { validFrom: hour(1), validTo: hour(3) },
    ],
    [
      'one that is valid within its time',
      { validFrom: hour(1), validTo: hour(4) },
      { validFrom: hour(2), validTo: hour(3) },
    ],
  ])('with another of its purpose, level and EVSE: %s (K01.FR.06)', (_, times, others) => {
    const other = installed(others);
    expect(conflictingProfiles(aProfile(times), 1, [other])).toEqual([other]);
  });

  it.each([
    ['its own id', installed({ profileId: 1 })],
    ['another purpose', installed({ purpose: 'ChargingStationMaxProfile' })],
    ['another level', installed({ stackLevel: 1 })],
    ['another EVSE', installed({ evseId: 2 })],
    ['a time before', installed({ validTo: hour(1) })],
    ['a time after', installed({ validFrom: hour(2) })],
  ])('not with one of %s (K01.FR.06)', (_, other) => {
    expect(conflictingProfiles(aProfile({ validFrom: hour(1), validTo: hour(2) }), 1, [other])).toEqual([]);
  });

  it('of a transaction with another of that transaction at any time (K01.FR.39)', () => {
    const same = installed({ ...ofTransaction, profileId: 2, evseId: 1, validTo: hour(1) });
    const other = installed({ ...ofTransaction, profileId: 3, transactionId: 'T2' });
    expect(conflictingProfiles({ ...ofTransaction, validFrom: hour(1) }, 1, [same, other])).toEqual([same]);
  });
});
