import type { GetCompositeScheduleResponse } from '@csms/ocpp-messages/2.0.1';
import { at, time } from '@csms/test-handlers';
import { expect, test } from 'vitest';
import { aCsms } from '../../test/csms.js';

const response: GetCompositeScheduleResponse = {
  status: 'Accepted',
  schedule: {
    evseId: 1,
    scheduleStart: time(3),
    duration: 600,
    chargingRateUnit: 'W',
    chargingSchedulePeriod: [{ startPeriod: 0, limit: 11_000, numberPhases: 3 }],
  },
};

async function schedulesAfter(...responses: readonly GetCompositeScheduleResponse[]) {
  const { answer, store } = aCsms();
  for (const [index, each] of responses.entries()) {
    await answer('GetCompositeSchedule', undefined, each, { receivedAt: at(5 - index) });
  }
  return (await store.compositeSchedules.list('CS1', { limit: 10 })).items;
}

test('keeps what the profiles of an EVSE come to, though the request is missing (K08.FR.01)', async () => {
  expect(await schedulesAfter(response)).toEqual([
    {
      evseId: 1,
      startsAt: at(3),
      schedule: { durationS: 600, unit: 'W', periods: [{ startS: 0, limit: 11_000, numberPhases: 3 }] },
      at: at(5),
    },
  ]);
});

test('keeps the later of two answers, whichever comes first', async () => {
  const [kept] = await schedulesAfter(response, response);
  expect(kept?.at).toEqual(at(5));
});

test.each([{ status: 'Rejected' }, { status: 'Accepted' }, { ...response, status: 'Rejected' }] as const)(
  'keeps nothing of %j',
  async (refused) => {
    expect(await schedulesAfter(refused)).toEqual([]);
  },
);
