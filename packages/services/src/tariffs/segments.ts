import type { Tariff, TariffRestrictions } from '@csms/store';
import { createLocalClock, type LocalClock } from './local-time.js';
import type { Moment } from './restrictions.js';
import type { ChargingPeriod, PricedSession } from './session.js';

/** A part of a session in which the same prices apply throughout. */
export interface Segment {
  readonly durationMs: number;
  readonly energyWh: number;
  readonly isCharging: boolean;
  /** As it is when the segment begins. */
  readonly moment: Moment;
}

/** A place within a period: when, and what was taken until then since the session began. */
interface Place {
  readonly ms: number;
  readonly wh: number;
}

/**
 * Cuts a session where prices of a tariff may begin or end to apply. Within a period energy is taken to be spread evenly,
 * as OCPI allows where nothing was measured in between.
 */
export function segmentsOf(tariff: Tariff, session: PricedSession): readonly Segment[] {
  const restrictions = tariff.elements
    .map((element) => element.restrictions)
    .filter((found) => found !== undefined);
  const startMs = session.startedAt.getTime();
  const periods = session.periods.length > 0 ? session.periods : [nothing(session.startedAt)];
  // A time zone is costly to look up, and most tariffs are the same at any time.
  let clock: LocalClock | undefined;
  const localClock = () => {
    clock ??= createLocalClock(session.timeZone ?? 'UTC');
    return clock;
  };

  const boundaries = boundariesOf(restrictions, { startMs, periods, localClock });
  const segments: Segment[] = [];
  let energySoFarWh = 0;
  for (const period of periods) {
    const places = placesIn(period, energySoFarWh, boundaries);
    const powerW = powerOf(period);
    places.slice(1).forEach((to, index) => {
      const from = places[index] as Place;
      segments.push({
        durationMs: to.ms - from.ms,
        energyWh: inMilliWattHours(to.wh - from.wh),
        isCharging: period.isCharging,
        moment: {
          local: () => localClock().at(from.ms),
          energySoFarWh: from.wh,
          durationSoFarMs: from.ms - startMs,
          powerW,
          currentA: period.currentA,
        },
      });
    });
    energySoFarWh = inMilliWattHours(energySoFarWh + period.energyWh);
  }
  return segments;
}

/** A period in which nothing happened, for a session of which only the begin is known. */
function nothing(at: Date): ChargingPeriod {
  return { from: at, to: at, energyWh: 0, isCharging: true };
}

/** The values at which prices may change. */
interface Boundaries {
  readonly instantsMs: ReadonlySet<number>;
  readonly energiesWh: ReadonlySet<number>;
}

/** The session that boundaries are for. */
interface Bounded {
  readonly startMs: number;
  /** At least one. */
  readonly periods: readonly ChargingPeriod[];
  readonly localClock: () => LocalClock;
}

function boundariesOf(
  restrictions: readonly TariffRestrictions[],
  { startMs, periods, localClock }: Bounded,
): Boundaries {
  const times = new Set<string>();
  const instantsMs = new Set<number>();
  const energiesWh = new Set<number>();
  for (const each of restrictions) {
    for (const time of [each.startTime, each.endTime]) if (time !== undefined) times.add(time);
    if (each.startDate !== undefined || each.endDate !== undefined || each.dayOfWeek) times.add('00:00');
    for (const seconds of [each.minDuration, each.maxDuration])
      if (seconds !== undefined) instantsMs.add(startMs + seconds * 1_000);
    for (const kwh of [each.minKwh, each.maxKwh])
      if (kwh !== undefined) energiesWh.add(inMilliWattHours(kwh * 1_000));
  }
  const fromMs = periods[0]?.from.getTime() ?? startMs;
  const toMs = periods.at(-1)?.to.getTime() ?? startMs;
  for (const time of times)
    for (const instantMs of localClock().instantsOf(time, fromMs, toMs)) instantsMs.add(instantMs);
  return { instantsMs, energiesWh };
}

/** The places at which a period is cut, with its begin and its end, in order. */
function placesIn(
  { from, to, energyWh }: ChargingPeriod,
  energySoFarWh: number,
  { instantsMs, energiesWh }: Boundaries,
): readonly Place[] {
  const begin: Place = { ms: from.getTime(), wh: energySoFarWh };
  const end: Place = { ms: to.getTime(), wh: inMilliWattHours(energySoFarWh + energyWh) };
  const lengthMs = end.ms - begin.ms;
  const atInstant = (ms: number): Place => ({
    ms,
    wh: inMilliWattHours(begin.wh + (energyWh * (ms - begin.ms)) / lengthMs),
  });
  const atEnergy = (wh: number): Place => ({
    ms: Math.round(begin.ms + (lengthMs * (wh - begin.wh)) / energyWh),
    wh,
  });
  const instants = [...instantsMs].filter((ms) => ms > begin.ms && ms < end.ms);
  const energies = [...energiesWh].filter((wh) => wh > begin.wh && wh < end.wh);
  return [begin, ...instants.map(atInstant), ...energies.map(atEnergy), end].toSorted(
    (a, b) => a.ms - b.ms || a.wh - b.wh,
  );
}

function powerOf({ from, to, energyWh }: ChargingPeriod): number | undefined {
  const hours = (to.getTime() - from.getTime()) / 3_600_000;
  return hours > 0 ? energyWh / hours : undefined;
}

/** Meters are no more exact than this, and binary fractions would add noise. */
function inMilliWattHours(wh: number): number {
  return Math.round(wh * 1_000) / 1_000;
}
