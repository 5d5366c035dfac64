import type { ChargingSchedule } from '@csms/store';
import type { Told } from './told.js';

const at = new Date('2026-01-31T12:00:00Z');
const atText = '2026-01-31T12:00:00.000Z';

const schedule: ChargingSchedule = { unit: 'A', startsAt: at, periods: [{ startS: 0, limit: 16 }] };
const scheduleJson = { ...schedule, startsAt: atText };

/** What stations tell of charging: one thing for each list. */
export const toldOfCharging: readonly Told[] = [
  [
    'charging-profiles',
    ({ chargingProfiles }) =>
      chargingProfiles.recordInstalled('CP01', [
        {
          profileId: 1,
          evseId: 0,
          source: 'CSO',
          stackLevel: 2,
          purpose: 'TxDefaultProfile',
          kind: 'Absolute',
          validFrom: at,
          schedules: [schedule],
          at,
        },
      ]),
    {
      profileId: 1,
      evseId: 0,
      source: 'CSO',
      stackLevel: 2,
      purpose: 'TxDefaultProfile',
      kind: 'Absolute',
      validFrom: atText,
      schedules: [scheduleJson],
      at: atText,
    },
  ],
  [
    'charging-limits',
    ({ chargingLimits }) =>
      chargingLimits.record('CP01', {
        evseId: 0,
        source: 'EMS',
        isGridCritical: true,
        schedules: [schedule],
        at,
      }),
    { evseId: 0, source: 'EMS', isGridCritical: true, schedules: [scheduleJson], at: atText },
  ],
  [
    'composite-schedules',
    ({ compositeSchedules }) => compositeSchedules.record('CP01', { evseId: 1, startsAt: at, schedule, at }),
    { evseId: 1, startsAt: atText, schedule: scheduleJson, at: atText },
  ],
  [
    'ev-charging-needs',
    ({ evChargingNeeds }) =>
      evChargingNeeds.record('CP01', {
        evseId: 1,
        energyTransfer: 'DC',
        dc: { maxCurrentA: 200, maxVoltageV: 500 },
        answer: 'Processing',
        at,
      }),
    {
      evseId: 1,
      energyTransfer: 'DC',
      dc: { maxCurrentA: 200, maxVoltageV: 500 },
      answer: 'Processing',
      at: atText,
    },
  ],
  [
    'ev-charging-schedules',
    ({ evChargingSchedules }) =>
      evChargingSchedules.record('CP01', { evseId: 1, startsAt: at, schedule, at }),
    { evseId: 1, startsAt: atText, schedule: scheduleJson, at: atText },
  ],
];
