import { at, time } from '@csms/test-handlers';
import { describe, expect, test } from 'vitest';
import { aCsms } from '../test/csms.js';

describe('MeterValues (J01.FR.18)', () => {
  test('keeps the latest reading of an EVSE, with the defaults of the standard', async () => {
    const { send, store } = aCsms();
    const meterValue = [3, 2].map((minute) => ({
      timestamp: time(minute),
      sampledValue: [{ value: minute }],
    }));
    expect(await send('MeterValues', { evseId: 2, meterValue })).toEqual({});
    expect((await store.stations.findMeterValues('CS1')).get(2)).toMatchObject({
      at: at(3),
      sampledValues: [
        {
          value: 3,
          measurand: 'Energy.Active.Import.Register',
          unit: 'Wh',
          context: 'Sample.Periodic',
          location: 'Outlet',
        },
      ],
    });
  });

  test('answers for an EVSE below 0, and keeps nothing', async () => {
    const { send, store } = aCsms();
    const meterValue = [{ timestamp: time(3), sampledValue: [{ value: 1 }] }];
    expect(await send('MeterValues', { evseId: -1, meterValue })).toEqual({});
    expect(await store.stations.findMeterValues('CS1')).toEqual(new Map());
  });

  test('applies the multiplier, a power of ten', async () => {
    const { send, store } = aCsms();
    const sampledValue = [
      { value: 1.1, unitOfMeasure: { multiplier: 3 } },
      { value: 7, measurand: 'Power.Active.Import', unitOfMeasure: { unit: 'kW', multiplier: 0 } } as const,
    ];
    await send('MeterValues', { evseId: 0, meterValue: [{ timestamp: time(3), sampledValue }] });
    const latest = (await store.stations.findMeterValues('CS1')).get(0);
    expect(latest?.sampledValues).toMatchObject([
      { value: 1100, unit: 'Wh' },
      { value: 7, unit: 'kW' },
    ]);
  });
});
