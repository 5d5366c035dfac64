import { hash } from 'node:crypto';
import type { Reading } from '@csms/store';
import { stateTime } from './station-time.js';

/** Values that were measured at one time, not yet named among others. */
export type Measurement = Omit<Reading, 'id'>;

/**
 * A measurement as a reading that is named by all that it says, for stations that number nothing: the same values of the
 * same time are one reading, however often and in whatever message they come, and other values of that time another.
 */
export function identifyByContent({ at, sampledValues }: Measurement): Reading {
  const id = hash('sha256', `${at.getTime()}${JSON.stringify(sampledValues)}`, 'base64url');
  return { id, at, sampledValues };
}

/** The latest of measurements that came together, with all values of its time; `undefined` when there are none. */
export function latestMeasurement(
  measurements: readonly Measurement[],
  receivedAt: Date,
): Measurement | undefined {
  let latest: Measurement | undefined;
  for (const measurement of measurements) {
    if (!latest || measurement.at > latest.at) latest = measurement;
    else if (measurement.at.getTime() === latest.at.getTime()) {
      latest = { at: latest.at, sampledValues: [...latest.sampledValues, ...measurement.sampledValues] };
    }
  }
  return latest && { ...latest, at: stateTime(latest.at, receivedAt) };
}
