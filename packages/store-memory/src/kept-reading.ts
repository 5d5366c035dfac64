import type { Reading, SampledValue, SignedMeterValue } from '@csms/store';

/** What was measured: a sampled value without the value. */
type Quantity = Omit<SampledValue, 'value' | 'signedMeterValue'>;

/**
 * A reading as it is kept. A meter reports the same quantities each time, so its readings share one list of them and
 * hold little more than numbers: most of the memory is for readings, and what is kept costs garbage collection too.
 */
export interface KeptReading {
  readonly id: string;
  readonly atMs: number;
  readonly quantities: readonly Quantity[];
  /** The value of each quantity. */
  readonly values: readonly SampledValue['value'][];
  /** The signed data of each quantity; `undefined` if none has any. */
  readonly signed: readonly (SignedMeterValue | undefined)[] | undefined;
}

/** A copy of a reading, to keep. `like` is an earlier one of the same meter; the quantities are shared if equal. */
export function keepReading({ id, at, sampledValues }: Reading, like: KeptReading | undefined): KeptReading {
  const isAlike = like !== undefined && haveQuantities(sampledValues, like.quantities);
  return {
    id,
    atMs: at.getTime(),
    quantities: isAlike ? like.quantities : sampledValues.map(quantityOf),
    values: valuesOf(sampledValues),
    signed: sampledValues.some(isSigned) ? sampledValues.map(copySignedValue) : undefined,
  };
}

/** A copy of a kept reading, for a caller. */
export function readingOf({ id, atMs, quantities, values, signed }: KeptReading): Reading {
  return {
    id,
    at: new Date(atMs),
    sampledValues: quantities.map(({ measurand, unit, context, location, phase }, index) => ({
      value: values[index] as SampledValue['value'],
      measurand,
      unit,
      context,
      location,
      phase,
      signedMeterValue: signed?.[index] && { ...signed[index] },
    })),
  };
}

function haveQuantities(samples: readonly SampledValue[], quantities: readonly Quantity[]): boolean {
  if (samples.length !== quantities.length) return false;
  for (let index = 0; index < samples.length; index++) {
    const sample = samples[index] as SampledValue;
    const quantity = quantities[index] as Quantity;
    if (
      sample.measurand !== quantity.measurand ||
      sample.unit !== quantity.unit ||
      sample.context !== quantity.context ||
      sample.location !== quantity.location ||
      sample.phase !== quantity.phase
    )
      return false;
  }
  return true;
}

function quantityOf({ measurand, unit, context, location, phase }: SampledValue): Quantity {
  return { measurand, unit, context, location, phase };
}

function valuesOf(samples: readonly SampledValue[]): readonly SampledValue['value'][] {
  // oxlint-disable-next-line unicorn/no-new-array -- with this length; `map` would keep each number in an object
  const values = new Array<SampledValue['value']>(samples.length);
  for (let index = 0; index < samples.length; index++) values[index] = (samples[index] as SampledValue).value;
  return values;
}

function isSigned({ signedMeterValue }: SampledValue): boolean {
  return signedMeterValue !== undefined;
}

function copySignedValue({ signedMeterValue }: SampledValue): SignedMeterValue | undefined {
  return signedMeterValue && { ...signedMeterValue };
}
