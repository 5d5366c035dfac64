import type { GetCompositeScheduleRequest, GetCompositeScheduleResponse } from '@csms/ocpp-messages/1.6';
import { at, time } from '@csms/test-handlers';
import { expect, test } from 'vitest';
import { aCsms } from '../../test/csms.js';

const chargingSchedule = {
  duration: 600,
  startSchedule: time(4),
  chargingRateUnit: 'W',
  chargingSchedulePeriod: [{ startPeriod: 0, limit: 11_000 }],
} satisfies GetCompositeScheduleResponse['chargingSchedule'];
const response: GetCompositeScheduleResponse = {
  status: 'Accepted',
  connectorId: 1,
  scheduleStart: time(3),
  chargingSchedule,
};

/** What is known after a station's answer, with the request or without it. */
async function schedulesAfter(answered: GetCompositeScheduleResponse, request?: GetCompositeScheduleRequest) {
  const { answer, store } = aCsms();
  await answer('GetCompositeSchedule', request, answered, { receivedAt: at(5) });
  return (await store.compositeSchedules.list('CS1', { limit: 10 })).items;
}

const schedule = {
  startsAt: at(4),
  durationS: 600,
  unit: 'W',
  periods: [{ startS: 0, limit: 11_000 }],
};

test('keeps what the profiles of a connector come to, though the request is missing (section 5.7)', async () => {
  expect(await schedulesAfter(response)).toEqual([{ evseId: 1, startsAt: at(3), schedule, at: at(5) }]);
});

test('takes an answer without a connector for that of the one that was asked for', async () => {
  const request = { connectorId: 2, duration: 600 };
  const unnamed: GetCompositeScheduleResponse = { status: 'Accepted', chargingSchedule };
  expect(await schedulesAfter(unnamed, request)).toEqual([{ evseId: 2, schedule, at: at(5) }]);
});

test.each([
  { ...response, status: 'Rejected' },
  { status: 'Accepted', connectorId: 1 },
  { status: 'Accepted', chargingSchedule },
] as const satisfies readonly GetCompositeScheduleResponse[])('keeps nothing of %j', async (refused) => {
  expect(await schedulesAfter(refused)).toEqual([]);
});
