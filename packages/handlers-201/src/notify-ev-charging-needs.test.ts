import type { NotifyEVChargingNeedsRequest, SetChargingProfileRequest } from '@csms/ocpp-messages/2.0.1';
import type { ChargingScheduler, EvChargingPlan, EvChargingSession } from '@csms/services';
import type { EvChargingNeeds } from '@csms/store';
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

const schedule = {
  unit: 'A',
  periods: [16, 8, 10].map((limit, index) => ({ startS: index * 60, limit })),
} as const;
const accepted = { answer: 'Accepted', schedule } as const;

/** A scheduler that has one plan after the other, and what it was asked. */
function aScheduler(...plans: EvChargingPlan[]) {
  const asked: EvChargingSession[] = [];
  const chargingScheduler: ChargingScheduler = {
    async plan(session) {
      asked.push(session);
      const plan = plans.shift();
      if (!plan) throw new Error('the scheduler is away');
      return plan;
    },
  };
  return { chargingScheduler, asked };
}

/** A CSMS with a transaction on EVSE 1, and what it has the station sent. */
async function charging(options: Parameters<typeof aCsms>[0] = {}) {
  const csms = aCsms(options);
  await csms.send('TransactionEvent', {
    eventType: 'Started',
    triggerReason: 'CablePluggedIn',
    timestamp: time(0),
    seqNo: 0,
    transactionInfo: { transactionId: 'T1' },
    evse: { id: 1, connectorId: 1 },
  });
  return {
    ...csms,
    async work() {
      return (await csms.store.stationWork.list('CS1', ['call'], { limit: 10 })).items;
    },
  };
}

async function keptNeeds({ store }: Pick<ReturnType<typeof aCsms>, 'store'>) {
  return (await store.evChargingNeeds.list('CS1', { limit: 10 })).items;
}

/** Has a 2.0.1 station tell how many periods it takes. */
async function tellPeriods({ store }: Pick<ReturnType<typeof aCsms>, 'store'>, value: string) {
  const variable = { component: { name: 'SmartChargingCtrlr' }, variable: { name: 'PeriodsPerSchedule' } };
  await store.deviceModel.recordValues('CS1', [{ ...variable, type: 'Actual', value }], at(0));
}

test('lets an EV charge as fast as it can unless told otherwise, and keeps the needs (K15.FR.02, K15.FR.03, K17.FR.02)', async () => {
  const csms = await charging();
  expect(await csms.send('NotifyEVChargingNeeds', request)).toEqual({ status: 'Accepted' });
  expect(await keptNeeds(csms)).toEqual([{ ...needs, answer: 'Accepted' }]);
  expect(await csms.work()).toMatchObject([
    { wanted: { request: { chargingProfile: { chargingSchedule: [{ chargingRateUnit: 'A' }] } } } },
  ]);
});

test('leaves an EV to the limit that its transaction was started with remotely (K05, K01.FR.39)', async () => {
  const csms = aCsms();
  await csms.store.calls.create({
    callId: 'C1',
    stationId: 'CS1',
    ocppVersion: '2.0.1',
    action: 'RequestStartTransaction',
    request: {
      remoteStartId: 7,
      idToken: { idToken: 'CAFE01', type: 'Central' },
      chargingProfile: {
        id: 5,
        stackLevel: 0,
        chargingProfilePurpose: 'TxProfile',
        chargingProfileKind: 'Relative',
        chargingSchedule: [
          { id: 1, chargingRateUnit: 'A', chargingSchedulePeriod: [{ startPeriod: 0, limit: 6 }] },
        ],
      },
    },
    createdAt: at(0),
    expiresAt: at(1),
  });
  await csms.send('TransactionEvent', {
    eventType: 'Started',
    triggerReason: 'RemoteStart',
    timestamp: time(2),
    seqNo: 0,
    transactionInfo: { transactionId: 'T1', remoteStartId: 7 },
    evse: { id: 1, connectorId: 1 },
  });
  expect(await csms.send('NotifyEVChargingNeeds', request)).toEqual({ status: 'Rejected' });
});

test('has a schedule though the clock of the station, by which the transaction started, is ahead (K15.FR.03)', async () => {
  const csms = await charging();
  const early = { receivedAt: new Date(at(0).getTime() - 1_000) };
  expect(await csms.send('NotifyEVChargingNeeds', request, early)).toEqual({ status: 'Accepted' });
});

test('has no schedule where there is no transaction, which it would have to name (K15.FR.04)', async () => {
  const { chargingScheduler, asked } = aScheduler(accepted);
  const csms = await charging({ chargingScheduler });
  const elsewhere = { ...request, evseId: 2 };
  expect(await csms.send('NotifyEVChargingNeeds', elsewhere)).toEqual({ status: 'Rejected' });
  expect(await keptNeeds(csms)).toEqual([{ ...needs, evseId: 2, answer: 'Rejected' }]);
  expect(asked).toEqual([]);
  expect(await csms.work()).toEqual([]);
});

test.each<EvChargingPlan>([accepted, { answer: 'Processing' }, { answer: 'Rejected' }])(
  'answers as the scheduler says, and keeps that: $answer (K15.FR.03 to K15.FR.05)',
  async (plan) => {
    const { answer } = plan;
    const { chargingScheduler, asked } = aScheduler(plan);
    const csms = await charging({ chargingScheduler });
    expect(await csms.send('NotifyEVChargingNeeds', request)).toEqual({ status: answer });
    expect(asked).toEqual([{ stationId: 'CS1', transactionId: 'T1', needs, maxPeriods: 12 }]);
    expect(await keptNeeds(csms)).toEqual([{ ...needs, answer }]);
    expect(await csms.work()).toHaveLength(answer === 'Accepted' ? 1 : 0);
  },
);

test('has the schedule sent at once, as a TxProfile with one schedule (K15.FR.07, K15.FR.08, K15.FR.18, K17.FR.07, K17.FR.08)', async () => {
  const csms = await charging(aScheduler(accepted));
  await csms.send('NotifyEVChargingNeeds', request);
  expect(await csms.work()).toEqual([
    {
      wanted: {
        kind: 'call',
        callId: 'ev-schedule-1',
        action: 'SetChargingProfile',
        request: {
          evseId: 1,
          chargingProfile: {
            id: expect.any(Number) as number,
            stackLevel: 0,
            chargingProfilePurpose: 'TxProfile',
            chargingProfileKind: 'Relative',
            transactionId: 'T1',
            chargingSchedule: [
              {
                id: expect.any(Number) as number,
                chargingRateUnit: 'A',
                chargingSchedulePeriod: [
                  { startPeriod: 0, limit: 16 },
                  { startPeriod: 60, limit: 8 },
                  { startPeriod: 120, limit: 10 },
                ],
              },
            ],
          },
        },
      },
      status: 'Pending',
      requestedAt: at(59),
      dueAt: at(59),
      attempts: 0,
    },
  ]);
});

test.each([
  [2, '24', 2],
  [12, '1', 1],
  [undefined, '2', 2],
  [12, 'many', 3],
])(
  'an EV that takes %j periods at a station that takes %j gets %j (K15.FR.07, K17.FR.07)',
  async (maxScheduleTuples, ofStation, count) => {
    const csms = await charging(aScheduler(accepted));
    await tellPeriods(csms, ofStation);
    const { evseId, chargingNeeds } = request;
    const told = { evseId, chargingNeeds, ...(maxScheduleTuples && { maxScheduleTuples }) };
    await csms.send('NotifyEVChargingNeeds', told);
    const periods = Array.from({ length: count }, () => expect.anything() as unknown);
    expect(await csms.work()).toMatchObject([
      {
        wanted: { request: { chargingProfile: { chargingSchedule: [{ chargingSchedulePeriod: periods }] } } },
      },
    ]);
  },
);

test('keeps the needs when the scheduler fails, and promises nothing', async () => {
  const csms = await charging(aScheduler());
  expect(await csms.send('NotifyEVChargingNeeds', request)).toEqual({ status: 'Rejected' });
  expect(await keptNeeds(csms)).toMatchObject([{ answer: 'Rejected' }]);
});

type Work = ReturnType<typeof aCsms>['store']['stationWork'];

/** Begins what waits for the station: what it is asked, and what ends it as taken. */
async function begin(stationWork: Work, minute: number) {
  const [claim] = await stationWork.claimDue(at(minute), at(minute + 2), 1);
  const { items = [] } = claim ?? {};
  return {
    sent: items.map(({ wanted }) =>
      wanted.kind === 'call' ? (wanted.request as SetChargingProfileRequest) : undefined,
    ),
    async take() {
      const taken = items.map(
        ({ attempt, wanted }) => ({ attempt, wanted, status: 'Accepted', at: at(minute) }) as const,
      );
      if (claim) await stationWork.settle(claim, taken);
    },
  };
}

test('answers a copy as it did before and sends its schedule once, and needs that are told anew afresh (K16.FR.12)', async () => {
  const csms = await charging(aScheduler(accepted, accepted, accepted, accepted));
  const { stationWork } = csms.store;
  const tell = (minute: number) => csms.send('NotifyEVChargingNeeds', request, { receivedAt: at(minute) });
  for (const minute of [1, 1]) expect(await tell(minute)).toEqual({ status: 'Accepted' });
  const first = await begin(stationWork, 1);
  expect(first.sent).toHaveLength(1);
  await first.take();
  await tell(1);
  expect((await begin(stationWork, 1)).sent).toEqual([]);
  await tell(2);
  const second = await begin(stationWork, 2);
  expect(second.sent.map((sent) => sent?.chargingProfile.id)).toEqual(
    first.sent.map((sent) => sent?.chargingProfile.id),
  );
});

test('sends a schedule again that is asked for while the one before is on its way (K16.FR.12)', async () => {
  const csms = await charging(aScheduler(accepted, accepted));
  const { stationWork } = csms.store;
  await csms.send('NotifyEVChargingNeeds', request, { receivedAt: at(1) });
  const first = await begin(stationWork, 1);
  await csms.send('NotifyEVChargingNeeds', request, { receivedAt: at(2) });
  await first.take();
  expect((await begin(stationWork, 2)).sent).toHaveLength(1);
});

test('answers a copy as it did before, whatever the scheduler says by now', async () => {
  const csms = await charging(aScheduler({ answer: 'Processing' }, accepted));
  for (const receivedAt of [at(1), at(1)]) {
    const answer = await csms.send('NotifyEVChargingNeeds', request, { receivedAt });
    expect(answer).toEqual({ status: 'Processing' });
  }
  expect(await csms.work()).toEqual([]);
});

test('takes the place of a profile of the same level that the transaction has (K01.FR.39)', async () => {
  const csms = await charging(aScheduler(accepted));
  const profile = {
    profileId: 77,
    stackLevel: 0,
    purpose: 'TxProfile',
    kind: 'Relative',
    transactionId: 'T1',
    schedules: [],
    evseId: 1,
    source: 'CSO',
    at: at(0),
  };
  await csms.store.chargingProfiles.recordInstalled('CS1', [profile]);
  await csms.send('NotifyEVChargingNeeds', request);
  expect(await csms.work()).toMatchObject([{ wanted: { request: { chargingProfile: { id: 77 } } } }]);
});

test('keeps no more than is told', async () => {
  const csms = aCsms();
  await csms.send('NotifyEVChargingNeeds', { evseId: 2, chargingNeeds: { requestedEnergyTransfer: 'DC' } });
  expect(await keptNeeds(csms)).toEqual([
    { evseId: 2, energyTransfer: 'DC', answer: 'Rejected', at: at(59) },
  ]);
});
