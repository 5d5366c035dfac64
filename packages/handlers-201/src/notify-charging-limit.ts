import { definedFields } from '@csms/services';
import type { ChargingLimitStore } from '@csms/store';
import { scheduleOf } from './charging-schedule.js';
import type { CallHandler201 } from './types.js';

/** What NotifyChargingLimit works with. */
export interface NotifyChargingLimitDeps {
  readonly chargingLimits: Pick<ChargingLimitStore, 'record'>;
}

/** Keeps the limit that somebody else set on an EVSE, or on the station when none is named (OCPP 2.0.1 K12). */
export function notifyChargingLimit({
  chargingLimits,
}: NotifyChargingLimitDeps): CallHandler201<'NotifyChargingLimit'> {
  return async ({ evseId = 0, chargingLimit, chargingSchedule = [] }, { stationId, receivedAt }) => {
    const { chargingLimitSource: source, isGridCritical } = chargingLimit;
    const schedules = chargingSchedule.map(scheduleOf);
    const limit = definedFields({ evseId, source, isGridCritical, schedules, at: receivedAt });
    await chargingLimits.record(stationId, limit);
    return {};
  };
}
