import { parseDateTime } from '@csms/ocpp-messages';
import type { EvChargingScheduleStore } from '@csms/store';
import { scheduleOf } from './charging-schedule.js';
import type { CallHandler201 } from './types.js';

/** What NotifyEVChargingSchedule works with. */
export interface NotifyEVChargingScheduleDeps {
  readonly evChargingSchedules: Pick<EvChargingScheduleStore, 'record'>;
}

/**
 * Keeps how an EV will charge (OCPP 2.0.1 K15, K17). The answer says that it is kept, not that anybody approves of it.
 */
export function notifyEVChargingSchedule({
  evChargingSchedules,
}: NotifyEVChargingScheduleDeps): CallHandler201<'NotifyEVChargingSchedule'> {
  return async ({ evseId, timeBase, chargingSchedule }, { stationId, receivedAt }) => {
    await evChargingSchedules.record(stationId, {
      evseId,
      startsAt: parseDateTime(timeBase) ?? receivedAt,
      schedule: scheduleOf(chargingSchedule),
      at: receivedAt,
    });
    return { status: 'Accepted' };
  };
}
