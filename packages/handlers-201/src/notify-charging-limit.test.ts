import { at, time } from '@csms/test-handlers';
import { expect, test } from 'vitest';
import { aCsms } from '../test/csms.js';

test('keeps the limit of an EVSE, and what it is in time (K12)', async () => {
  const { send, store } = aCsms();
  const answer = await send(
    'NotifyChargingLimit',
    {
      evseId: 2,
      chargingLimit: { chargingLimitSource: 'EMS', isGridCritical: true },
      chargingSchedule: [
        {
          id: 3,
          startSchedule: time(5),
          duration: 600,
          chargingRateUnit: 'A',
          minChargingRate: 6.5,
          chargingSchedulePeriod: [{ startPeriod: 0, limit: 16.1, numberPhases: 1, phaseToUse: 2 }],
        },
      ],
    },
    { receivedAt: at(4) },
  );
  expect(answer).toEqual({});
  expect((await store.chargingLimits.list('CS1', { limit: 10 })).items).toEqual([
    {
      evseId: 2,
      source: 'EMS',
      isGridCritical: true,
      schedules: [
        {
          scheduleId: 3,
          startsAt: at(5),
          durationS: 600,
          unit: 'A',
          minChargingRate: 6.5,
          periods: [{ startS: 0, limit: 16.1, numberPhases: 1, phaseToUse: 2 }],
        },
      ],
      at: at(4),
    },
  ]);
});

test('keeps a limit without an EVSE as that of the station as a whole', async () => {
  const { send, store } = aCsms();
  await send('NotifyChargingLimit', { chargingLimit: { chargingLimitSource: 'SO' } });
  expect((await store.chargingLimits.list('CS1', { limit: 10 })).items).toEqual([
    { evseId: 0, source: 'SO', schedules: [], at: at(59) },
  ]);
});
