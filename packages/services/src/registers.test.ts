import type { Reading, SampledValue } from '@csms/store';
import { energyOf } from '@csms/store';
import { describe, expect, test } from 'vitest';
import { registerSpan } from './registers.js';
import { sampledValue } from './sampled-values.js';

interface Fields {
  readonly unit?: string;
  readonly measurand?: string;
  readonly context?: string;
  readonly location?: string;
  readonly phase?: string;
}

function sample(value: number | string, { unit, ...fields }: Fields = {}): SampledValue {
  return sampledValue(value, unit, fields);
}

function reading(minute: number, ...sampledValues: SampledValue[]): Reading {
  return { id: String(minute), at: new Date(Date.UTC(2026, 2, 1, 12, minute)), sampledValues };
}

/** The register that one reading tells, in Wh, and how well its place fits. */
function registerOf(...sampledValues: SampledValue[]) {
  const span = registerSpan([reading(0, ...sampledValues)], { seqNo: 3 });
  return span && { wh: span.end.wh, rank: span.rank };
}

describe('the energy register of a reading', () => {
  test('is the value of the default measurand at the default place', () => {
    expect(registerOf(sample(1500))).toEqual({ wh: 1500, rank: 2 });
  });

  test('is in Wh, whether sent in Wh or in kWh', () => {
    expect(registerOf(sample(1.1, { unit: 'kWh' }))).toEqual({ wh: 1100, rank: 2 });
  });

  test('is not there when nothing tells it', () => {
    expect(registerOf()).toBeUndefined();
    expect(registerOf(sample(11_000, { measurand: 'Power.Active.Import' }))).toBeUndefined();
    expect(registerOf(sample(15, { measurand: 'Energy.Active.Import.Interval' }))).toBeUndefined();
    expect(registerOf(sample(15, { measurand: 'Energy.Active.Export.Register' }))).toBeUndefined();
  });

  test('is not read from opaque text or from another unit', () => {
    expect(registerOf(sample('OCMF|{}|{}'))).toBeUndefined();
    expect(registerOf(sample(15, { unit: 'varh' }))).toBeUndefined();
  });

  test('is a number that a meter can count to, whatever is told', () => {
    const most = Number.MAX_SAFE_INTEGER / 1_000;
    expect(registerOf(sample(1e308))?.wh).toBe(most);
    expect(registerOf(sample(1e308, { unit: 'kWh' }))?.wh).toBe(most);
    expect(registerOf(sample(-1e308, { unit: 'kWh' }))?.wh).toBe(-most);
  });

  test('is that of all phases rather than the sum of some, in whatever order they come', () => {
    const phases = [sample(100, { phase: 'L1' }), sample(200, { phase: 'L2' })];
    expect(registerOf(...phases, sample(333))?.wh).toBe(333);
    expect(registerOf(sample(333), ...phases)?.wh).toBe(333);
  });

  test('is the sum of the phases where there is none of all', () => {
    const phases = ['L1', 'L2', 'L3'].map((phase) => sample(100, { phase }));
    expect(registerOf(...phases, sample(1, { phase: 'N' }))?.wh).toBe(300);
  });

  test('is that at the outlet rather than elsewhere, in whatever order they come', () => {
    const inlet = sample(5000, { location: 'Inlet' });
    expect(registerOf(inlet, sample(4000))).toEqual({ wh: 4000, rank: 2 });
    expect(registerOf(sample(4000), inlet)).toEqual({ wh: 4000, rank: 2 });
    expect(registerOf(sample(4000, { phase: 'L1' }), inlet)).toEqual({ wh: 4000, rank: 2 });
    expect(registerOf(inlet)).toEqual({ wh: 5000, rank: 1 });
  });

  test('is never the sum of two places', () => {
    const values = [
      sample(100, { location: 'Inlet', phase: 'L1' }),
      sample(90, { location: 'Cable', phase: 'L1' }),
    ];
    expect(registerOf(...values)?.wh).toBe(100);
  });
});

describe('the span of the registers of an event', () => {
  test('goes from the earliest reading to the latest, in whatever order they come', () => {
    const span = registerSpan([reading(9, sample(1900)), reading(1, sample(1100)), reading(5)], { seqNo: 3 });
    expect(span).toMatchObject({ begin: { wh: 1100, seqNo: 3 }, end: { wh: 1900, seqNo: 3 } });
  });

  test('begins with what the station marks as the begin, also when that comes last or in a later event', () => {
    const order = { seqNo: 3, beginSeqNo: -1 };
    const begin = sample(1000, { context: 'Transaction.Begin' });
    const end = sample(4000, { context: 'Transaction.End' });
    const span = registerSpan([reading(0, end, begin)], order);
    expect(span).toMatchObject({ begin: { wh: 1000, seqNo: -1 }, end: { wh: 4000, seqNo: 3 } });
    expect(span && energyOf(span).energyWh).toBe(3000);
  });

  test('knows the first value above 0', () => {
    const span = registerSpan([reading(0, sample(0)), reading(1, sample(800_000))], { seqNo: 3 });
    expect(span?.firstAboveZero?.wh).toBe(800_000);
  });
});
