import type { NotifyEVChargingNeedsRequest } from '@csms/ocpp-messages/2.0.1';
import type { ChargingScheduler } from '@csms/services';
import type { EvChargingAnswer, EvChargingNeeds } from '@csms/store';
import { at, time } from '@csms/test-handlers';
import { expect, test } from 'vitest';
import { aCsms } from '../test/csms.js';

const request: NotifyEVChargingNeedsRequest = {
  evseId: 1,
  maxScheduleTuples: 12,
  chargingNeeds: {
    requestedEnergyTransfer: 'AC_three_phase',
    departureTime: time(50),
    acChargingParameters: { energyAmount: 9_000, evMinCurrent: 6, evMaxCurrent: 16, evMaxVoltage: 400 },
    dcChargingParameters: {
      evMaxCurrent: 200,
      evMaxVoltage: 920,
      evMaxPower: 150_000,
      energyAmount: 30_000,
      evEnergyCapacity: 60_000,
      stateOfCharge: 0,
      fullSoC: 100,
      bulkSoC: 80,
    },
  },
};

const needs: EvChargingNeeds = {
  evseId: 1,
  energyTransfer: 'AC_three_phase',
  departsAt: at(50),
  maxSchedulePeriods: 12,
  ac: { energyWh: 9_000, minCurrentA: 6, maxCurrentA: 16, maxVoltageV: 400 },
  dc: {
    maxCurrentA: 200,
    maxVoltageV: 920,
    maxPowerW: 150_000,
    energyWh: 30_000,
    energyCapacityWh: 60_000,
    stateOfCharge: 0,
    fullStateOfCharge: 100,
    bulkStateOfCharge: 80,
  },
  at: at(59),
};

/** A scheduler that gives one answer after the other, and what it was asked. */
function aScheduler(...answers: EvChargingAnswer[]) {
  const asked: unknown[] = [];
  const chargingScheduler: ChargingScheduler = {
    async answer(stationId, given) {
      asked.push([stationId, given]);
      const answer = answers.shift();
      if (!answer) throw new Error('the scheduler is away');
      return answer;
    },
  };
  return { chargingScheduler, asked };
}

async function keptNeeds({ store }: Pick<ReturnType<typeof aCsms>, 'store'>) {
  return (await store.evChargingNeeds.list('CS1', { limit: 10 })).items;
}

test('refuses to make a schedule when there is nothing that does, and keeps the needs (K15.FR.02, K15.FR.04, K17.FR.02)', async () => {
  const csms = aCsms();
  expect(await csms.send('NotifyEVChargingNeeds', request)).toEqual({ status: 'Rejected' });
  expect(await keptNeeds(csms)).toEqual([{ ...needs, answer: 'Rejected' }]);
});

test.each(['Accepted', 'Processing', 'Rejected'] as const)(
  'answers %s when the scheduler says so, and keeps that (K15.FR.03 to K15.FR.05)',
  async (answer) => {
    const { chargingScheduler, asked } = aScheduler(answer);
    const csms = aCsms({ chargingScheduler });
    expect(await csms.send('NotifyEVChargingNeeds', request)).toEqual({ status: answer });
    expect(asked).toEqual([['CS1', needs]]);
    expect(await keptNeeds(csms)).toEqual([{ ...needs, answer }]);
  },
);

test('keeps the needs when the scheduler fails, and promises nothing', async () => {
  const csms = aCsms(aScheduler());
  expect(await csms.send('NotifyEVChargingNeeds', request)).toEqual({ status: 'Rejected' });
  expect(await keptNeeds(csms)).toMatchObject([{ answer: 'Rejected' }]);
});

test('answers a copy as it did before, and needs that are told anew afresh', async () => {
  const csms = aCsms(aScheduler('Processing', 'Accepted', 'Accepted'));
  for (const minute of [1, 1]) {
    const answer = await csms.send('NotifyEVChargingNeeds', request, { receivedAt: at(minute) });
    expect(answer).toEqual({ status: 'Processing' });
  }
  const anew = await csms.send('NotifyEVChargingNeeds', request, { receivedAt: at(2) });
  expect(anew).toEqual({ status: 'Accepted' });
});

test('keeps no more than is told', async () => {
  const csms = aCsms();
  await csms.send('NotifyEVChargingNeeds', { evseId: 2, chargingNeeds: { requestedEnergyTransfer: 'DC' } });
  expect(await keptNeeds(csms)).toEqual([
    { evseId: 2, energyTransfer: 'DC', answer: 'Rejected', at: at(59) },
  ]);
});
