import { parseDateTime } from '@csms/ocpp-messages';
import { definedFields } from '@csms/services';
import type { CompositeScheduleStore } from '@csms/store';
import { periodOf } from '../charging-schedule.js';
import type { ResultHandler201 } from '../types.js';

/** What GetCompositeSchedule's result works with. */
export interface GetCompositeScheduleResultDeps {
  readonly compositeSchedules: Pick<CompositeScheduleStore, 'record'>;
}

/** Keeps what a station's profiles and limits come to on an EVSE (OCPP 2.0.1 K08). */
export function getCompositeScheduleResult({
  compositeSchedules,
}: GetCompositeScheduleResultDeps): ResultHandler201<'GetCompositeSchedule'> {
  return async ({ response: { status, schedule } }, { stationId, receivedAt }) => {
    if (status !== 'Accepted' || !schedule) return;
    const { evseId, scheduleStart, duration, chargingRateUnit, chargingSchedulePeriod } = schedule;
    const composite = definedFields({
      evseId,
      startsAt: parseDateTime(scheduleStart),
      schedule: {
        durationS: duration,
        unit: chargingRateUnit,
        periods: chargingSchedulePeriod.map(periodOf),
      },
      at: receivedAt,
    });
    await compositeSchedules.record(stationId, composite);
  };
}
