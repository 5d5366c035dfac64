import { parseDateTime } from '@csms/ocpp-messages';
import type { MeterValue, SampledValue as WireSampledValue } from '@csms/ocpp-messages/1.6';
import { type Measurement, readValue, sampledValue } from '@csms/services';
import type { SampledValue } from '@csms/store';

/** What meter values measured; those without a value are left out. */
export function measurementsOf(meterValues: readonly MeterValue[], receivedAt: Date): Measurement[] {
  return meterValues
    .filter(({ sampledValue: samples }) => samples.length > 0)
    .map(({ timestamp, sampledValue: samples }) => ({
      at: parseDateTime(timestamp) ?? receivedAt,
      sampledValues: samples.map(sampledValueOf),
    }));
}

/** Signed data is opaque, even where it looks like a number. */
function sampledValueOf(sample: WireSampledValue): SampledValue {
  const value = sample.format === 'SignedData' ? sample.value : readValue(sample.value);
  return sampledValue(value, sample.unit, sample);
}
