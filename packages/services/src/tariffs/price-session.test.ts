import { describe, expect, it, vi } from 'vitest';
import { aSession, aTariff, energy, flat, parking, time } from '../../test/tariffs.js';
import { priceSession } from './price-session.js';

const monday = '2026-06-01';
const kwh20 = [{ minutes: 60, kwh: 20 }];

describe('steps (OCPI 2.2.1, CDR object)', () => {
  it.each([
    [1, 116, 0.029],
    [25, 125, 0.0313],
    [500, 500, 0.125],
  ])('115.2 Wh in steps of %i Wh are billed as %i Wh', (stepSize, quantity, exclVat) => {
    const session = aSession(`${monday}T11:00:00Z`, [{ minutes: 1, kwh: 0.1152 }]);
    const { lines } = priceSession(aTariff([energy(0.25, undefined, stepSize)]), session);
    expect(lines).toEqual([{ dimension: 'ENERGY', quantity, price: 0.25, exclVat }]);
  });

  it('round the energy of a session once, at the price that was used last', () => {
    const tariff = aTariff([
      [energy(0.2, undefined, 500), { endTime: '17:00' }],
      [energy(0.27, undefined, 500), { startTime: '17:00' }],
    ]);
    const session = aSession(`${monday}T16:00:00Z`, [
      { minutes: 60, kwh: 4.3 },
      { minutes: 20, kwh: 1.1 },
    ]);
    expect(priceSession(tariff, session).lines.map(({ quantity }) => quantity)).toEqual([4_300, 1_200]);
  });

  it('round charging only when no parking is billed after it', () => {
    const tariff = aTariff([time(1, undefined, 600), parking(2, undefined, 600)]);
    const session = aSession(`${monday}T11:00:00Z`, [{ minutes: 21 }, { minutes: 16, parked: true }]);
    expect(priceSession(tariff, session).lines.map(({ quantity }) => quantity / 60)).toEqual([21, 20]);
  });

  it('of 0 bill what was measured', () => {
    const session = aSession(`${monday}T11:00:00Z`, [{ minutes: 10, kwh: 1.2345 }]);
    const { lines, total } = priceSession(aTariff([energy(0.3, undefined, 0)]), session);
    expect(lines).toEqual([{ dimension: 'ENERGY', quantity: 1_234.5, price: 0.3, exclVat: 0.3704 }]);
    expect(total).toBe(0.37);
  });
});

describe('a price by time of day', () => {
  const night = aTariff([[energy(0.1), { startTime: '22:00', endTime: '06:00' }], energy(0.3)]);

  it('may wrap over midnight', () => {
    const session = aSession(`${monday}T21:00:00Z`, [{ minutes: 600, kwh: 10 }]);
    expect(priceSession(night, session).lines.map(({ price, quantity }) => [price, quantity])).toEqual([
      [0.1, 8_000],
      [0.3, 2_000],
    ]);
  });

  it('costs no more look-ups of the time zone the more was measured', () => {
    const lookUps = vi.spyOn(Intl.DateTimeFormat.prototype, 'formatToParts');
    const lookUpsFor = (stretches: number) => {
      lookUps.mockClear();
      const each = { minutes: 600 / stretches, kwh: 10 / stretches };
      const session = aSession(
        `${monday}T21:00:00Z`,
        Array.from({ length: stretches }, () => each),
        {
          timeZone: 'Europe/Berlin',
        },
      );
      expect(priceSession(night, session).total).toBe(1.6);
      return lookUps.mock.calls.length;
    };
    try {
      expect(lookUpsFor(6_000)).toBe(lookUpsFor(60));
    } finally {
      lookUps.mockRestore();
    }
  });

  it('is by the clock of the location, also on the day on which that is set back', () => {
    // 03:00 summer time becomes 02:00: from 22:00 to 06:00 there are nine hours.
    const session = aSession('2026-10-24T19:00:00Z', [{ minutes: 660, kwh: 11 }], {
      timeZone: 'Europe/Berlin',
    });
    expect(priceSession(night, session).lines.map(({ price, quantity }) => [price, quantity])).toEqual([
      [0.1, 9_000],
      [0.3, 2_000],
    ]);
  });

  it('needs a time zone that there is', () => {
    const session = aSession(`${monday}T21:00:00Z`, kwh20, { timeZone: 'Mars/Olympus' });
    expect(() => priceSession(night, session)).toThrow(RangeError);
  });
});

describe('a price of some days', () => {
  it('begins and ends at local midnight', () => {
    const tariff = aTariff([
      [energy(0.1), { startDate: '2026-06-02', endDate: '2026-06-03' }],
      [energy(0.2), { dayOfWeek: ['WEDNESDAY'] }],
      energy(0.3),
    ]);
    const session = aSession('2026-06-01T20:00:00Z', [{ minutes: 60 * 30, kwh: 30 }], {
      timeZone: 'Europe/Berlin',
    });
    expect(priceSession(tariff, session).lines.map(({ price, quantity }) => [price, quantity])).toEqual([
      [0.3, 2_000],
      [0.1, 24_000],
      [0.2, 4_000],
    ]);
  });
});

describe('a total', () => {
  it('has the decimal places of its currency, halves rounded up', () => {
    const session = aSession(`${monday}T11:00:00Z`, [{ minutes: 60, kwh: 10.5 }]);
    const cost = (currency: string, price: number) =>
      priceSession(aTariff([energy(price)], { currency }), session).total;
    expect([cost('EUR', 0.11), cost('JPY', 31), cost('KWD', 0.1)]).toEqual([1.16, 326, 1.05]);
  });

  it('is exact where binary fractions are not', () => {
    const session = aSession(`${monday}T11:00:00Z`, [{ minutes: 60, kwh: 3 }]);
    expect(priceSession(aTariff([energy(0.335, undefined, 0)]), session).total).toBe(1.01);
  });

  it('includes a start fee although nothing was taken', () => {
    const { exclVat, inclVat } = priceSession(aTariff([flat(0.5, 20)]), aSession(`${monday}T11:00:00Z`, []));
    expect([exclVat, inclVat]).toEqual([0.5, 0.6]);
  });
});
