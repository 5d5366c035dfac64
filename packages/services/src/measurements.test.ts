import { describe, expect, test } from 'vitest';
import { identifyByContent, latestReading, type Measurement } from './measurements.js';
import { sampledValue } from './sampled-values.js';

const receivedAt = new Date('2026-03-01T12:30:00Z');

function measured(minute: number, ...values: number[]): Measurement {
  const at = new Date(Date.UTC(2026, 2, 1, 12, minute));
  return { at, sampledValues: values.map((value) => sampledValue(value, undefined, {})) };
}

describe('a reading that is named by its content', () => {
  test('has the same name whenever it comes', () => {
    expect(identifyByContent(measured(1, 5)).id).toBe(identifyByContent(measured(1, 5)).id);
  });

  test('has another name than one with other values of the same time', () => {
    expect(identifyByContent(measured(1, 5)).id).not.toBe(identifyByContent(measured(1, 6)).id);
  });

  test('has another name than one with the same numbers of other quantities', () => {
    const at = new Date(0);
    const names = [
      {},
      { phase: 'L1' },
      { location: 'Inlet' },
      { context: 'Sample.Clock' },
      { measurand: 'SoC' },
    ]
      .map((fields) => sampledValue(5, 'Wh', fields))
      .concat(sampledValue(5, 'kWh', {}))
      .map((value) => identifyByContent({ at, sampledValues: [value] }).id);
    expect(new Set(names).size).toBe(6);
  });

  test('has the name that it has in every process', () => {
    expect(identifyByContent(measured(1, 5, 6)).id).toBe('1772366460000.2864807485.2344248751');
  });

  test('has another name than one with the same values of another time', () => {
    expect(identifyByContent(measured(1, 5)).id).not.toBe(identifyByContent(measured(2, 5)).id);
  });
});

describe('the latest of measurements', () => {
  test('is the one with the latest time, wherever it stands', () => {
    expect(latestReading([measured(1, 1), measured(3, 3), measured(2, 2)], receivedAt)).toMatchObject(
      measured(3, 3),
    );
  });

  test('has the values of all measurements of its time', () => {
    expect(latestReading([measured(3, 1), measured(2, 2), measured(3, 3)], receivedAt)).toMatchObject(
      measured(3, 1, 3),
    );
  });

  test('is not there when nothing was measured', () => {
    expect(latestReading([], receivedAt)).toBeUndefined();
  });

  test('is of the time of arrival when the station says that it is yet to come', () => {
    const { sampledValues } = measured(1, 5);
    const latest = latestReading([{ at: new Date('2099-01-01T00:00:00Z'), sampledValues }], receivedAt);
    expect(latest).toMatchObject({ at: receivedAt, sampledValues });
  });
});
