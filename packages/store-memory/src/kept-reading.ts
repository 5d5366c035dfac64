import type { Reading, SampledValue, SignedMeterValue } from '@csms/store';

/** What a value is of: a sampled value without the value. */
type Quantity = Omit<SampledValue, 'value' | 'signedMeterValue'>;

/**
 * A reading as it is kept. A meter tells the same quantities each time, so that its readings share a list of them and
 * hold little more than numbers: readings are most of what is kept, and what stays in memory costs time as well.
 */
export interface KeptReading {
  readonly id: string;
  readonly atMs: number;
  readonly quantities: readonly Quantity[];
  /** The value of each quantity. */
  readonly values: readonly SampledValue['value'][];
  /** The signed data of each quantity; `undefined` where none has any. */
  readonly signed: readonly (SignedMeterValue | undefined)[] | undefined;
}

/** A copy of a reading, to keep. `like` is an earlier one of the same meter, whose quantities it shares if it can. */
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

/** A copy of a kept reading, to give away. */
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
  // oxlint-disable-next-line unicorn/no-new-array -- of that length; `map` would keep each number in an object
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
