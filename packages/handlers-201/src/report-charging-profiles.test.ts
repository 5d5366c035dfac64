import type {
  ChargingProfileType,
  GetChargingProfilesRequest,
  ReportChargingProfilesRequest,
} from '@csms/ocpp-messages/2.0.1';
import type { Store } from '@csms/store';
import { at, time } from '@csms/test-handlers';
import { expect, test } from 'vitest';
import { aCsms } from '../test/csms.js';

function aProfile(id: number, fields: Partial<ChargingProfileType> = {}): ChargingProfileType {
  return {
    id,
    stackLevel: 0,
    chargingProfilePurpose: 'TxDefaultProfile',
    chargingProfileKind: 'Relative',
    chargingSchedule: [
      { id: 1, chargingRateUnit: 'A', chargingSchedulePeriod: [{ startPeriod: 0, limit: 16 }] },
    ],
    ...fields,
  };
}

function aReport(
  ids: readonly [number, ...number[]],
  fields: Partial<ReportChargingProfilesRequest> = {},
): ReportChargingProfilesRequest {
  const [first, ...others] = ids;
  return {
    requestId: 1,
    chargingLimitSource: 'CSO',
    evseId: 1,
    chargingProfile: [aProfile(first), ...others.map((id) => aProfile(id))],
    ...fields,
  };
}

async function idsOf({ chargingProfiles }: Store) {
  const { items } = await chargingProfiles.list('CS1', { limit: 100 });
  return items.map(({ profileId }) => profileId);
}

/** A CSMS that knows of the profiles 1 and 2, and has asked for profiles at minute 5. */
async function aCsmsThatAsked(asked: Omit<GetChargingProfilesRequest, 'requestId'>) {
  const csms = aCsms();
  await csms.send('ReportChargingProfiles', aReport([1, 2], { requestId: 9 }), { receivedAt: at(1) });
  await csms.store.calls.create({
    callId: 'c1',
    stationId: 'CS1',
    action: 'GetChargingProfiles',
    request: { requestId: 1, ...asked },
    createdAt: at(5),
    expiresAt: at(6),
  });
  return csms;
}

const all = { chargingProfile: { stackLevel: 0 } };

test('keeps all of the profiles that a station reports (K09)', async () => {
  const { send, store } = aCsms();
  const full = aProfile(-1, {
    stackLevel: 2,
    chargingProfilePurpose: 'TxProfile',
    chargingProfileKind: 'Recurring',
    recurrencyKind: 'Daily',
    validFrom: time(1),
    validTo: time(50),
    transactionId: 'T1',
    chargingSchedule: [
      {
        id: 1,
        startSchedule: time(2),
        duration: 60,
        chargingRateUnit: 'W',
        minChargingRate: 0.1,
        chargingSchedulePeriod: [{ startPeriod: 0, limit: 7.4, numberPhases: 3 }],
        salesTariff: {
          id: 4,
          salesTariffDescription: 'by night',
          numEPriceLevels: 2,
          salesTariffEntry: [
            {
              relativeTimeInterval: { start: 0, duration: 60 },
              ePriceLevel: 1,
              consumptionCost: [
                {
                  startValue: 0,
                  cost: [{ costKind: 'RelativePricePercentage', amount: 5, amountMultiplier: 1 }],
                },
              ],
            },
          ],
        },
      },
    ],
  });
  const report = aReport([2], {
    chargingLimitSource: 'EMS',
    evseId: 0,
    chargingProfile: [aProfile(2), full],
  });
  expect(await send('ReportChargingProfiles', report)).toEqual({});
  expect((await store.chargingProfiles.list('CS1', { limit: 10 })).items).toEqual([
    {
      profileId: -1,
      evseId: 0,
      stackLevel: 2,
      purpose: 'TxProfile',
      kind: 'Recurring',
      recurrency: 'Daily',
      validFrom: at(1),
      validTo: at(50),
      transactionId: 'T1',
      source: 'EMS',
      schedules: [
        {
          scheduleId: 1,
          startsAt: at(2),
          durationS: 60,
          unit: 'W',
          minChargingRate: 0.1,
          periods: [{ startS: 0, limit: 7.4, numberPhases: 3 }],
          salesTariff: {
            tariffId: 4,
            description: 'by night',
            priceLevels: 2,
            entries: [
              {
                startS: 0,
                durationS: 60,
                priceLevel: 1,
                costs: [
                  {
                    startValue: 0,
                    costs: [{ kind: 'RelativePricePercentage', amount: 5, multiplier: 1 }],
                  },
                ],
              },
            ],
          },
        },
      ],
      at: at(59),
    },
    expect.objectContaining({ profileId: 2, evseId: 0, source: 'EMS' }),
  ]);
});

const parts = [
  ['first', aReport([3], { tbc: true }), at(7)],
  ['second', aReport([4], { tbc: true, evseId: 0, chargingLimitSource: 'EMS' }), at(8)],
  ['last', aReport([2, 5]), at(9)],
] as const;

test.each([
  'first, second, last',
  'first, last, second',
  'second, first, last',
  'second, last, first',
  'last, first, second',
  'last, second, first',
])('parts leave what they tell, copies among them, in the order %s', async (order) => {
  const { send, store } = await aCsmsThatAsked(all);
  const inOrder = order.split(', ').map((name) => parts.find(([other]) => other === name));
  for (const part of [...inOrder, ...inOrder]) {
    if (part) await send('ReportChargingProfiles', part[1], { receivedAt: part[2] });
  }
  expect(await idsOf(store)).toEqual([2, 3, 4, 5]);
});

test('what was asked for and is not told of is gone with the last part, not before', async () => {
  const { send, store } = await aCsmsThatAsked(all);
  await send('ReportChargingProfiles', aReport([3], { tbc: true }), { receivedAt: at(7) });
  expect(await idsOf(store)).toEqual([1, 2, 3]);
  await send('ReportChargingProfiles', aReport([4]), { receivedAt: at(8) });
  expect(await idsOf(store)).toEqual([3, 4]);
});

test.each([
  ['ids', { chargingProfile: { chargingProfileId: [2, 7] } }, [1, 7]],
  ['an EVSE', { evseId: 2, chargingProfile: { stackLevel: 0 } }, [1, 2, 7]],
  ['a purpose', { chargingProfile: { chargingProfilePurpose: 'TxProfile' } }, [1, 2, 7]],
  ['a level', { chargingProfile: { stackLevel: 1 } }, [1, 2, 7]],
  ['a source', { chargingProfile: { chargingLimitSource: ['EMS'] } }, [1, 2, 7]],
  ['all that is told', { evseId: 1, chargingProfile: { chargingLimitSource: ['CSO'] } }, [7]],
] satisfies [string, Omit<GetChargingProfilesRequest, 'requestId'>, number[]][])(
  'a report on %s leaves what was not asked for',
  async (_, asked, left) => {
    const { send, store } = await aCsmsThatAsked(asked);
    await send('ReportChargingProfiles', aReport([7]), { receivedAt: at(8) });
    expect(await idsOf(store)).toEqual(left);
  },
);

test('leaves a profile that was set after the report was asked for', async () => {
  const { send, answer, store } = await aCsmsThatAsked(all);
  const request = { evseId: 1, chargingProfile: aProfile(6) };
  await answer('SetChargingProfile', request, { status: 'Accepted' }, { receivedAt: at(6) });
  await send('ReportChargingProfiles', aReport([7]), { receivedAt: at(8) });
  expect(await idsOf(store)).toEqual([6, 7]);
});

test('keeps what is told though the clock of the gateway is behind that of the caller', async () => {
  const { send, store } = await aCsmsThatAsked(all);
  await send('ReportChargingProfiles', aReport([7]), { receivedAt: at(4) });
  expect(await idsOf(store)).toEqual([7]);
});

test('merges a report that nobody is known to have asked for into what is known', async () => {
  const { send, store } = await aCsmsThatAsked(all);
  await send('ReportChargingProfiles', aReport([7], { requestId: 3 }));
  expect(await idsOf(store)).toEqual([1, 2, 7]);
});
