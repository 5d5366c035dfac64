import { parseDateTime } from '@csms/ocpp-messages';
import type { MeterValueType, SampledValueType } from '@csms/ocpp-messages/2.0.1';
import { type Measurement, sampledValue, scaleValue } from '@csms/services';
import type { SampledValue } from '@csms/store';

/** What a meter value measured. */
export function measurementOf(
  { timestamp, sampledValue: samples }: MeterValueType,
  receivedAt: Date,
): Measurement {
  return { at: parseDateTime(timestamp) ?? receivedAt, sampledValues: samples.map(sampledValueOf) };
}

function sampledValueOf(sample: SampledValueType): SampledValue {
  const { unit, multiplier } = sample.unitOfMeasure ?? {};
  return sampledValue(scaleValue(sample.value, multiplier), unit, sample);
}
