import { at, time } from '@csms/test-handlers';
import { expect, test } from 'vitest';
import { aCsms } from '../test/csms.js';

test('keeps how an EV will charge, and says that it does (K15)', async () => {
  const { send, store } = aCsms();
  const answer = await send('NotifyEVChargingSchedule', {
    evseId: 1,
    timeBase: time(3),
    chargingSchedule: {
      id: 1,
      chargingRateUnit: 'W',
      chargingSchedulePeriod: [
        { startPeriod: 0, limit: 11_000 },
        { startPeriod: 60, limit: 0 },
      ],
    },
  });
  expect(answer).toEqual({ status: 'Accepted' });
  expect((await store.evChargingSchedules.list('CS1', { limit: 10 })).items).toEqual([
    {
      evseId: 1,
      startsAt: at(3),
      schedule: {
        scheduleId: 1,
        unit: 'W',
        periods: [
          { startS: 0, limit: 11_000 },
          { startS: 60, limit: 0 },
        ],
      },
      at: at(59),
    },
  ]);
});
