import type { Tariff, TransactionCost } from '@csms/store';
import { describe, expect, it } from 'vitest';
import {
  aSession,
  aTariff,
  component,
  type Element,
  energy,
  flat,
  minuteMs,
  parking,
  type Stretch,
  time,
} from '../../test/tariffs.js';
import { priceSession } from './price-session.js';
import type { PricedSession } from './session.js';

const monday = '2026-06-01';
const saturday = '2026-06-06';

function totals({ exclVat, inclVat }: TransactionCost): readonly (number | undefined)[] {
  return [exclVat, inclVat];
}

const complex = aTariff([
  flat(2.5, 15),
  [time(1, 20, 900), { maxCurrent: 32 }],
  [time(2, 20, 600), { minCurrent: 32, dayOfWeek: ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY'] }],
  [time(1.25, 20, 600), { minCurrent: 32, dayOfWeek: ['SATURDAY', 'SUNDAY'] }],
  [
    parking(5, 10, 300),
    {
      startTime: '09:00',
      endTime: '18:00',
      dayOfWeek: ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY'],
    },
  ],
  [parking(6, 10, 300), { startTime: '10:00', endTime: '17:00', dayOfWeek: ['SATURDAY'] }],
]);

const steps = aTariff([
  [[time(1.2, undefined, 1800), parking(1, undefined, 900)], { startTime: '00:00', endTime: '17:00' }],
  [[time(2.4, undefined, 900), parking(1, undefined, 900)], { startTime: '17:00', endTime: '20:00' }],
  [time(2.4, undefined, 900), { startTime: '20:00', endTime: '00:00' }],
]);

const afterwards = [flat(0.5, 20), energy(0.25, 10)];
const byReservation = (reservation: 'RESERVATION' | 'RESERVATION_EXPIRES') => ({ reservation });
const reserved = (minutes: number, isExpired = false) => ({
  reservation: {
    from: new Date(`${monday}T10:00:00Z`),
    to: new Date(Date.parse(`${monday}T10:00:00Z`) + minutes * minuteMs),
    isExpired,
  },
});
const kwh20 = [{ minutes: 60, kwh: 20 }];

describe('the examples of OCPI 2.2.1 (Tariffs module)', () => {
  it.each<[string, Tariff, readonly Stretch[], readonly (number | undefined)[]]>([
    ['0.25 per kWh', aTariff([energy(0.25, 10)]), kwh20, [5, 5.5]],
    ['0.25 per kWh and a start fee', aTariff([flat(0.5, 20), energy(0.25, 10)]), kwh20, [5.5, 6.1]],
    [
      '0.25 per kWh above a minimum price',
      aTariff([energy(0.25, 10)], { minPrice: { exclVat: 0.5, inclVat: 0.55 } }),
      kwh20,
      [5, 5.5],
    ],
    [
      '0.25 per kWh below a minimum price',
      aTariff([energy(0.25, 10)], { minPrice: { exclVat: 0.5, inclVat: 0.55 } }),
      [{ minutes: 60, kwh: 1 }],
      [0.5, 0.55],
    ],
    [
      '0.25 per kWh, a parking fee and a start fee',
      aTariff([flat(0.5, 20), energy(0.25, 10), parking(2, 20, 900)]),
      [...kwh20, { minutes: 40, parked: true }],
      [7, 7.9],
    ],
    [
      'above a maximum price',
      aTariff([flat(0.5, 20), energy(0.25, 10)], { maxPrice: { exclVat: 10, inclVat: 11 } }),
      [{ minutes: 60, kwh: 50 }],
      [10, 11],
    ],
    [
      'below a maximum price',
      aTariff([flat(0.5, 20), energy(0.25, 10)], { maxPrice: { exclVat: 10, inclVat: 11 } }),
      [{ minutes: 60, kwh: 30 }],
      [8, 8.85],
    ],
    [
      '2 an hour, of charging only',
      aTariff([time(2, 10)]),
      [
        { minutes: 150, kwh: 9 },
        { minutes: 40, parked: true },
      ],
      [5, 5.5],
    ],
    [
      '3 an hour, and 5 an hour of parking',
      aTariff([time(3, 10), parking(5, 20, 300)]),
      [
        { minutes: 150, kwh: 9 },
        { minutes: 42, parked: true },
      ],
      [11.25, 12.75],
    ],
    ['1.90 an hour with 5.2 % VAT', aTariff([time(1.9, 5.2, 300)]), [{ minutes: 150 }], [4.75, 5]],
    [
      'energy in blocks of 100 Wh',
      aTariff([flat(0.5, 20), energy(0.25, 10, 100)]),
      [{ minutes: 60, kwh: 20.45 }],
      [5.63, 6.24],
    ],
    [
      'energy in blocks of 100 Wh at another price',
      aTariff([flat(0.5, 20), energy(0.22, 10, 100)]),
      [{ minutes: 60, kwh: 20.45 }],
      [5.01, 5.56],
    ],
    ['free of charge', aTariff([component('FLAT', 0, undefined, 0)]), kwh20, [0, undefined]],
    [
      'by power',
      aTariff([[energy(0.2, 20), { maxPower: 16 }], [energy(0.35, 20), { maxPower: 32 }], energy(0.5, 20)]),
      [
        { minutes: 10, kwh: 1 },
        { minutes: 50, kwh: 40 },
        { minutes: 7.5, kwh: 0.5 },
      ],
      [20.3, 24.36],
    ],
    [
      'by duration',
      aTariff([[energy(0), { maxDuration: 1_800 }], [energy(0.25), { maxDuration: 3_600 }], energy(0.4)]),
      [
        { minutes: 30, kwh: 4.65 },
        { minutes: 10, kwh: 1.55 },
      ],
      [0.39, undefined],
    ],
    // The chapter counts these hours from the begin of parking, its definition of durations from that of the session:
    // here both are one.
    [
      'the first hour and the first kWh free',
      aTariff([
        [parking(0), { minDuration: 0, maxDuration: 3_600 }],
        [parking(2), { minDuration: 3_600, maxDuration: 10_800 }],
        [parking(3), { minDuration: 10_800 }],
        [energy(0), { maxKwh: 1 }],
        [energy(0.2), { minKwh: 1 }],
      ]),
      [
        { minutes: 0, kwh: 20 },
        { minutes: 165, parked: true },
      ],
      [7.3, undefined],
    ],
  ])('%s', (_name, tariff, stretches, expected) => {
    const cost = priceSession(tariff, aSession(`${monday}T11:00:00Z`, stretches));
    expect(totals(cost)).toEqual(expected);
  });

  it('the complex one, on a Monday at 16 A', () => {
    const session = aSession(`${monday}T09:30:00Z`, [
      { minutes: 165, kwh: 9, currentA: 16 },
      { minutes: 42, parked: true },
    ]);
    expect(totals(priceSession(complex, session))).toEqual([9, 10.3]);
  });

  it('the complex one, on a Saturday at 43 A: 114 minutes at 1.25 are 2.375, which the chapter misprints as 2.28', () => {
    const session = aSession(`${saturday}T13:30:00Z`, [
      { minutes: 114, kwh: 50, currentA: 43 },
      { minutes: 71, parked: true },
    ]);
    const cost = priceSession(complex, session);
    expect(cost.lines.map(({ quantity, exclVat }) => [quantity, exclVat])).toEqual([
      [1, 2.5],
      [6_840, 2.375],
      [4_500, 7.5],
    ]);
    expect(totals(cost)).toEqual([12.38, 13.98]);
  });

  it.each<[string, Element[], PricedSession, readonly number[]]>([
    ['by time', [[time(5, 20), byReservation('RESERVATION')]], session20(15), [6.75, 7.6]],
    [
      'by fee and time',
      [[[flat(2, 20), time(5, 20, 300)], byReservation('RESERVATION')]],
      session20(13),
      [8.75, 10],
    ],
    [
      'with a fee when it expires, used',
      [
        [flat(4, 20), byReservation('RESERVATION_EXPIRES')],
        [time(2, 20, 600), byReservation('RESERVATION')],
      ],
      session20(22),
      [6.5, 7.3],
    ],
    [
      'with a fee when it expires, expired',
      [
        [flat(4, 20), byReservation('RESERVATION_EXPIRES')],
        [time(2, 20, 600), byReservation('RESERVATION')],
      ],
      aSession(`${monday}T11:00:00Z`, [], reserved(60, true)),
      [6, 7.2],
    ],
    [
      'with another price of time when it expires, used',
      [
        [time(6, 20, 600), byReservation('RESERVATION_EXPIRES')],
        [time(3, 20, 600), byReservation('RESERVATION')],
      ],
      session20(22),
      [7, 7.9],
    ],
    [
      'with another price of time when it expires, expired',
      [
        [time(6, 20, 600), byReservation('RESERVATION_EXPIRES')],
        [time(3, 20, 600), byReservation('RESERVATION')],
      ],
      aSession(`${monday}T11:30:00Z`, [], reserved(90, true)),
      [9, 10.8],
    ],
  ])('a reservation %s', (_name, elements, session, expected) => {
    expect(totals(priceSession(aTariff([...elements, ...afterwards]), session))).toEqual(expected);
  });

  it.each<[string, string, readonly Stretch[], number]>([
    [
      'from one element to another, then to parking',
      '16:55',
      [{ minutes: 10 }, { minutes: 2, parked: true }],
      0.55,
    ],
    ['from one element to another', '16:35', [{ minutes: 35 }], 1.3],
    // 2.2.1 prints 0.80, with prices that are none of this tariff's; 2.3.0 corrects it.
    [
      'to an element in which parking is free',
      '19:40',
      [{ minutes: 12 }, { minutes: 20, parked: true }],
      0.73,
    ],
  ])('steps where prices change %s', (_name, start, stretches, expected) => {
    expect(priceSession(steps, aSession(`${monday}T${start}:00Z`, stretches)).total).toBe(expected);
  });
});

function session20(reservedMinutes: number): PricedSession {
  return aSession(`${monday}T11:00:00Z`, kwh20, reserved(reservedMinutes));
}
