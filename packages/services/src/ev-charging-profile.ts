import type { ChargingProfile, ChargingSchedule } from '@csms/store';
import type { EvChargingSession } from './charging-scheduler.js';
import { numberFrom } from './number-from.js';

/** The level of the profiles that carry schedules of EVs: those that operators set above it count instead. */
const stackLevel = 0;

/** The id of the profile that carries the schedule of an EV: the same in a transaction, so that the latest counts. */
export function evChargingProfileId({
  stationId,
  transactionId,
}: Pick<EvChargingSession, 'stationId' | 'transactionId'>): number {
  return numberOf('ev profile', stationId, transactionId);
}

/** A positive number of 31 bits, which follows from what it stands for. */
function numberOf(...content: readonly (string | number)[]): number {
  return numberFrom(JSON.stringify(content));
}

/**
 * The profile that brings an EV its schedule: a `TxProfile` of its transaction with one schedule, of no more periods
 * than the EV and its station take (2.0.1 K15.FR.07, K15.FR.18, K17.FR.07). The id of the schedule follows from the
 * needs, so that a new request gets a new id even for an equal schedule (K16.FR.12).
 */
export function evChargingProfile(session: EvChargingSession, schedule: ChargingSchedule): ChargingProfile {
  const { evseId, at } = session.needs;
  const scheduleId = numberOf('ev schedule', session.stationId, evseId, at.getTime());
  return {
    profileId: evChargingProfileId(session),
    stackLevel,
    purpose: 'TxProfile',
    kind: schedule.startsAt ? 'Absolute' : 'Relative',
    transactionId: session.transactionId,
    schedules: [{ ...scheduleWithin(schedule, session.maxPeriods), scheduleId }],
  };
}

/**
 * A schedule in a number of periods at most. The periods at its end become one, which allows no more than each of them
 * did; a tariff that does not fit is left out.
 */
export function scheduleWithin(schedule: ChargingSchedule, maxPeriods: number): ChargingSchedule {
  const { periods, salesTariff, ...rest } = schedule;
  const most = Math.max(1, maxPeriods);
  const kept = periods.slice(0, most);
  const end = periods.slice(most - 1);
  const limits = end.flatMap(({ limit }) => limit ?? []);
  const last = kept.at(-1);
  const isCut = periods.length > most && last !== undefined && limits.length > 0;
  return {
    ...rest,
    periods: isCut ? [...kept.slice(0, -1), { ...last, limit: Math.min(...limits) }] : kept,
    ...(salesTariff && salesTariff.entries.length <= most && { salesTariff }),
  };
}
