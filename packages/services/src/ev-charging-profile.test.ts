import type { ChargingSchedule, SalesTariff } from '@csms/store';
import { at } from '@csms/test-handlers';
import { describe, expect, test } from 'vitest';
import { evChargingProfile, scheduleWithin } from './ev-charging-profile.js';

const session = {
  stationId: 'CS1',
  transactionId: 'T1',
  needs: { evseId: 1, energyTransfer: 'DC', at: at(1) },
  maxPeriods: 3,
};

const limits = (...all: readonly (number | undefined)[]): ChargingSchedule => ({
  unit: 'A',
  periods: all.map((limit, index) => ({ startS: index * 60, ...(limit !== undefined && { limit }) })),
});

describe('the schedule of an EV', () => {
  test('is one of a TxProfile of its transaction (K15.FR.07, K15.FR.18, K17.FR.07)', () => {
    expect(evChargingProfile(session, limits(16))).toEqual({
      profileId: expect.any(Number) as number,
      stackLevel: 0,
      purpose: 'TxProfile',
      kind: 'Relative',
      transactionId: 'T1',
      schedules: [{ ...limits(16), scheduleId: expect.any(Number) as number }],
    });
  });

  test('that says when it begins is absolute', () => {
    expect(evChargingProfile(session, { ...limits(16), startsAt: at(2) }).kind).toBe('Absolute');
  });

  test('has the same profile in its transaction, and another one in others', () => {
    const idOf = (fields: Partial<typeof session>) =>
      evChargingProfile({ ...session, ...fields }, limits(16)).profileId;
    expect(idOf({ maxPeriods: 9 })).toBe(idOf({}));
    const others = [idOf({ transactionId: 'T2' }), idOf({ stationId: 'CS2' })];
    expect(new Set([idOf({}), ...others]).size).toBe(3);
    for (const id of others) expect(id).toBeGreaterThan(0);
  });

  test.each([
    ['as it is when it has as many', [16, 8, 4], [16, 8, 4]],
    ['with the lowest limit of those at its end', [16, 8, 10, 6, 12], [16, 8, 6]],
    ['with what is limited at its end', [16, 8, undefined, 6], [16, 8, 6]],
  ])('has no more periods than the EV and its station take: %s (K15.FR.07)', (_, given, expected) => {
    expect(evChargingProfile(session, limits(...given)).schedules).toMatchObject([limits(...expected)]);
  });

  test('is another one for other needs, and the same for the same (K16.FR.12)', () => {
    const idOf = (minute: number) => {
      const needs = { ...session.needs, at: at(minute) };
      return evChargingProfile({ ...session, needs }, limits(16)).schedules[0]?.scheduleId;
    };
    expect(idOf(1)).toBe(idOf(1));
    expect(idOf(1)).not.toBe(idOf(2));
  });

  test('has one period at least', () => {
    expect(scheduleWithin(limits(16, 8), 0)).toEqual(limits(8));
  });

  test('has a tariff only where that fits too (K15.FR.07)', () => {
    const aTariff = (count: number): SalesTariff => ({
      tariffId: 1,
      entries: Array.from({ length: count }, (_, index) => ({ startS: index * 60, costs: [] })),
    });
    const within = (count: number) =>
      scheduleWithin({ ...limits(16), salesTariff: aTariff(count) }, 3).salesTariff;
    expect(within(3)).toEqual(aTariff(3));
    expect(within(4)).toBeUndefined();
  });
});
