import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readValue, sampledValue, scaleValue } from './sampled-values.js';

describe('a sampled value', () => {
  test('has the defaults of the standard where the station says nothing (1.6 section 7.43)', () => {
    expect(sampledValue(1200, undefined, {})).toEqual({
      value: 1200,
      measurand: 'Energy.Active.Import.Register',
      unit: 'Wh',
      context: 'Sample.Periodic',
      location: 'Outlet',
    });
  });

  test('keeps what the station says', () => {
    const fields = {
      measurand: 'Voltage',
      context: 'Trigger',
      location: 'Inlet',
      phase: 'L1-N',
      signedMeterValue: {
        signedMeterData: 'AAAA',
        signingMethod: 'ECDSA',
        encodingMethod: 'OCMF',
        publicKey: 'BBBB',
      },
    };
    expect(sampledValue(231.4, 'V', fields)).toEqual({ value: 231.4, unit: 'V', ...fields });
  });

  test('is in Celsius, also where that is misspelt as 1.6 once did', () => {
    expect(sampledValue(20, 'Celcius', { measurand: 'Temperature' }).unit).toBe('Celsius');
  });

  test.each([
    ['Energy.Reactive.Export.Interval', 'Wh'],
    ['Power.Active.Import', 'W'],
    ['Current.Import', 'A'],
    ['SoC', 'Percent'],
    ['Power.Factor', ''],
  ])('of %s without a unit has the unit %j', (measurand, unit) => {
    expect(sampledValue(1, undefined, { measurand }).unit).toBe(unit);
  });
});

describe('a value written as text', () => {
  test.each([
    ['12345', 12345],
    ['-3.5', -3.5],
    ['+3.5', 3.5],
    ['.5', 0.5],
    ['7.', 7],
    ['1.5e3', 1500],
    [' 12 ', 12],
    ['007.50', 7.5],
    ['999999999999999', 999_999_999_999_999],
    ['9007199254740993', Number('9007199254740993')],
  ])('%j is a number', (text, number) => {
    expect(readValue(text)).toBe(number);
  });

  test.each(['', ' ', '.', '1.2.3', 'NaN', 'Infinity', '1e999', '0x10', '12,5', '12 Wh', '1_000', 'null'])(
    '%j is no number and stays as it is',
    (text) => {
      expect(readValue(text)).toBe(text);
    },
  );

  test('is read as `Number` reads it, wherever the point is', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{1,9}\.?\d{1,9}$/), (text) => {
        expect(readValue(text)).toBe(Number(text));
      }),
    );
  });

  test('is read as it was written, whatever the number', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (number) => {
        expect(readValue(String(number))).toBe(Number(String(number)));
      }),
    );
  });
});

describe('a multiplier', () => {
  test.each([
    [1.1, 3, 1100],
    [4.35, 2, 435],
    [12345, -3, 12.345],
    [1e21, 2, 1e23],
    [1e-7, 3, 1e-4],
    [5, 0, 5],
    [5, undefined, 5],
  ])('of %d and %s makes %d, without noise', (value, multiplier, scaled) => {
    expect(scaleValue(value, multiplier)).toBe(scaled);
  });

  test('that leaves no finite number leaves a text', () => {
    expect(scaleValue(5, 400)).toBe('5e400');
  });
});
