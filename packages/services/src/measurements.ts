import type { Reading } from '@csms/store';
import { ContentHash } from './content-hash.js';
import { defaultContext, defaultLocation } from './sampled-values.js';
import { saidTime } from './station-time.js';

/** Values that were measured at one time: a reading without an id. */
export type Measurement = Omit<Reading, 'id'>;

/**
 * Makes a reading whose id is made of its content, for stations that give measurements no number: the same values of
 * the same time are one reading, however often and in whatever message they come, and other values of that time
 * another.
 */
export function identifyByContent({ at, sampledValues }: Measurement): Reading {
  const content = new ContentHash();
  for (const { value, measurand, unit, context, location, phase = '' } of sampledValues) {
    content.addText(measurand);
    content.addText(unit);
    // Nearly all values have the defaults, and an empty text costs no time.
    content.addText(context === defaultContext ? '' : context);
    content.addText(location === defaultLocation ? '' : location);
    content.addText(phase);
    if (typeof value === 'number') content.addNumber(value);
    else content.addText(value);
  }
  return { id: `${at.getTime()}.${content.toString()}`, at, sampledValues };
}

/**
 * The latest of measurements that came together, with all values of its time; `undefined` when there are none. Its id
 * is its time, because no other is kept beside it.
 */
export function latestReading(measurements: readonly Measurement[], receivedAt: Date): Reading | undefined {
  const [first, ...others] = measurements;
  if (!first) return undefined;
  let { at, sampledValues } = first;
  for (const measurement of others) {
    const ahead = measurement.at.getTime() - at.getTime();
    if (ahead > 0) ({ at, sampledValues } = measurement);
    else if (ahead === 0) sampledValues = [...sampledValues, ...measurement.sampledValues];
  }
  return { id: String(at.getTime()), at: saidTime(at, receivedAt), sampledValues };
}
