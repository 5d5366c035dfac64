import { parseDateTime } from '@csms/ocpp-messages';
import type { ChargingSchedule as WireSchedule } from '@csms/ocpp-messages/1.6';
import { definedFields } from '@csms/services';
import type { ChargingSchedule } from '@csms/store';

/** A schedule as a station or a request of ours has it. */
export function scheduleOf(schedule: WireSchedule): ChargingSchedule {
  const { startSchedule, duration, chargingRateUnit, minChargingRate, chargingSchedulePeriod } = schedule;
  return definedFields({
    startsAt: parseOptional(startSchedule),
    durationS: duration,
    unit: chargingRateUnit,
    minChargingRate,
    periods: chargingSchedulePeriod.map(({ startPeriod: startS, limit, numberPhases }) =>
      definedFields({ startS, limit, numberPhases }),
    ),
  });
}

/** Reads a time that may be absent. */
export function parseOptional(time: string | undefined): Date | undefined {
  return time === undefined ? undefined : parseDateTime(time);
}
