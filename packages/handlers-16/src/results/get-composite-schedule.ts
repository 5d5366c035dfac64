import { definedFields } from '@csms/services';
import type { CompositeScheduleStore } from '@csms/store';
import { parseOptional, scheduleOf } from '../charging-schedule.js';
import type { ResultHandler16 } from '../types.js';

/** What GetCompositeSchedule's result works with. */
export interface GetCompositeScheduleResultDeps {
  readonly compositeSchedules: Pick<CompositeScheduleStore, 'record'>;
}

/**
 * Keeps what a station's profiles come to on a connector (OCPP 1.6 section 5.7). An answer need not name the connector:
 * then it is the one that was asked for.
 */
export function getCompositeScheduleResult({
  compositeSchedules,
}: GetCompositeScheduleResultDeps): ResultHandler16<'GetCompositeSchedule'> {
  return async ({ request, response }, { stationId, receivedAt: at }) => {
    const { status, connectorId: evseId = request?.connectorId, scheduleStart, chargingSchedule } = response;
    if (status !== 'Accepted' || evseId === undefined || !chargingSchedule) return;
    const startsAt = parseOptional(scheduleStart);
    const schedule = scheduleOf(chargingSchedule);
    await compositeSchedules.record(stationId, definedFields({ evseId, startsAt, schedule, at }));
  };
}
